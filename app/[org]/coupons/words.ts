import type { Tone } from "@/components/ui/tone";
import type { AffiliateCoupon, CampaignCoupon } from "@/lib/coupons/shape";
import { formatMoney } from "@/lib/money/shape";

type Discount = Pick<
  CampaignCoupon,
  "percentOff" | "amountOffCents" | "currency" | "duration" | "durationInMonths"
>;

/** "20 % off the first payment", "$10.00 off every payment", "5 % off for 3 months" */
export function discountWords(discount: Discount): string {
  const { percentOff, amountOffCents, currency } = discount;
  if (percentOff === 0) return "Nothing off: it only tells who sent the customer";
  const off =
    amountOffCents !== undefined && currency
      ? formatMoney(amountOffCents, currency)
      : `${(percentOff ?? 0).toLocaleString("en-US")} %`;
  return `${off} off ${durationWords(discount)}`;
}

function durationWords({ duration, durationInMonths: months }: Discount): string {
  switch (duration) {
    case "Once":
      return "the first payment";
    case "Forever":
      return "every payment";
    case "Repeating":
      return months === 1 ? "for one month" : `for ${months} months`;
  }
}

export const STRIPE_WORDS: Record<
  AffiliateCoupon["stripeState"],
  { word: string; tone: Tone | undefined }
> = {
  local: { word: "Here only", tone: undefined },
  pending: { word: "On its way", tone: "info" },
  created: { word: "At Stripe", tone: "ok" },
  failed: { word: "Failed", tone: "danger" },
  revoking: { word: "Being switched off", tone: "info" },
  revoked: { word: "Switched off", tone: undefined },
};
