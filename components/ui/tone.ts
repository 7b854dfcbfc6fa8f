import { CircleCheck, CircleX, Info, type LucideIcon, TriangleAlert } from "lucide-react";

/** A state is never told by colour alone: each tone brings its icon, the words bring the rest. */
export const TONE_ICONS = {
  ok: CircleCheck,
  warn: TriangleAlert,
  danger: CircleX,
  info: Info,
} as const satisfies Record<string, LucideIcon>;

export const TONE_COLORS = {
  ok: "text-ok",
  warn: "text-warn",
  danger: "text-danger",
  info: "text-info",
} as const satisfies Record<StateTone, string>;

export type StateTone = keyof typeof TONE_ICONS;
export type Tone = "neutral" | StateTone;
