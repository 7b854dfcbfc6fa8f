import type { StateTone } from "@/components/ui/tone";

export interface Change {
  words: string;
  tone: StateTone | "neutral";
}

/** How a figure compares with the same length of time before. */
export function changeOf(now: number, before: number): Change {
  if (now === before) return { words: "no change", tone: "neutral" };
  if (before === 0) return { words: "none before", tone: "neutral" };
  const percent = ((now - before) / Math.abs(before)) * 100;
  const size = Math.abs(percent) < 10 ? Math.abs(percent).toFixed(1) : Math.abs(percent).toFixed(0);
  const figure = Number(size).toLocaleString("en-US");
  return percent > 0
    ? { words: `${figure} % more`, tone: "ok" }
    : { words: `${figure} % less`, tone: "warn" };
}
