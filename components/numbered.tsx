import type { ReactNode } from "react";

/** One of several steps in an `ol`, with its number beside it. */
export function Numbered({ number, children }: { number: number; children: ReactNode }) {
  return (
    <li className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3">
      <span
        aria-hidden="true"
        className="grid size-7 place-items-center rounded-full border bg-muted text-xs tabular-nums"
      >
        {number}
      </span>
      <div className="grid gap-3 pt-1">{children}</div>
    </li>
  );
}
