"use client";

import { useSyncExternalStore } from "react";
import { dateIn, exactTime, relativeTime } from "@/components/time-words";
import { Tooltip } from "@/components/ui/tooltip";
import { cn } from "@/lib/utils";

export type TimeFormat = "relative" | "exact" | "date";

interface LiveTimeProps {
  at: number;
  renderedAt: number;
  format: TimeFormat;
  zone?: string;
  className?: string;
}

export function LiveTime({ at, renderedAt, format, zone: given, className }: LiveTimeProps) {
  // The later of the two: the tick may be half a minute old, the reader's clock may be slow.
  const now = Math.max(
    renderedAt,
    useSyncExternalStore(onTick, currentTick, () => renderedAt),
  );
  const own = useSyncExternalStore(never, readersZone, () => "UTC");
  const zone = given ?? own;

  const exact = exactTime(at, zone);
  const relative = relativeTime(at, now, zone);
  const text = { relative, exact, date: dateIn(at, zone) }[format];
  return (
    <Tooltip content={format === "exact" ? relative : exact}>
      <time
        dateTime={new Date(at).toISOString()}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the exact time is shown on focus
        tabIndex={0}
        suppressHydrationWarning
        className={cn("whitespace-nowrap rounded-sm tabular-nums", className)}
      >
        {text}
      </time>
    </Tooltip>
  );
}

const TICK_MS = 30_000;
const listeners = new Set<() => void>();
let tick = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for all times on the page. */
function onTick(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    tick = Date.now();
    timer = setInterval(advance, TICK_MS);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function advance(): void {
  tick = Date.now();
  for (const listener of listeners) listener();
}

const currentTick = () => tick;
const readersZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const never = () => () => {};
