import { randomInt } from "node:crypto";
import { and, desc, eq, gt, isNull, or } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { affiliateCoupons, campaignCoupons } from "@/drizzle/schema";
import { type AffiliateRow, lockAffiliate } from "@/lib/affiliates/affiliates";
import { isEnrolled } from "@/lib/affiliates/enroll";
import { openCampaign } from "@/lib/campaigns/campaigns";
import { toMajor, toPercent } from "@/lib/money/shape";
import type { Context, ProgramContext } from "@/lib/operations/context";
import { refuse } from "@/lib/operations/errors";
import { findCode } from "./codes";
import type { AffiliateCoupon, GenerateCouponInput } from "./shape";

type CampaignCouponRow = typeof campaignCoupons.$inferSelect;

/**
 * The code that they ask for, or one made from their slug. A repeat answers with the code that they have
 * already: the one of that name, or the newest of the same coupon.
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
  const existing = await findCode(
    at,
    and(
      eq(affiliateCoupons.affiliateId, affiliateId),
      eq(affiliateCoupons.campaignId, programId),
      isNull(affiliateCoupons.revokedAt),
      vanity ? eq(affiliateCoupons.code, vanity) : eq(affiliateCoupons.campaignCouponId, source.id),
    ),
  );
  if (existing) return { coupon: existing, isNew: false };
  const id = vanity
    ? await insertCode(at, source, affiliateId, vanity)
    : await insertFreeCode(at, source, affiliate);
  if (!id) {
    return refuse("conflict", `vanity: ${vanity} is taken. Choose another code.`, {
      field: "vanity",
    });
  }
  const coupon = await findCode(at, eq(affiliateCoupons.id, id));
  if (!coupon) throw new Error("The code that was just made is not there.");
  return { coupon, isNew: true };
}

/** Held, so that a racing repeat finds the code that the first one made. */
async function holdAffiliate(at: ProgramContext, affiliateId: string, programId: string) {
  const affiliate = await lockAffiliate(at, affiliateId);
  if (affiliate.status !== "Approved") {
    refuse(
      "conflict",
      `${affiliate.fullName} is ${affiliate.status.toLowerCase()}, and only an approved affiliate can have a code.`,
    );
  }
  if (!(await isEnrolled(at, { campaignId: programId, affiliateId }))) {
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
  { id, slug }: AffiliateRow,
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
      : toPercent(Number(percentOff));
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
