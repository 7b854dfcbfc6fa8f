import { randomInt } from "node:crypto";
import { and, desc, eq, gt, isNull, or, type SQL, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import {
  affiliateCoupons,
  affiliates,
  campaignCoupons,
  conversions,
  enrollments,
} from "@/drizzle/schema";
import { toMajor } from "@/lib/money/shape";
import type { Context, ProgramContext } from "@/lib/operations/context";
import { notFound, refuse } from "@/lib/operations/errors";
import { page, readCursor } from "@/lib/paging";
import { campaignOf, discountOf, openCampaign, redeemed } from "./coupons";
import type {
  AffiliateCoupon,
  GenerateCouponInput,
  ListAffiliateCouponsInput,
  ListCouponCodesInput,
} from "./shape";

type Row = typeof affiliateCoupons.$inferSelect;
type CampaignCouponRow = typeof campaignCoupons.$inferSelect;

export async function listAffiliateCoupons(ctx: Context, input: ListAffiliateCouponsInput) {
  const { affiliateId } = input;
  const [affiliate] = await ctx.db
    .select({ id: affiliates.id })
    .from(affiliates)
    .where(and(eq(affiliates.orgId, ctx.org.id), eq(affiliates.id, affiliateId)));
  if (!affiliate) throw notFound("affiliate");
  return listCodes(ctx, input, eq(affiliateCoupons.affiliateId, affiliateId));
}

export async function listCouponCodes(ctx: Context, input: ListCouponCodesInput) {
  const { programId } = input;
  if (programId) await campaignOf(ctx, programId);
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

/**
 * The code that they ask for, or one made from their slug. A repeat answers with the code that they have
 * from the same coupon already.
 */
export async function generateCoupon(
  ctx: Context,
  { affiliateId, programId, vanity }: GenerateCouponInput,
): Promise<AffiliateCoupon> {
  const { coupon, isNew } = await mintCoupon(ctx, affiliateId, programId, vanity);
  ctx.changed(isNew ? null : coupon, coupon);
  return coupon;
}

interface Minted {
  coupon: AffiliateCoupon;
  isNew: boolean;
}

/** The same rules, whether the team asks or the affiliate themselves in their own area. */
export async function mintCoupon(
  at: ProgramContext,
  affiliateId: string,
  programId: string,
  vanity?: string,
): Promise<Minted> {
  const affiliate = await holdAffiliate(at, affiliateId, programId);
  await openCampaign(at, programId);
  const source = await selfMintCoupon(at, programId);
  const theirs = and(
    eq(affiliateCoupons.affiliateId, affiliateId),
    eq(affiliateCoupons.campaignCouponId, source.id),
    isNull(affiliateCoupons.revokedAt),
    vanity ? eq(affiliateCoupons.code, vanity) : undefined,
  );
  const [existing] = await select(at, theirs, 1);
  if (existing) return { coupon: present(existing), isNew: false };
  const id = vanity
    ? await insertCode(at, source, affiliateId, vanity)
    : await insertFreeCode(at, source, affiliate);
  if (!id) {
    return refuse("conflict", `vanity: ${vanity} is taken. Choose another code.`, {
      field: "vanity",
    });
  }
  const [made] = await select(at, eq(affiliateCoupons.id, id), 1);
  if (!made) throw new Error("The code that was just made is not there.");
  return { coupon: present(made), isNew: true };
}

/** Held, so that a racing repeat finds the code that the first one made. */
async function holdAffiliate(at: ProgramContext, affiliateId: string, programId: string) {
  const [affiliate] = await at.db
    .select()
    .from(affiliates)
    .where(and(eq(affiliates.orgId, at.org.id), eq(affiliates.id, affiliateId)))
    .for("update");
  if (!affiliate) throw notFound("affiliate");
  if (affiliate.status !== "Approved") {
    refuse(
      "conflict",
      `${affiliate.fullName} is ${affiliate.status.toLowerCase()}, and only an approved affiliate can have a code.`,
    );
  }
  const enrolled = await at.db.$count(
    enrollments,
    and(
      eq(enrollments.orgId, at.org.id),
      eq(enrollments.campaignId, programId),
      eq(enrollments.affiliateId, affiliateId),
    ),
  );
  if (enrolled === 0) {
    refuse(
      "conflict",
      `${affiliate.fullName} takes no part in this campaign. Choose one of theirs, or invite them to it.`,
    );
  }
  return affiliate;
}

/** The newest of the campaign that is open to it. */
async function selfMintCoupon(at: ProgramContext, programId: string): Promise<CampaignCouponRow> {
  const [source] = await at.db
    .select()
    .from(campaignCoupons)
    .where(
      and(
        eq(campaignCoupons.orgId, at.org.id),
        eq(campaignCoupons.campaignId, programId),
        isSelfMint(at),
      ),
    )
    .orderBy(desc(campaignCoupons.createdAt), desc(campaignCoupons.id))
    .limit(1);
  return (
    source ??
    refuse(
      "forbidden",
      "This campaign has no coupon that affiliates may make codes from. A manager can open one under Coupons, or create one with allowAffiliateSelfMint.",
    )
  );
}

/** Open, not over, and meant for affiliates to make codes from. */
export function isSelfMint(at: ProgramContext) {
  return and(
    eq(campaignCoupons.allowAffiliateSelfMint, true),
    isNull(campaignCoupons.archivedAt),
    or(isNull(campaignCoupons.expiresAt), gt(campaignCoupons.expiresAt, at.now)),
  );
}

/** SARAH20, or SARAH2047 where that is taken: a handful of digits is soon free. */
async function insertFreeCode(
  at: ProgramContext,
  source: CampaignCouponRow,
  { id, slug }: typeof affiliates.$inferSelect,
): Promise<string> {
  const plain = plainCode(slug, source);
  for (let digits = 0; digits <= 9; digits += 1) {
    const more = digits === 0 ? "" : String(randomInt(10 ** digits)).padStart(digits, "0");
    const made = await insertCode(at, source, id, plain + more);
    if (made) return made;
  }
  throw new Error(`No code that begins with ${plain} is free.`);
}

/** At most 30 characters, so that digits have room behind it. */
function plainCode(slug: string, { percentOff, amountOffMinor, currency }: CampaignCouponRow) {
  const name = slug.toUpperCase().replace(/[^A-Z0-9]/g, "");
  const off =
    amountOffMinor !== null && currency
      ? toMajor(amountOffMinor, currency)
      : Number(percentOff) / 100;
  return `${name.slice(0, 22)}${Number.isInteger(off) && off > 0 ? off : ""}`.padEnd(3, "X");
}

/** null: the code is taken, be it by one that was revoked. */
async function insertCode(
  at: ProgramContext,
  source: CampaignCouponRow,
  affiliateId: string,
  code: string,
): Promise<string | null> {
  const [made] = await at.db
    .insert(affiliateCoupons)
    .values({
      orgId: at.org.id,
      id: uuidv7(),
      campaignCouponId: source.id,
      campaignId: source.campaignId,
      affiliateId,
      code,
      // What Stripe does not know of cannot have codes there.
      stripeState: source.stripeState === "local" ? "local" : "pending",
      createdAt: at.now,
    })
    .onConflictDoNothing()
    .returning({ id: affiliateCoupons.id });
  return made?.id ?? null;
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
  const [revoked] = await select(ctx, eq(affiliateCoupons.id, couponId), 1);
  if (!revoked) throw notFound("coupon of an affiliate");
  ctx.changed({ code: row.code, revokedAt: row.revokedAt }, { code: row.code, revokedAt });
  return present(revoked);
}

/** What may be at Stripe already is switched off there as well. */
function stateOnceRevoked(state: Row["stripeState"]): Row["stripeState"] {
  return state === "created" || state === "pending" ? "revoking" : state;
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
    .innerJoin(
      campaignCoupons,
      and(
        eq(campaignCoupons.orgId, affiliateCoupons.orgId),
        eq(campaignCoupons.id, affiliateCoupons.campaignCouponId),
      ),
    )
    .innerJoin(
      affiliates,
      and(
        eq(affiliates.orgId, affiliateCoupons.orgId),
        eq(affiliates.id, affiliateCoupons.affiliateId),
      ),
    )
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
