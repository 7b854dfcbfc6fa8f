"use client";

import { useCopy } from "@/components/ui/use-copy";

/** The first eight characters of an id; a click copies all of it. */
export function ShortId({ id }: { id: string }) {
  const { state, copy, announcement } = useCopy(id);
  return (
    <>
      <button
        type="button"
        title={id}
        aria-label={`Copy id ${id}`}
        onClick={({ currentTarget }) => copy(currentTarget)}
        className="-my-1 rounded-sm py-1 font-mono text-muted-foreground text-xs hover:text-foreground hover:underline"
      >
        {state === "copied" ? "Copied" : id.slice(0, 8)}
      </button>
      <span aria-live="polite" className="sr-only">
        {announcement}
      </span>
    </>
  );
}
