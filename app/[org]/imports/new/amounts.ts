import { minorDigits } from "@/lib/money/shape";

export const UNITS = ["major", "minor"] as const;
/** Whether 49 means 49.00 or 0.49. */
export type Unit = (typeof UNITS)[number];

/** "$1,204.50", "1.204,50 €", "1204.5", "1 204,50": groups of three, and at most one decimal sign. */
const GROUPED_BY_COMMA = /^\d{1,3}(,\d{3})+(\.\d+)?$/;
const GROUPED_BY_POINT = /^\d{1,3}(\.\d{3})+,\d+$/;
const PLAIN = /^\d+(\.\d+)?$/;
const DECIMAL_COMMA = /^\d+,\d{1,2}$/;

/**
 * An amount as a spreadsheet writes it, in minor units and exactly.
 * @returns null for what cannot be read in one way only, or is finer than the currency
 */
export function readAmount(text: string, currency: string, unit: Unit): number | null {
  const digits = plainDigits(text.replace(/[\s\u00a0'’]|[A-Z]{3}|\p{Sc}/gu, ""));
  if (digits === null) return null;
  const places = unit === "major" ? minorDigits(currency) : 0;
  const [whole = "", fraction = ""] = digits.split(".");
  const finer = fraction.slice(places);
  if (/[1-9]/.test(finer)) return null;
  const minor = Number(whole + fraction.slice(0, places).padEnd(places, "0"));
  return Number.isSafeInteger(minor) ? minor : null;
}

function plainDigits(text: string): string | null {
  if (PLAIN.test(text)) return text;
  if (GROUPED_BY_COMMA.test(text)) return text.replaceAll(",", "");
  if (GROUPED_BY_POINT.test(text)) return text.replaceAll(".", "").replace(",", ".");
  return DECIMAL_COMMA.test(text) ? text.replace(",", ".") : null;
}
