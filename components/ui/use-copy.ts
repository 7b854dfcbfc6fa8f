"use client";

import { useEffect, useState } from "react";
import { copyText } from "@/components/ui/copy";

type CopyState = "idle" | "copied" | "failed";

const SHOWN_FOR_MS = 2000;

/** Copies, and remembers for two seconds how it went. */
export function useCopy(value: string, onCopied?: () => void) {
  const [state, setState] = useState<CopyState>("idle");

  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [state]);

  async function copy(near: HTMLElement) {
    const copied = await copyText(value, near);
    setState(copied ? "copied" : "failed");
    if (copied) onCopied?.();
  }

  return { state, copy, announcement: ANNOUNCEMENTS[state] };
}

const ANNOUNCEMENTS = {
  idle: "",
  copied: "Copied",
  failed: "Not copied. Select the text and copy it by keyboard.",
} as const;
