import { z } from "zod";
import { pageFields, pageOf } from "@/lib/paging";
import { AS_THE_AFFILIATE_WROTE, AS_THE_CUSTOMER_WROTE, fromOutside } from "@/lib/text/shape";
import { Instant } from "@/lib/time/shape";

const minor = z.number().int();
const from = z.enum(["campaign", "affiliate"]);

/** How a conversion earns, as it was when it was credited: later changes of a campaign do not reach it. */
export const Rule = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("Percentage"), hundredths: minor, from }),
  z.object({ kind: z.literal("Fixed"), amountMinor: minor, from }),
  /** Of what the recruit earns with the same sale. */
  z.object({ kind: z.literal("Override"), hundredths: minor }),
  /** What an import said. */
  z.object({ kind: z.literal("Given"), amountMinor: minor }),
  z.object({ kind: z.literal("Nothing"), because: z.enum(["Cpc", "Cpl", "currency"]) }),
]);
export type Rule = z.infer<typeof Rule>;

/** What `conversions.explanation` holds: with the refunds it is all that a commission follows from. */
export const Explanation = z.object({
  rule: Rule,
  /** Days from the sale until it is approved by itself. */
  holdDays: z.number().int().optional(),
  deniedBecause: z.string().optional(),
});
export type Explanation = z.infer<typeof Explanation>;

export const CONVERSION_STATUSES = ["Pending", "Approved", "Paid", "Refunded", "Denied"] as const;
export const ConversionStatus = z.enum(CONVERSION_STATUSES);
export type ConversionStatus = z.infer<typeof ConversionStatus>;

export const CONVERSION_TYPES = ["Sale", "Recurring", "Lead"] as const;

const ATTRIBUTION_METHODS = [
  "coupon",
  "click",
  "link",
  "lead",
  "customer",
  "override",
  "import",
] as const;

/** Where a conversion came from, as the product's pages and exports call it. */
const SOURCES = [
  "Coupon",
  "Link",
  "Customer match",
  "Click",
  "Lead",
  "Override",
  "Server",
  "Imported",
] as const;
export type Source = (typeof SOURCES)[number];

export const HELD_BECAUSE = ["import_unconfirmed", "pixel_unreviewed"] as const;

export const Conversion = z.object({
  id: z.uuid(),
  campaignId: z.uuid(),
  affiliateId: z.uuid(),
  affiliateSlug: z.string(),
  affiliateName: z.string().describe(AS_THE_AFFILIATE_WROTE),
  type: z.enum(CONVERSION_TYPES),
  status: ConversionStatus,
  source: z.enum(SOURCES),
  attributionMethod: z.enum(ATTRIBUTION_METHODS).describe("How the affiliate was found."),
  amountMinor: minor.describe("Of the sale, minor units; 0 for an override."),
  refundedMinor: minor.optional().describe("Of the amount, what went back to the customer."),
  commissionMinor: minor.describe("What it earns; once in a payout, what went into it."),
  adjustedMinor: minor
    .optional()
    .describe("Corrections since it went into a payout, which the next one carries."),
  currency: z.string(),
  couponCode: z.string().optional(),
  externalId: z.string().optional().describe(fromOutside("The sale's id at its source")),
  customerEmail: z.string().optional().describe(AS_THE_CUSTOMER_WROTE),
  heldBecause: z
    .enum(HELD_BECAUSE)
    .optional()
    .describe("Why it waits until a Manager approves it, however long that is."),
  holdUntil: z.iso.datetime().optional().describe("From then on it is approved by itself."),
  occurredAt: z.iso.datetime(),
  why: z.string().describe("How the commission came to be, in a sentence."),
});
export type Conversion = z.infer<typeof Conversion>;

const ACCOUNTS = ["Program", "Held", "Payable", "InPayout", "Settled"] as const;

export const ConversionDetail = Conversion.extend({
  campaignName: z.string(),
  customerName: z.string().optional().describe(AS_THE_CUSTOMER_WROTE),
  customerId: z.string().optional().describe("The customer's id at the payment platform."),
  subscriptionId: z.string().optional(),
  clickId: z.uuid().optional(),
  parentId: z.uuid().optional().describe("For an override: the sale it is earned on."),
  overrideId: z.uuid().optional().describe("The override that the recruiter earns on it."),
  importJobId: z.uuid().optional(),
  isHistory: z.boolean().describe("Settled before it came here: never payable."),
  payoutId: z.uuid().optional().describe("The payout it is in."),
  createdAt: z.iso.datetime(),
  approvedAt: z.iso.datetime().optional(),
  paidAt: z.iso.datetime().optional(),
  explanation: z.object({
    rule: z.enum(["Percentage", "Fixed", "Override", "Given", "Nothing"]),
    from: from.optional().describe("Whose terms: the campaign's or the affiliate's own."),
    percent: z.number().optional(),
    fixedMinor: minor.optional().describe("Fixed: for each sale. Given: by the import."),
    nothingBecause: z.enum(["Cpc", "Cpl", "currency"]).optional(),
    baseMinor: minor.describe("What it is taken of: the amount without refunds."),
    exact: z.string().optional().describe("Before rounding, in major units."),
    rounding: z.literal("half-even").optional().describe("Present where something was rounded."),
    earnedMinor: minor.describe("What it earns now, corrections included."),
    holdDays: z.number().int().optional(),
    deniedBecause: z.string().optional(),
  }),
  transfers: z
    .array(
      z.object({
        at: z.iso.datetime(),
        kind: z.string(),
        debit: z.enum(ACCOUNTS).describe("Where it comes from; Program is the company."),
        credit: z.enum(ACCOUNTS).describe("Where it goes."),
        amountMinor: minor,
        payoutId: z.uuid().optional(),
      }),
    )
    .describe("What the ledger holds of it, oldest first."),
  refunds: z.array(
    z.object({
      key: z.string().describe("The refund's or dispute's id at its source."),
      amountMinor: minor.optional().describe("Left out: the whole sale."),
      toldAt: z.iso.datetime(),
      voidedAt: z.iso.datetime().optional().describe("Since when it counts no longer."),
    }),
  ),
  adjustments: z.array(
    z.object({
      id: z.uuid(),
      amountMinor: minor.describe("Negative: taken back from the affiliate."),
      reason: z.enum(["Refund", "RefundReversed", "Denied"]),
      at: z.iso.datetime(),
      payoutId: z.uuid().optional().describe("The payout that carries it."),
    }),
  ),
});
export type ConversionDetail = z.infer<typeof ConversionDetail>;

export const ConversionId = z.strictObject({ id: z.uuid().describe("Conversion id.") });

export const ListConversionsInput = z.strictObject({
  ...pageFields,
  affiliateId: z.uuid().optional().describe("Only those of this affiliate."),
  campaignId: z.uuid().optional().describe("Only those of this campaign."),
  status: ConversionStatus.optional(),
  since: Instant("2026-11-01T00:00:00Z")
    .optional()
    .describe("ISO 8601: only those that happened then or later."),
});
export type ListConversionsInput = z.infer<typeof ListConversionsInput>;
export const ConversionPage = pageOf(Conversion);

export const DenyInput = z.strictObject({
  id: z.uuid().describe("Conversion id."),
  reason: z.string().trim().max(1_000).optional().describe("Kept with the conversion and the log."),
});
export type DenyInput = z.infer<typeof DenyInput>;
