import { CreateCampaignCouponInput } from "@/lib/coupons/shape";
import { Currency, toMinor } from "@/lib/money/shape";
import { inputOfForm } from "@/lib/surfaces/form";

/**
 * The form asks whether a share or an amount is taken off, in the currency's own units, and for a day; the
 * operation takes one of two fields, minor units and a moment.
 */
export function couponInputOf(form: FormData): Record<string, unknown> {
  const { percentOff, amountOffCents, currency, durationInMonths, expiresAt, ...input } =
    inputOfForm(CreateCampaignCouponInput, form);
  const isAmount = form.get("takesOff") === "amount";
  return {
    ...input,
    ...(isAmount
      ? { amountOffCents: minorOf(amountOffCents, currency), currency }
      : { percentOff: percentOff ?? "" }),
    ...(input.duration === "Repeating" && { durationInMonths }),
    ...(typeof expiresAt === "string" && { expiresAt: endOfDay(expiresAt) }),
  };
}

/** What is no amount of the currency stays as it was typed, and the shape says why it does not fit. */
function minorOf(major: unknown, currency: unknown): unknown {
  const known = Currency.safeParse(currency);
  if (typeof major !== "number" || !known.success) return major ?? "";
  return toMinor(major, known.data) ?? major;
}

function endOfDay(day: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(day) ? `${day}T23:59:59Z` : day;
}
