import { z } from "zod";

export const CURRENCIES = [
  "AUD",
  "BRL",
  "CAD",
  "CHF",
  "CNY",
  "CZK",
  "DKK",
  "EUR",
  "GBP",
  "HKD",
  "HUF",
  "IDR",
  "ILS",
  "INR",
  "ISK",
  "JPY",
  "KRW",
  "MXN",
  "MYR",
  "NOK",
  "NZD",
  "PHP",
  "PLN",
  "RON",
  "SEK",
  "SGD",
  "THB",
  "TRY",
  "USD",
  "ZAR",
] as const;
export const Currency = z.enum(CURRENCIES);
export type Currency = z.infer<typeof Currency>;

/** Digits behind the point, as ISO 4217 has them: 2 for USD, 0 for JPY. */
export function minorDigits(currency: string): number {
  return (
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions()
      .maximumFractionDigits ?? 2
  );
}

/**
 * A number of major units in minor units, exactly: 0.5 USD is 50, and 0.005 USD is not a number of cents.
 * @returns null where the currency has no such fraction.
 */
export function toMinor(major: number, currency: string): number | null {
  return shifted(major, minorDigits(currency));
}

export function toMajor(minor: number, currency: string): number {
  return Number(`${minor}e-${minorDigits(currency)}`);
}

/** Moves the decimal point in the number's own digits, so that no binary fraction gets in. */
export function shifted(value: number, places: number): number | null {
  const moved = Number(`${value}e${places}`);
  return Number.isSafeInteger(moved) ? moved : null;
}

/** "$1,204.50", "CA$12.00", "¥1,200", "−€3.10": unmistakable in every currency, minus as a minus. */
export function formatMoney(minor: number, currency: string): string {
  const format = new Intl.NumberFormat("en-US", { style: "currency", currency });
  return format.format(toMajor(minor, currency)).replace("-", "−");
}

export const Amount = z.object({
  currency: z.string(),
  amountMinor: z.number().int().describe("Minor units."),
});
