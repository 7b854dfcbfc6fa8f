import type { Tone } from "@/components/ui/tone";
import type { LimitName } from "@/lib/billing/shape";
import { type SubscriptionStatus, TRIAL_DAYS } from "@/lib/orgs/shape";
import { DAY } from "@/lib/time/shape";

export const LIMIT_WORDS: Record<LimitName, string> = {
  members: "Members",
  campaigns: "Campaigns",
  affiliates: "Affiliates",
  mcpTokens: "AI connections",
  apiKeys: "API keys",
};

export const STATUS_WORDS: Record<SubscriptionStatus, { tone: Tone; words: string }> = {
  Active: { tone: "ok", words: "Everything that the plan holds is open." },
  Trialing: { tone: "info", words: "You try the product with the limits of the trial." },
  PastDue: {
    tone: "warn",
    words: "The last payment did not arrive. The plan goes on for now; settle it soon.",
  },
  Canceled: {
    tone: "danger",
    words: "The plan has ended, so the limits of Free hold. Nothing that you made is deleted.",
  },
};

/** Whole days, so that the last one counts until it is over. */
export function trialDays(endsAt: string | undefined, now: Date) {
  const rest = endsAt ? Math.ceil((Date.parse(endsAt) - now.getTime()) / DAY) : 0;
  const left = Math.max(0, rest);
  const of = Math.max(TRIAL_DAYS, left);
  return { left, of, used: of - left };
}
