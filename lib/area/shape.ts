import { z } from "zod";
import { AffiliateDetail } from "@/lib/affiliates/shape";
import { Email } from "@/lib/auth/shape";
import { CONVERSION_TYPES, ConversionStatus } from "@/lib/conversions/shape";
import { Vanity } from "@/lib/coupons/shape";
import { PayoutStatus } from "@/lib/payouts/shape";

const minor = z.number().int();

/** What an affiliate has in one currency, by how far it has come. */
export const Earnings = z.object({
  currency: z.string(),
  heldMinor: minor.describe("Earned, and not payable yet."),
  payableMinor: minor.describe("In the next payout. Negative: they owe."),
  inPayoutMinor: minor,
  paidMinor: minor,
  releases: z
    .object({ first: z.iso.datetime(), last: z.iso.datetime() })
    .optional()
    .describe("When the first and the last of what is held becomes payable."),
  unreviewedMinor: minor.optional().describe("Of what is held, what waits for the company."),
});
export type Earnings = z.infer<typeof Earnings>;

/** An affiliate's part of a payout. */
export const OwnPayout = z.object({
  id: z.uuid(),
  status: PayoutStatus,
  currency: z.string(),
  amountMinor: minor,
  createdAt: z.iso.datetime(),
  paidAt: z.iso.datetime().optional(),
});
export type OwnPayout = z.infer<typeof OwnPayout>;

/** What a sale is to whoever earns on it. */
const OwnType = z.enum([...CONVERSION_TYPES, "Override"]);
export type OwnType = z.infer<typeof OwnType>;

/** What an affiliate sees of themselves: nothing that the team wrote about them, and no customer. */
export const AffiliateArea = AffiliateDetail.pick({
  fullName: true,
  slug: true,
  status: true,
  totals: true,
}).extend({
  orgName: z.string(),
  recentConversions: z
    .array(
      z.object({
        id: z.uuid(),
        campaignId: z.uuid(),
        type: OwnType,
        status: ConversionStatus,
        amountMinor: minor.describe("0 for an override: the sale is somebody else's."),
        commissionMinor: minor,
        currency: z.string(),
        occurredAt: z.iso.datetime(),
      }),
    )
    .describe("The ten newest."),
  earnings: z.array(Earnings),
  payouts: z.array(OwnPayout).describe("The newest."),
});
export type AffiliateArea = z.infer<typeof AffiliateArea>;

/** Which pages of its lists an affiliate's page shows: cursors, and without one the newest. */
export interface AreaQuery {
  conversions?: string;
  payouts?: string;
}

export const OwnCouponInput = z.object({
  programId: z.uuid("Choose a campaign."),
  vanity: Vanity.optional(),
});
export type OwnCouponInput = z.infer<typeof OwnCouponInput>;

export const OwnInviteInput = z.object({ inviteId: z.uuid() });
export type OwnInviteInput = z.infer<typeof OwnInviteInput>;

/** Without one, payouts go to the affiliate's email. */
export const PayoutAddressInput = z.object({ paypalEmail: Email.optional() });
export type PayoutAddressInput = z.infer<typeof PayoutAddressInput>;
