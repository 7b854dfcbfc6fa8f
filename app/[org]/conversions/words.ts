import type { Tone } from "@/components/ui/tone";
import type { Conversion, ConversionDetail, ConversionStatus } from "@/lib/conversions/shape";

/** Waiting is the rule and no cause for worry; what waits for a person has a tone of its own. */
export const STATUS_TONES: Record<ConversionStatus, Tone> = {
  Pending: "neutral",
  Approved: "info",
  Paid: "ok",
  Refunded: "neutral",
  Denied: "danger",
};

export const HELD_WORDS: Record<NonNullable<Conversion["heldBecause"]>, string> = {
  import_unconfirmed: "Import not confirmed for payment",
  pixel_unreviewed: "Reported by a browser, not reviewed",
};

/** Why the sale is this affiliate's. */
export const ATTRIBUTION_WORDS: Record<Conversion["attributionMethod"], string> = {
  coupon: "The customer used their coupon code.",
  click: "The customer came by their link, within the campaign's cookie window.",
  link: "The sale named them.",
  lead: "The customer signed up through them before.",
  customer: "The customer has bought through them before.",
  override: "They recruited the affiliate who made the sale.",
  import: "The import named them.",
};

export const ACCOUNT_WORDS: Record<ConversionDetail["transfers"][number]["debit"], string> = {
  Program: "Your program",
  Held: "Held",
  Payable: "Payable",
  InPayout: "In a payout",
  Settled: "Settled",
};

export const KIND_WORDS: Record<string, string> = {
  earned: "Earned",
  approved: "Approved",
  reduced: "Taken back",
  restored: "Given back",
  adjusted: "Corrected",
  batched: "Put into a payout",
  released: "Released from a payout that failed",
  paid: "Paid",
  imported: "Taken over",
  reverted: "Import reverted",
};

export const REASON_WORDS: Record<ConversionDetail["adjustments"][number]["reason"], string> = {
  Refund: "Refunded after it went into a payout",
  RefundReversed: "A refund was taken back",
  Denied: "Denied after it was paid",
};

/** "Sale inv_10234", "Override": how one is told from another. */
export function nameOf({
  type,
  attributionMethod,
  externalId,
}: Pick<Conversion, "type" | "attributionMethod" | "externalId">): string {
  if (attributionMethod === "override") return "Override";
  return externalId ? `${type} ${externalId}` : type;
}
