"use client";

import { useRef } from "react";

/**
 * Brings the focus back to where a dialog was opened from, also when that was a menu item that is
 * gone by then: its menu names the button it belongs to. Radix knows only a dialog's own trigger.
 */
export function useFocusReturn() {
  const opener = useRef<HTMLElement | null>(null);

  function onOpenAutoFocus() {
    const active = document.activeElement;
    const button = active?.closest("[role=menu]")?.getAttribute("aria-labelledby");
    const element = button ? document.getElementById(button) : active;
    opener.current = element instanceof HTMLElement ? element : null;
  }

  function onCloseAutoFocus(event: Event) {
    const element = opener.current;
    if (!element?.isConnected || element === document.body) return;
    event.preventDefault();
    element.focus();
  }

  return { onOpenAutoFocus, onCloseAutoFocus };
}
