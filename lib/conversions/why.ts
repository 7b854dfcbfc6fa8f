import { WHOLE } from "@/lib/campaigns/commission";
import { minorDigits, toPercent } from "@/lib/money/shape";
import { Explanation } from "./shape";
import type { ConversionRow } from "./standing";

/** A conversion with what its commission follows from. */
export interface Told {
  row: ConversionRow;
  campaignCurrency: string;
  /** The sum of its adjustments. */
  adjustedMinor: number;
  /** For an override: what the recruit earns with the sale now. */
  parentMinor: number | null;
}

/** How a commission came to be, in figures: what an API and a page show. */
export interface Reckoning {
  explanation: Explanation;
  baseMinor: number;
  earnedMinor: number;
  /** Before rounding, in major units; undefined where nothing was rounded. */
  exact?: string;
}

export function reckon({ row, parentMinor, adjustedMinor }: Told): Reckoning {
  const explanation = Explanation.parse(row.explanation);
  const { rule } = explanation;
  const baseMinor =
    rule.kind === "Override" ? (parentMinor ?? 0) : row.amountMinor - row.refundedMinor;
  const earnedMinor = row.commissionMinor + adjustedMinor;
  if (rule.kind !== "Percentage" && rule.kind !== "Override") {
    return { explanation, baseMinor, earnedMinor };
  }
  const product = BigInt(baseMinor) * BigInt(rule.hundredths);
  const isRounded = product % BigInt(WHOLE) !== 0n;
  const exact = isRounded
    ? decimal(product, minorDigits(row.currency) + 4).replace(/0+$/, "")
    : undefined;
  return { explanation, baseMinor, earnedMinor, exact };
}

/** Whom it is told: the affiliate is not told what the team noted for itself. */
type Reader = "team" | "affiliate";

/** One short sentence: "20 % of 99.00 USD is 19.80 USD; held until 2026-12-20." */
export function why(told: Told, reader: Reader = "team"): string {
  return `${[cause(told, reader), correction(told), standing(told.row, reader)].filter(Boolean).join("; ")}.`;
}

function cause(told: Told, reader: Reader): string {
  const { row } = told;
  const { explanation, baseMinor, exact } = reckon(told);
  const { rule } = explanation;
  const deniedBecause = reader === "team" ? explanation.deniedBecause : undefined;
  const their = reader === "team" ? "their" : "your";
  const money = (minor: number) => inWords(minor, row.currency);
  if (row.status === "Denied") {
    return `Denied, so nothing is earned${deniedBecause ? `: ${deniedBecause.replace(/\.+$/, "")}` : ""}`;
  }
  if (row.status === "Refunded") return "All of it was refunded, so nothing is earned";
  const base = row.refundedMinor > 0 ? `the ${money(baseMinor)} not refunded` : money(baseMinor);
  switch (rule.kind) {
    case "Percentage": {
      const rate = `${percent(rule.hundredths)}${rule.from === "affiliate" ? ` (${their} own rate)` : ""}`;
      return `${rate} of ${base} is ${result(told, exact)}`;
    }
    case "Override":
      return `${percent(rule.hundredths)} of the ${money(baseMinor)} that the recruit earns is ${result(told, exact)}`;
    case "Fixed": {
      const whose = rule.from === "affiliate" ? ` (${their} own terms)` : "";
      return baseMinor > 0
        ? `A fixed ${money(rule.amountMinor)} for each sale${whose}`
        : "Nothing was paid, so nothing is earned";
    }
    case "Given":
      return row.refundedMinor > 0
        ? `${money(rule.amountMinor)} for all of ${money(row.amountMinor)}, so ${base} leaves ${result(told, undefined)}`
        : `${money(rule.amountMinor)} as ${row.source === "Import" ? "imported" : "it was recorded"}`;
    case "Nothing":
      return rule.because === "currency"
        ? `The fixed commission is in ${told.campaignCurrency} and is never converted, so this sale earns nothing`
        : `${rule.because} campaigns record sales and pay nothing for them`;
  }
}

function result({ row, adjustedMinor }: Told, exact: string | undefined): string {
  const earned = inWords(row.commissionMinor + adjustedMinor, row.currency);
  return exact ? `${exact}, rounded to ${earned}` : earned;
}

/** What went into a payout stays; another carries the difference. */
function correction({ row, adjustedMinor }: Told): string | undefined {
  if (adjustedMinor === 0) return undefined;
  const sign = adjustedMinor > 0 ? "+" : "−";
  const difference = inWords(Math.abs(adjustedMinor), row.currency);
  return `${inWords(row.commissionMinor, row.currency)} went into a payout, and a later one carries ${sign}${difference}`;
}

function standing(row: ConversionRow, reader: Reader): string | undefined {
  switch (row.status) {
    case "Pending":
      if (row.heldBecause && reader === "affiliate")
        return "held until the company has reviewed it";
      if (row.heldBecause === "import_unconfirmed")
        return "held until an import confirms it for payment";
      if (row.heldBecause === "pixel_unreviewed")
        return "reported by a browser, so held until somebody approves it";
      return row.holdUntil ? `held until ${row.holdUntil.toISOString().slice(0, 10)}` : "held";
    case "Approved":
      return "approved";
    case "Paid":
      return row.isHistory ? "settled before it came here" : "paid";
    case "Refunded":
    case "Denied":
      return undefined;
  }
}

/** "20 %", "12.5 %". */
export function percent(hundredths: number): string {
  return `${toPercent(hundredths)} %`;
}

/** "99.00 USD", "1200 JPY": every digit of it, for people and models alike. */
export function inWords(minor: number, currency: string): string {
  return `${decimal(BigInt(minor), minorDigits(currency))} ${currency}`;
}

function decimal(value: bigint, places: number): string {
  const digits = String(value < 0n ? -value : value).padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places);
  return `${value < 0n ? "−" : ""}${whole}${places > 0 ? `.${fraction}` : ""}`;
}
