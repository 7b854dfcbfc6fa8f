import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { affiliateCoupons, affiliates, campaignCoupons, conversions } from "@/drizzle/schema";
import { findAffiliate } from "@/lib/affiliates/affiliates";
import { findCampaign } from "@/lib/campaigns/campaigns";
import { refers } from "@/lib/db/refers";
import type { Context, ProgramContext } from "@/lib/operations/context";
import { notFound } from "@/lib/operations/errors";
import { page, readCursor } from "@/lib/paging";
import { discountOf, redeemed } from "./coupons";
import type { AffiliateCoupon, ListAffiliateCouponsInput, ListCouponCodesInput } from "./shape";

type Row = typeof affiliateCoupons.$inferSelect;
type CampaignCouponRow = typeof campaignCoupons.$inferSelect;

export async function listAffiliateCoupons(ctx: Context, input: ListAffiliateCouponsInput) {
  const { affiliateId } = input;
  await findAffiliate(ctx, affiliateId);
  return listCodes(ctx, input, eq(affiliateCoupons.affiliateId, affiliateId));
}

export async function listCouponCodes(ctx: Context, input: ListCouponCodesInput) {
  const { programId } = input;
  if (programId) await findCampaign(ctx, programId);
  return listCodes(ctx, input, programId ? eq(affiliateCoupons.campaignId, programId) : undefined);
}

/** Newest first. */
export async function listCodes(
  at: ProgramContext,
  { cursor, take }: { cursor?: string; take: number },
  condition: SQL | undefined,
) {
  const after = readCursor(cursor);
  const rows = await select(
    at,
    and(
      condition,
      after
        ? sql`(${affiliateCoupons.createdAt}, ${affiliateCoupons.id}) < (${after.at}, ${after.id})`
        : undefined,
    ),
    take + 1,
  );
  return page(rows, take, ({ code }) => ({ at: code.createdAt, id: code.id }), present);
}

/** Never deleted, and never given out again. Revoking a revoked code changes nothing. */
export async function revokeCoupon(
  ctx: Context,
  { couponId }: { couponId: string },
): Promise<AffiliateCoupon> {
  const mine = and(eq(affiliateCoupons.orgId, ctx.org.id), eq(affiliateCoupons.id, couponId));
  const [row] = await ctx.db.select().from(affiliateCoupons).where(mine).for("update");
  if (!row) throw notFound("coupon of an affiliate");
  const revokedAt = row.revokedAt ?? ctx.now;
  if (!row.revokedAt) {
    const stripeState = stateOnceRevoked(row.stripeState);
    await ctx.db
      .update(affiliateCoupons)
      .set({ revokedAt, stripeState, stripeTries: 0, stripeNextTryAt: null })
      .where(mine);
  }
  const revoked = await findCode(ctx, eq(affiliateCoupons.id, couponId));
  if (!revoked) throw notFound("coupon of an affiliate");
  ctx.changed({ code: row.code, revokedAt: row.revokedAt }, { code: row.code, revokedAt });
  return revoked;
}

/** What may be at Stripe already is switched off there as well. */
function stateOnceRevoked(state: Row["stripeState"]): Row["stripeState"] {
  return state === "created" || state === "pending" ? "revoking" : state;
}

/** The newest that fits. */
export async function findCode(
  at: ProgramContext,
  condition: SQL | undefined,
): Promise<AffiliateCoupon | undefined> {
  const [found] = await select(at, condition, 1);
  return found && present(found);
}

interface Listed {
  code: Row;
  coupon: CampaignCouponRow;
  affiliateName: string;
  redemptions: number;
}

function select(at: ProgramContext, condition: SQL | undefined, take: number): Promise<Listed[]> {
  const sales = at.db
    .select({ count: sql`count(*)::int` })
    .from(conversions)
    .where(
      and(
        eq(conversions.orgId, at.org.id),
        eq(conversions.couponId, affiliateCoupons.id),
        redeemed,
      ),
    );
  return at.db
    .select({
      code: affiliateCoupons,
      coupon: campaignCoupons,
      affiliateName: affiliates.fullName,
      redemptions: sql<number>`(${sales})`,
    })
    .from(affiliateCoupons)
    .innerJoin(campaignCoupons, refers(affiliateCoupons, "campaignCouponId", campaignCoupons))
    .innerJoin(affiliates, refers(affiliateCoupons, "affiliateId", affiliates))
    .where(and(eq(affiliateCoupons.orgId, at.org.id), condition))
    .orderBy(desc(affiliateCoupons.createdAt), desc(affiliateCoupons.id))
    .limit(take);
}

function present({ code, coupon, affiliateName, redemptions }: Listed): AffiliateCoupon {
  return {
    id: code.id,
    code: code.code,
    programId: code.campaignId,
    affiliateId: code.affiliateId,
    affiliateName,
    campaignCouponId: code.campaignCouponId,
    couponName: coupon.name,
    ...discountOf(coupon),
    redemptions,
    stripeState: code.stripeState,
    stripeError: code.stripeError ?? undefined,
    createdAt: code.createdAt.toISOString(),
    revokedAt: code.revokedAt?.toISOString(),
  };
}
