"use client";

import { type RefObject, useEffect } from "react";

/** Ready for the next one: these fields are emptied once what was sent is done. The others mostly stay the same. */
export function useEmptied(
  form: RefObject<HTMLFormElement | null>,
  names: readonly string[],
  done: unknown,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer empties them once
  useEffect(() => {
    if (!done) return;
    for (const name of names) {
      const control = form.current?.elements.namedItem(name);
      if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)
        control.value = "";
    }
  }, [done]);
}
