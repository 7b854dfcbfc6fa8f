import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import {
  affiliateCoupons,
  affiliates,
  campaignCoupons,
  campaigns,
  enrollments,
} from "@/drizzle/schema";
import { refers } from "@/lib/db/refers";
import type { Context, ProgramContext } from "@/lib/operations/context";
import { listCodes } from "./codes";
import { discountOf } from "./coupons";
import { isSelfMint } from "./mint";
import type { ListMyCouponsInput, SelfMintCampaign } from "./shape";

/** For the affiliate who is the person behind the call: by email, and empty where there is none. */
export async function listMyCoupons(ctx: Context, input: ListMyCouponsInput) {
  const affiliate = await affiliateOfCaller(ctx);
  return affiliate
    ? couponsOf(ctx, affiliate, input)
    : { items: [], hasMore: false, selfMintCampaigns: [] };
}

/** An affiliate's codes, and where they may have more. */
export async function couponsOf(
  at: ProgramContext,
  { id, status }: Pick<typeof affiliates.$inferSelect, "id" | "status">,
  input: ListMyCouponsInput,
) {
  const codes = await listCodes(at, input, eq(affiliateCoupons.affiliateId, id));
  return {
    ...codes,
    selfMintCampaigns: status === "Approved" ? await selfMintCampaigns(at, id) : [],
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
async function selfMintCampaigns(
  at: ProgramContext,
  affiliateId: string,
): Promise<SelfMintCampaign[]> {
  const rows = await at.db
    .selectDistinctOn([campaigns.name, campaigns.id], {
      campaign: campaigns,
      coupon: campaignCoupons,
    })
    .from(enrollments)
    .innerJoin(campaigns, refers(enrollments, "campaignId", campaigns))
    .innerJoin(campaignCoupons, refers(campaignCoupons, "campaignId", campaigns))
    .where(
      and(
        eq(enrollments.orgId, at.org.id),
        eq(enrollments.affiliateId, affiliateId),
        isNull(campaigns.archivedAt),
        isSelfMint(at),
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
