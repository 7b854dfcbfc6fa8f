import { z } from "zod";
import { Currency, shifted } from "@/lib/money/shape";
import { pageFields, pageOf } from "@/lib/paging";
import { AS_THE_AFFILIATE_WROTE } from "@/lib/text/shape";
import { Instant } from "@/lib/time/shape";

export const DURATIONS = ["Once", "Repeating", "Forever"] as const;
const COUPON_STRIPE_STATES = ["local", "pending", "created", "failed"] as const;
const CODE_STRIPE_STATES = [...COUPON_STRIPE_STATES, "revoking", "revoked"] as const;

const STATE_WORDS = "local: kept here alone.";

/** What a coupon takes off, as it was published. */
const discountFields = {
  percentOff: z.number().optional(),
  amountOffCents: z.number().int().optional(),
  currency: z.string().optional(),
  duration: z.enum(DURATIONS),
  durationInMonths: z.number().int().optional(),
};

export const CampaignCoupon = z.object({
  id: z.uuid(),
  programId: z.uuid(),
  name: z.string(),
  ...discountFields,
  maxRedemptions: z.number().int().optional().describe("Of each code."),
  expiresAt: z.iso.datetime().optional(),
  metadata: z.record(z.string(), z.string()).optional(),
  allowAffiliateSelfMint: z.boolean(),
  overridesClickAttribution: z.boolean(),
  codes: z.number().int().describe("In use."),
  redemptions: z.number().int().describe("Sales, without those refunded."),
  stripeState: z.enum(COUPON_STRIPE_STATES).describe(STATE_WORDS),
  stripeError: z.string().optional(),
  createdAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().optional().describe("No code is made from it any more."),
});
export type CampaignCoupon = z.infer<typeof CampaignCoupon>;

export const AffiliateCoupon = z.object({
  id: z.uuid(),
  code: z.string(),
  programId: z.uuid(),
  affiliateId: z.uuid(),
  affiliateName: z.string().describe(AS_THE_AFFILIATE_WROTE),
  campaignCouponId: z.uuid(),
  couponName: z.string(),
  ...discountFields,
  redemptions: z.number().int().describe("Sales, without those refunded."),
  stripeState: z.enum(CODE_STRIPE_STATES).describe(STATE_WORDS),
  stripeError: z.string().optional(),
  createdAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().optional(),
});
export type AffiliateCoupon = z.infer<typeof AffiliateCoupon>;

const programId = z.uuid().describe("Campaign id.");

export const ListCampaignCouponsInput = z.strictObject({ programId, ...pageFields });
export type ListCampaignCouponsInput = z.infer<typeof ListCampaignCouponsInput>;
export const CampaignCouponPage = pageOf(CampaignCoupon);

/** The most that Stripe keeps with a coupon. */
const METADATA = { keys: 50, keyLength: 40, valueLength: 500 };

const Metadata = z
  .record(
    z.string(),
    z.string().max(METADATA.valueLength, `Keep values to ${METADATA.valueLength} characters.`),
  )
  .refine((metadata) => Object.keys(metadata).length <= METADATA.keys, {
    error: `Give at most ${METADATA.keys} keys.`,
  })
  .refine(
    (metadata) =>
      Object.keys(metadata).every((key) => key !== "" && key.length <= METADATA.keyLength),
    { error: `Keep keys between 1 and ${METADATA.keyLength} characters.` },
  );

