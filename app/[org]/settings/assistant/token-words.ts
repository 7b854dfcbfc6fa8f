import { counted } from "@/components/counted";
import type { Tone } from "@/components/ui/tone";
import type { Token } from "@/lib/tokens/shape";

/** What it may do, in two words: for a column. */
export function mayWords({ access, allowedTools }: Pick<Token, "access" | "allowedTools">): string {
  if (allowedTools) return counted(allowedTools.length, "tool");
  return access === "read" ? "Read" : "Read, write";
}

export const STATUS_WORDS: Record<Token["status"], { word: string; tone: Tone; means: string }> = {
  active: { word: "Active", tone: "ok", means: "It is accepted whenever a client sends it." },
  paused: {
    word: "Paused",
    tone: "warn",
    means:
      "Whoever made it is no longer an owner, so it is refused. Revoke it, and generate one of your own.",
  },
  expired: { word: "Expired", tone: "neutral", means: "Its time is over, so it is refused." },
  revoked: { word: "Revoked", tone: "neutral", means: "It is refused for good." },
};

/** "182 calls, 3 refused" */
export function weekWords({ callsThisWeek, refusalsThisWeek }: Token): string {
  if (callsThisWeek === 0) return "no calls";
  const calls = counted(callsThisWeek, "call");
  return refusalsThisWeek > 0 ? `${calls}, ${refusalsThisWeek} refused` : calls;
}
