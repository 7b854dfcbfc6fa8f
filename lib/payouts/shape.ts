import { z } from "zod";
import { Currency, formatMoney } from "@/lib/money/shape";
import { pageFields, pageOf } from "@/lib/paging";
import { AS_THE_AFFILIATE_WROTE } from "@/lib/text/shape";
import { Instant } from "@/lib/time/shape";

export const PAYOUT_STATUSES = ["Pending", "Processing", "Paid", "Failed"] as const;
export const PayoutStatus = z.enum(PAYOUT_STATUSES);
export type PayoutStatus = z.infer<typeof PayoutStatus>;

const LineStatus = z.enum(["Pending", "Paid", "Failed"]);
export type LineStatus = z.infer<typeof LineStatus>;

const Recipient = z.object({
  affiliateId: z.uuid(),
  affiliateName: z.string().optional().describe(AS_THE_AFFILIATE_WROTE),
  slug: z.string().optional(),
  amountMinor: z.number().int().describe("Minor units."),
  conversionCount: z.number().int(),
  adjustmentMinor: z.number().int().optional().describe("Of it, corrections of earlier payouts."),
  paypalEmail: z.string(),
});

/** What a payout is made of, and which of its parts: a preview and the run that follows take the same. */
const filterFields = {
  campaignId: z.uuid().optional().describe("Earned in this campaign."),
  since: Instant("2026-03-01T00:00:00Z").optional().describe("Conversions from then on."),
};

export const PreviewPayoutInput = z.strictObject(filterFields);
export type PreviewPayoutInput = z.infer<typeof PreviewPayoutInput>;

export const PayoutPreview = z.object({
  batches: z
    .array(
      z.object({
        currency: z.string(),
        totalMinor: z.number().int().describe("Minor units."),
        affiliateCount: z.number().int(),
        lines: z.array(Recipient),
      }),
    )
    .describe("By currency."),
  carried: z
    .array(
      z.object({
        affiliateId: z.uuid(),
        affiliateName: z.string().optional().describe(AS_THE_AFFILIATE_WROTE),
        currency: z.string(),
        amountMinor: z.number().int().describe("Negative: they owe."),
        reason: z.string(),
      }),
    )
    .describe("Wait for a later payout."),
  held: z
    .array(
      z.object({
        currency: z.string(),
        heldCount: z.number().int(),
        heldMinor: z.number().int(),
        unreviewedCount: z
          .number()
          .int()
          .describe("Of these, without an end to their hold: a Manager decides."),
      }),
    )
    .describe("Pending, by currency."),
});
export type PayoutPreview = z.infer<typeof PayoutPreview>;

export const Payout = z.object({
  id: z.uuid(),
  currency: z.string(),
  status: PayoutStatus,
  totalMinor: z.number().int().describe("Minor units."),
  affiliateCount: z.number().int(),
  failedMinor: z.number().int().optional().describe("Of it, what is due again."),
  failedCount: z.number().int().optional(),
  campaignId: z.uuid().optional(),
  since: z.iso.datetime().optional(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().optional(),
  paidAt: z.iso.datetime().optional(),
  failedAt: z.iso.datetime().optional(),
  failureReason: z.string().optional(),
  reference: z.string().optional().describe("The bank's or service's own."),
});
export type Payout = z.infer<typeof Payout>;

/** "$1,204.50 of 2026-03-01": what the log calls a batch. */
export function labelOf({
  totalMinor,
  currency,
  createdAt,
}: Pick<Payout, "totalMinor" | "currency" | "createdAt">): string {
  return `${formatMoney(totalMinor, currency)} of ${createdAt.slice(0, 10)}`;
}

export const PayoutLine = Recipient.extend({
  status: LineStatus,
  failureReason: z.string().optional(),
  settledAt: z.iso.datetime().optional(),
});
export type PayoutLine = z.infer<typeof PayoutLine>;

export const PayoutDetail = Payout.extend({
  lines: z.array(PayoutLine).describe("The largest first."),
});
export type PayoutDetail = z.infer<typeof PayoutDetail>;

export const ListPayoutsInput = z.strictObject({
  ...pageFields,
  status: PayoutStatus.optional(),
  affiliateId: z.uuid().optional().describe("With a line for them."),
  since: Instant("2026-03-01T00:00:00Z").optional().describe("Made since."),
});
export type ListPayoutsInput = z.infer<typeof ListPayoutsInput>;
export const PayoutPage = pageOf(Payout);

export const PayoutId = z.strictObject({ id: z.uuid().describe("Payout id.") });
export type PayoutId = z.infer<typeof PayoutId>;

export const CreatePayoutInput = z.strictObject({
  ...filterFields,
  currency: Currency.optional().describe("Only the batch in this currency."),
});
export type CreatePayoutInput = z.infer<typeof CreatePayoutInput>;

export const CreatedPayouts = z.object({
  items: z.array(Payout).describe("One batch for each currency; none when nothing is due."),
});
export type CreatedPayouts = z.infer<typeof CreatedPayouts>;

const Reason = z.string().trim().min(1, "Say why it failed.").max(500);

export const SettlePayoutInput = PayoutId.extend({
  reference: z
    .string()
    .trim()
    .max(200)
    .optional()
    .describe("What the bank or payment service calls the transfer."),
});
export type SettlePayoutInput = z.infer<typeof SettlePayoutInput>;

export const FailPayoutInput = PayoutId.extend({
  reason: Reason.describe("Kept with the batch and mailed to owners and admins."),
});
export type FailPayoutInput = z.infer<typeof FailPayoutInput>;

export const FailPayoutLineInput = PayoutId.extend({
  affiliateId: z.uuid().describe("Whose payment failed."),
  reason: Reason.describe("Kept with the line and mailed to owners and admins."),
});
export type FailPayoutLineInput = z.infer<typeof FailPayoutLineInput>;

export const PayoutFile = z.object({
  /** What the log calls the payout. */
  label: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
  content: z.string(),
});
export type PayoutFile = z.infer<typeof PayoutFile>;
