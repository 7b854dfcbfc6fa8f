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

/** "1 affiliate", "1,204 affiliates" */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
}

/** "$80.00 to 2 affiliates": what is left of a batch after its failed lines. */
export function sumOf({
  currency,
  totalMinor,
  affiliateCount,
  failedMinor = 0,
  failedCount = 0,
}: Pick<
  Payout,
  "currency" | "totalMinor" | "affiliateCount" | "failedMinor" | "failedCount"
>): string {
  const money = formatMoney(totalMinor - failedMinor, currency);
  return `${money} to ${counted(affiliateCount - failedCount, "affiliate")}`;
}
