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

/** Currencies whose minor unit is not a hundredth, as ISO 4217 lists them; what browsers print differs. */
export const MINOR_DIGITS: Readonly<Record<string, number>> = {
  ...digits(0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
  ...digits(3, "BHD IQD JOD KWD LYD OMR TND"),
};

function digits(count: number, currencies: string): Record<string, number> {
  return Object.fromEntries(currencies.split(" ").map((currency) => [currency, count]));
}

/** Digits behind the point: 2 for USD and HUF, 0 for JPY. */
export function minorDigits(currency: string): number {
  return MINOR_DIGITS[currency] ?? 2;
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

/** Hundredths of a percent in percent: 1250 is 12.5. */
export function toPercent(hundredths: number): number {
  return Number(`${hundredths}e-2`);
}

/** "$1,204.50", "CA$12.00", "¥1,200", "−€3.10": unmistakable in every currency, minus as a minus. */
export function formatMoney(minor: number, currency: string): string {
  const places = minorDigits(currency);
  const format = new Intl.NumberFormat("en-US", {
    style: "currency",
    currency,
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  });
  return format.format(toMajor(minor, currency)).replace("-", "−");
}

export const Amount = z.object({
  currency: z.string(),
  amountMinor: z.number().int().describe("Minor units."),
});
