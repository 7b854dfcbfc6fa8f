import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import {
  affiliateCoupons,
  affiliates,
  campaignCoupons,
  campaigns,
  enrollments,
} from "@/drizzle/schema";
import type { Context } from "@/lib/operations/context";
import { isSelfMint, listCodes } from "./codes";
import { discountOf } from "./coupons";
import type { ListMyCouponsInput, SelfMintCampaign } from "./shape";

/** For the affiliate who is the person behind the call: by email, and empty where there is none. */
export async function listMyCoupons(ctx: Context, input: ListMyCouponsInput) {
  const affiliate = await affiliateOfCaller(ctx);
  if (!affiliate) return { items: [], hasMore: false, selfMintCampaigns: [] };
  const codes = await listCodes(ctx, input, eq(affiliateCoupons.affiliateId, affiliate.id));
  const mayMint = affiliate.status === "Approved";
  return {
    ...codes,
    selfMintCampaigns: mayMint ? await selfMintCampaigns(ctx, affiliate.id) : [],
  };
}

async function affiliateOfCaller(ctx: Context) {
  if (!ctx.userId) return undefined;
  const [affiliate] = await ctx.db
    .select()
    .from(affiliates)
    .where(
      and(
        eq(affiliates.orgId, ctx.org.id),
        inArray(
          affiliates.email,
          sql`(select lower(email) from members() where user_id = ${ctx.userId})`,
        ),
      ),
    );
  return affiliate;
}

/** One for each campaign: the coupon that the next code would be made from. */
async function selfMintCampaigns(ctx: Context, affiliateId: string): Promise<SelfMintCampaign[]> {
  const rows = await ctx.db
    .selectDistinctOn([campaigns.name, campaigns.id], {
      campaign: campaigns,
      coupon: campaignCoupons,
    })
    .from(enrollments)
    .innerJoin(
      campaigns,
      and(eq(campaigns.orgId, enrollments.orgId), eq(campaigns.id, enrollments.campaignId)),
    )
    .innerJoin(
      campaignCoupons,
      and(eq(campaignCoupons.orgId, campaigns.orgId), eq(campaignCoupons.campaignId, campaigns.id)),
    )
    .where(
      and(
        eq(enrollments.orgId, ctx.org.id),
        eq(enrollments.affiliateId, affiliateId),
        isNull(campaigns.archivedAt),
        isSelfMint(ctx),
      ),
    )
    .orderBy(
      asc(campaigns.name),
      asc(campaigns.id),
      sql`${campaignCoupons.createdAt} desc, ${campaignCoupons.id} desc`,
    );
  return rows.map(({ campaign, coupon }) => ({
    programId: campaign.id,
    name: campaign.name,
    couponName: coupon.name,
    ...discountOf(coupon),
  }));
}
