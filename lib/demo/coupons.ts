import { DAY } from "@/lib/time/shape";
import { after, idAt } from "./moments";
import type { Affiliate, Campaign, CampaignCoupon, Code } from "./story";

/** How many of the longest-standing affiliates have a code of their own. */
const CODES = 8;

export function makeCoupon(campaign: Campaign): CampaignCoupon {
  const createdAt = after(campaign.createdAt, DAY);
  return {
    id: idAt(createdAt),
    campaignId: campaign.id,
    name: "First month, 20 % off",
    percentOff: 2_000,
    duration: "Once",
    allowAffiliateSelfMint: true,
    stripeState: "local",
    createdAt,
  };
}

export function makeCodes(coupon: CampaignCoupon, affiliates: readonly Affiliate[]): Code[] {
  return affiliates.slice(0, CODES).map(({ id, slug, createdAt }) => ({
    id: idAt(createdAt),
    campaignCouponId: coupon.id,
    campaignId: coupon.campaignId,
    affiliateId: id,
    code: `${slug.split("-")[0]}20`.toUpperCase(),
    stripeState: "local",
    createdAt,
  }));
}
