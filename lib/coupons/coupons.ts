import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { z } from "zod";
import { affiliateCoupons, campaignCoupons, conversions } from "@/drizzle/schema";
import { findCampaign, openCampaign } from "@/lib/campaigns/campaigns";
import { stands } from "@/lib/conversions/stands";
import { refers } from "@/lib/db/refers";
import { isUniqueViolation } from "@/lib/db/violations";
import { shifted, toPercent } from "@/lib/money/shape";
import type { Context } from "@/lib/operations/context";
import { notFound, refuse } from "@/lib/operations/errors";
import { page, readCursor } from "@/lib/paging";
import { isStripeLinked } from "./outbox";
import type {
  CampaignCoupon,
  CreateCampaignCouponInput,
  ListCampaignCouponsInput,
  UpdateCampaignCouponInput,
} from "./shape";

type Row = typeof campaignCoupons.$inferSelect;

export async function listCampaignCoupons(ctx: Context, input: ListCampaignCouponsInput) {
  await findCampaign(ctx, input.programId);
  const after = readCursor(input.cursor);
  const rows = await ctx.db
    .select({ coupon: campaignCoupons, codes: codesOf(ctx), redemptions: redemptionsOf(ctx) })
    .from(campaignCoupons)
    .where(
      and(
        eq(campaignCoupons.orgId, ctx.org.id),
        eq(campaignCoupons.campaignId, input.programId),
        after
          ? sql`(${campaignCoupons.createdAt}, ${campaignCoupons.id}) < (${after.at}, ${after.id})`
          : undefined,
      ),
    )
    .orderBy(desc(campaignCoupons.createdAt), desc(campaignCoupons.id))
    .limit(input.take + 1);
  return page(
    rows,
    input.take,
    ({ coupon }) => ({ at: coupon.createdAt, id: coupon.id }),
    ({ coupon, ...counted }) => present(coupon, counted),
  );
}

/** What it takes off never changes. A name is taken once in a campaign, so a repeat is refused and harmless. */
export async function createCampaignCoupon(
  ctx: Context,
  input: CreateCampaignCouponInput,
): Promise<CampaignCoupon> {
  const campaign = await openCampaign(ctx, input.programId);
  const expiresAt = input.expiresAt ? new Date(input.expiresAt) : null;
  if (expiresAt && expiresAt <= ctx.now) {
    refuse("validation_failed", "expiresAt: Choose a time that has not passed.", {
      field: "expiresAt",
    });
  }
  const takesNothing = input.percentOff === 0;
  const row: Row = {
    orgId: ctx.org.id,
    id: uuidv7(),
    campaignId: campaign.id,
    name: input.name,
    percentOff: input.percentOff === undefined ? null : shifted(input.percentOff, 2),
    amountOffMinor: input.amountOffCents ?? null,
    currency: input.amountOffCents === undefined ? null : (input.currency ?? campaign.currency),
    duration: input.duration,
    durationInMonths: input.durationInMonths ?? null,
    maxRedemptions: input.maxRedemptions ?? null,
    expiresAt,
    metadata: input.metadata ?? null,
    allowAffiliateSelfMint: input.allowAffiliateSelfMint,
    overridesClickAttribution: input.overridesClickAttribution,
    stripeCouponId: null,
    // Stripe knows no coupon that takes nothing off.
    stripeState: !takesNothing && (await isStripeLinked(ctx)) ? "pending" : "local",
    stripeError: null,
    stripeTries: 0,
    stripeNextTryAt: null,
    createdAt: ctx.now,
    archivedAt: null,
  };
  await unlessNameTaken(input.name, () => ctx.db.insert(campaignCoupons).values(row));
  const coupon = present(row, { codes: 0, redemptions: 0 });
  ctx.changed(null, coupon);
  return coupon;
}

