"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Moves the focus to what was opened and back to its row, and closes it on Escape. */
export function PanelKeys({ id, closeHref }: { id: string; closeHref: string }) {
  const router = useRouter();

  useEffect(() => {
    document.getElementById("event")?.focus();
    return () => document.querySelector<HTMLElement>(`a[href*="${CSS.escape(id)}"]`)?.focus();
  }, [id]);

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key === "Escape" && !event.defaultPrevented)
        router.push(closeHref, { scroll: false });
    }
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [router, closeHref]);

  return null;
}
