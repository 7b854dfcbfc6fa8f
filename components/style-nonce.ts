"use client";

import { setNonce } from "get-nonce";

/*
 * Dialogs and menus stop the page behind them from scrolling with a style element made in the
 * browser (react-remove-scroll). The policy lets it through with the nonce of the page's scripts.
 */
if (typeof document !== "undefined") {
  const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
  if (nonce) setNonce(nonce);
}