const CreateFields = z.strictObject({
  programId,
  name: z
    .string()
    .trim()
    .min(1, "Give the coupon a name, for example Spring 20 %.")
    .max(40, "Keep the name to 40 characters.")
    .describe("Customers see it on invoices. Unique in the campaign."),
  percentOff: z
    .number()
    .min(0)
    .max(100)
    .refine((percent) => shifted(percent, 2) !== null, { error: "Give a multiple of 0.01." })
    .optional()
    .describe("This or amountOffCents. 0 takes nothing off and only tells who sent the customer."),
  amountOffCents: z
    .number()
    .int()
    .min(1)
    .max(99_999_999)
    .optional()
    .describe("Minor units of currency: this or percentOff."),
  currency: Currency.optional().describe("Of amountOffCents; the campaign's when left out."),
  duration: z.enum(DURATIONS).default("Once").describe("For which payments of a subscription."),
  durationInMonths: z
    .number()
    .int()
    .min(1)
    .max(120)
    .optional()
    .describe("Needed with Repeating, and only then."),
  maxRedemptions: z.number().int().min(1).max(1_000_000_000).optional().describe("Of each code."),
  expiresAt: Instant("2027-01-31T00:00:00Z").optional().describe("From then on no code works."),
  metadata: Metadata.optional().describe("Kept with the coupon, also at Stripe."),
  allowAffiliateSelfMint: z
    .boolean()
    .default(false)
    .describe("Opens generate_affiliate_coupon for its affiliates."),
  overridesClickAttribution: z
    .boolean()
    .default(true)
    .describe("Whether a code counts for more than a click on another affiliate's link."),
});

export const CreateCampaignCouponInput = CreateFields.superRefine((coupon, ctx) => {
  const blame = (field: string, message: string) =>
    ctx.addIssue({ code: "custom", path: [field], message });
  const hasPercent = coupon.percentOff !== undefined;
  const hasAmount = coupon.amountOffCents !== undefined;
  if (hasPercent === hasAmount)
    blame("percentOff", "Give either percentOff or amountOffCents, and not both.");
  if (coupon.currency && !hasAmount)
    blame("currency", "A percentage has no currency: leave it out, or give amountOffCents.");
  const repeats = coupon.duration === "Repeating";
  if (repeats && coupon.durationInMonths === undefined)
    blame("durationInMonths", "Say for how many months it repeats.");
  if (!repeats && coupon.durationInMonths !== undefined)
    blame("durationInMonths", "Leave it out, or choose the duration Repeating.");
});
export type CreateCampaignCouponInput = z.infer<typeof CreateCampaignCouponInput>;

export const UpdateCampaignCouponInput = z.strictObject({
  programId,
  couponId: z.uuid().describe("Campaign coupon id."),
  allowAffiliateSelfMint: z
    .boolean()
    .optional()
    .describe("Codes that are out go on working either way."),
  archived: z
    .boolean()
    .optional()
    .describe("true: no code is made from it any more; those that are out go on working."),
});
export type UpdateCampaignCouponInput = z.infer<typeof UpdateCampaignCouponInput>;

export const ListAffiliateCouponsInput = z.strictObject({
  affiliateId: z.uuid().describe("Affiliate id."),
  ...pageFields,
});
export type ListAffiliateCouponsInput = z.infer<typeof ListAffiliateCouponsInput>;
export const AffiliateCouponPage = pageOf(AffiliateCoupon);

export const ListCouponCodesInput = z.strictObject({
  ...pageFields,
  programId: z.uuid().optional().describe("Only those of this campaign."),
});
export type ListCouponCodesInput = z.infer<typeof ListCouponCodesInput>;

export const Vanity = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9]{3,40}$/, "Use 3 to 40 letters and digits.")
  .toUpperCase();

export const GenerateCouponInput = z.strictObject({
  affiliateId: z.uuid().describe("Affiliate id."),
  programId,
  vanity: Vanity.optional().describe("The code itself. Left out: made from the affiliate's slug."),
});
export type GenerateCouponInput = z.infer<typeof GenerateCouponInput>;

export const RevokeCouponInput = z.strictObject({
  couponId: z.uuid().describe("Id of an affiliate's coupon."),
});

export const ListMyCouponsInput = z.strictObject(pageFields);
export type ListMyCouponsInput = z.infer<typeof ListMyCouponsInput>;
export const SelfMintCampaign = z.object({
  programId: z.uuid(),
  name: z.string(),
  couponName: z.string(),
  ...discountFields,
});
export type SelfMintCampaign = z.infer<typeof SelfMintCampaign>;
export const MyCouponPage = AffiliateCouponPage.extend({
  selfMintCampaigns: z
    .array(SelfMintCampaign)
    .describe("Where a code can be made with generate_affiliate_coupon."),
});

export const SentCoupons = z.object({
  coupons: z.number().int(),
  codes: z.number().int(),
});
