import { counted } from "@/components/counted";
import { formatMoney } from "@/components/money";
import type { Tone } from "@/components/ui/tone";
import type { LineStatus, Payout, PayoutStatus } from "@/lib/payouts/shape";

export const STATUS_TONES: Record<PayoutStatus, Tone> = {
  Pending: "warn",
  Processing: "info",
  Paid: "ok",
  Failed: "danger",
};

export const LINE_TONES: Record<LineStatus, Tone> = {
  Pending: "neutral",
  Paid: "ok",
  Failed: "danger",
};

type Sum = Pick<
  Payout,
  "currency" | "totalMinor" | "affiliateCount" | "failedMinor" | "failedCount"
>;

/** What is left of a batch after its failed lines. */
export function leftOf({ totalMinor, affiliateCount, failedMinor = 0, failedCount = 0 }: Sum) {
  return { minor: totalMinor - failedMinor, affiliates: affiliateCount - failedCount };
}

/** "$80.00 to 2 affiliates": what is left of it. */
export function sumOf(sum: Sum): string {
  const { minor, affiliates } = leftOf(sum);
  return `${formatMoney(minor, sum.currency)} to ${counted(affiliates, "affiliate")}`;
}

/** A failed batch is known by what was in it. */
export function knownAs(payout: Payout): Sum {
  const { currency, totalMinor, affiliateCount } = payout;
  return payout.status === "Failed" ? { currency, totalMinor, affiliateCount } : payout;
}
