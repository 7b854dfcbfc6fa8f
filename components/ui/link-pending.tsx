"use client";

import { LoaderCircle } from "lucide-react";
import { useLinkStatus } from "next/link";

/** Inside a link: its page is on the way. Shown only once that takes long enough to be noticed. */
export function LinkPending() {
  const { pending } = useLinkStatus();
  if (!pending) return null;
  return (
    <span aria-hidden="true" className="fade-in animate-in fill-mode-both delay-150">
      <LoaderCircle className="size-3.5 animate-spin" />
    </span>
  );
}
