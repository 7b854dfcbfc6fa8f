import { formatMoney } from "@/components/money";
import { dateIn } from "@/components/time-words";
import type { Tone } from "@/components/ui/tone";
import type { Earnings, OwnPayout } from "@/lib/area/shape";

/** Until when what is held is held: "payable from 12 Dec 2026, all of it by 3 Jan 2027". */
export function heldWords(earnings: Earnings, orgName: string, zone: string): string {
  const { currency, heldMinor, releases, unreviewedMinor } = earnings;
  if (heldMinor === 0) return "";
  const unreviewed =
    unreviewedMinor &&
    (unreviewedMinor === heldMinor
      ? `until ${orgName} has reviewed it`
      : `${formatMoney(unreviewedMinor, currency)} until ${orgName} has reviewed it`);
  const dated = releases && releaseWords(releases, zone);
  return [dated, unreviewed].filter(Boolean).join("; ") || "until it is approved";
}

function releaseWords({ first, last }: NonNullable<Earnings["releases"]>, zone: string): string {
  const [from, by] = [first, last].map((at) => dateIn(Date.parse(at), zone));
  return from === by ? `payable from ${from}` : `payable from ${from}, all of it by ${by}`;
}

export function payableWords({ payableMinor }: Earnings): string {
  if (payableMinor === 0) return "";
  return payableMinor > 0
    ? "in the next payout"
    : "taken back after it was paid; what you earn next makes up for it";
}

export const PAYOUT_WORDS: Record<OwnPayout["status"], { word: string; tone: Tone }> = {
  Pending: { word: "Being prepared", tone: "neutral" },
  Processing: { word: "On its way", tone: "info" },
  Paid: { word: "Paid", tone: "ok" },
  Failed: { word: "Failed", tone: "danger" },
};
