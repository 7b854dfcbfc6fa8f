import { and, eq } from "drizzle-orm";
import { affiliateCoupons, campaignCoupons } from "@/drizzle/schema";
import { refers } from "@/lib/db/refers";
import type { ProgramContext } from "@/lib/operations/context";

/** Whose code it is, and of which campaign. */
export interface CreditedCoupon {
  id: string;
  code: string;
  affiliateId: string;
  campaignId: string;
  /** Whether it counts for more than a click. */
  overrides: boolean;
}

/** A code credits its affiliate for what was bought before it was revoked. */
export async function couponFor(
  at: ProgramContext,
  { code, promotionCodeId }: { code?: string; promotionCodeId?: string },
  boughtAt: Date = at.now,
): Promise<CreditedCoupon | null> {
  const named = [
    promotionCodeId && eq(affiliateCoupons.stripePromotionCodeId, promotionCodeId),
    code && eq(affiliateCoupons.code, code.trim().toUpperCase()),
  ];
  for (const condition of named) {
    if (!condition) continue;
    const [found] = await at.db
      .select({
        id: affiliateCoupons.id,
        code: affiliateCoupons.code,
        affiliateId: affiliateCoupons.affiliateId,
        campaignId: affiliateCoupons.campaignId,
        overrides: campaignCoupons.overridesClickAttribution,
        revokedAt: affiliateCoupons.revokedAt,
      })
      .from(affiliateCoupons)
      .innerJoin(campaignCoupons, refers(affiliateCoupons, "campaignCouponId", campaignCoupons))
      .where(and(eq(affiliateCoupons.orgId, at.org.id), condition));
    if (!found) continue;
    const { revokedAt, ...coupon } = found;
    return revokedAt && revokedAt <= boughtAt ? null : coupon;
  }
  return null;
}
