import { share } from "@/lib/campaigns/commission";
import { minorDigits } from "@/lib/money/shape";

/**
 * Payment platforms count some currencies in other units than ISO 4217 and our own tables do: Stripe has the
 * Icelandic króna in hundredths, which has none.
 */
const WHOLE = {
  Stripe: new Set("BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF UGX VND VUV XAF XOF XPF".split(" ")),
  Paddle: new Set("CLP JPY KRW VND".split(" ")),
};
const THOUSANDTHS = new Set("BHD JOD KWD OMR TND".split(" "));

type Vendor = keyof typeof WHOLE;

function digitsAt(vendor: Vendor, currency: string): number {
  if (WHOLE[vendor].has(currency)) return 0;
  return THOUSANDTHS.has(currency) ? 3 : 2;
}

/** What a platform says, in our minor units. Halves go to the even neighbour. */
export function ourMinor(vendor: Vendor, amount: number, currency: string): number {
  const more = digitsAt(vendor, currency) - minorDigits(currency);
  return more <= 0 ? Number(BigInt(amount) * 10n ** BigInt(-more)) : share(amount, 1, 10 ** more);
}

/** Our minor units, as a platform counts them. */
export function theirMinor(vendor: Vendor, minor: number, currency: string): number {
  const more = digitsAt(vendor, currency) - minorDigits(currency);
  return more >= 0 ? Number(BigInt(minor) * 10n ** BigInt(more)) : share(minor, 1, 10 ** -more);
}