/** Whether affiliates may make codes from it, and whether anybody may. Codes that are out go on working. */
export async function updateCampaignCoupon(
  ctx: Context,
  input: UpdateCampaignCouponInput,
): Promise<CampaignCoupon> {
  const mine = and(
    eq(campaignCoupons.orgId, ctx.org.id),
    eq(campaignCoupons.campaignId, input.programId),
    eq(campaignCoupons.id, input.couponId),
  );
  const [row] = await ctx.db.select().from(campaignCoupons).where(mine).for("update");
  if (!row) throw notFound("campaign coupon");
  const archivedAt =
    input.archived === undefined
      ? row.archivedAt
      : input.archived
        ? (row.archivedAt ?? ctx.now)
        : null;
  const changed: Row = {
    ...row,
    allowAffiliateSelfMint: input.allowAffiliateSelfMint ?? row.allowAffiliateSelfMint,
    archivedAt,
  };
  const { allowAffiliateSelfMint } = changed;
  await unlessNameTaken(row.name, () =>
    ctx.db.update(campaignCoupons).set({ allowAffiliateSelfMint, archivedAt }).where(mine),
  );
  ctx.changed(
    { allowAffiliateSelfMint: row.allowAffiliateSelfMint, archivedAt: row.archivedAt },
    { allowAffiliateSelfMint, archivedAt },
  );
  const [counted] = await ctx.db
    .select({ codes: codesOf(ctx), redemptions: redemptionsOf(ctx) })
    .from(campaignCoupons)
    .where(mine);
  return present(changed, counted ?? { codes: 0, redemptions: 0 });
}

async function unlessNameTaken(name: string, change: () => Promise<unknown>): Promise<void> {
  try {
    await change();
  } catch (error) {
    if (!isUniqueViolation(error, "campaign_coupons_name")) throw error;
    refuse(
      "conflict",
      `name: A coupon named ${name} exists in this campaign. Choose another name.`,
      {
        field: "name",
      },
    );
  }
}

function codesOf(ctx: Context) {
  const codes = ctx.db
    .select({ count: sql`count(*)::int` })
    .from(affiliateCoupons)
    .where(
      and(
        eq(affiliateCoupons.orgId, ctx.org.id),
        eq(affiliateCoupons.campaignCouponId, campaignCoupons.id),
        isNull(affiliateCoupons.revokedAt),
      ),
    );
  return sql<number>`(${codes})`;
}

function redemptionsOf(ctx: Context) {
  const sales = ctx.db
    .select({ count: sql`count(*)::int` })
    .from(conversions)
    .innerJoin(affiliateCoupons, refers(conversions, "couponId", affiliateCoupons))
    .where(
      and(
        eq(conversions.orgId, ctx.org.id),
        eq(affiliateCoupons.campaignCouponId, campaignCoupons.id),
        redeemed,
      ),
    );
  return sql<number>`(${sales})`;
}

/** A sale that was refunded or denied gives the redemption back. */
export const redeemed = and(eq(conversions.attribution, "coupon"), stands);

/** What it takes off, as it was published. */
export function discountOf(row: Row) {
  return {
    percentOff: row.percentOff === null ? undefined : toPercent(row.percentOff),
    amountOffCents: row.amountOffMinor ?? undefined,
    currency: row.currency ?? undefined,
    duration: row.duration,
    durationInMonths: row.durationInMonths ?? undefined,
  };
}

const Metadata = z.record(z.string(), z.string());

export function metadataOf({ metadata }: Row): Record<string, string> | undefined {
  return metadata === null ? undefined : Metadata.parse(metadata);
}

function present(row: Row, counted: { codes: number; redemptions: number }): CampaignCoupon {
  return {
    id: row.id,
    programId: row.campaignId,
    name: row.name,
    ...discountOf(row),
    maxRedemptions: row.maxRedemptions ?? undefined,
    expiresAt: row.expiresAt?.toISOString(),
    metadata: metadataOf(row),
    allowAffiliateSelfMint: row.allowAffiliateSelfMint,
    overridesClickAttribution: row.overridesClickAttribution,
    codes: counted.codes,
    redemptions: counted.redemptions,
    stripeState: row.stripeState,
    stripeError: row.stripeError ?? undefined,
    createdAt: row.createdAt.toISOString(),
    archivedAt: row.archivedAt?.toISOString(),
  };
}
