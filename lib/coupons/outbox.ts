import { and, asc, eq, inArray, isNotNull, isNull, lte, ne, or, sql } from "drizzle-orm";
import { affiliateCoupons, affiliates, campaignCoupons, orgs } from "@/drizzle/schema";
import { refers } from "@/lib/db/refers";
import type { ProgramContext } from "@/lib/operations/context";
import { settings } from "@/lib/settings";
import { MINUTE } from "@/lib/time/shape";

/**
 * Coupons on their way to Stripe: the rows are the outbox. A step is claimed in one transaction, done outside
 * any, and settled in another. Its idempotency key and its name at Stripe are made of our id, so that a step
 * which is done twice, since a process died in between, makes nothing twice.
 */
export type CouponStep =
  | { kind: "coupon"; id: string; label: string; coupon: CouponRow }
  | {
      kind: "code";
      id: string;
      label: string;
      code: CodeRow;
      coupon: CouponRow;
      affiliateSlug: string;
    }
  | { kind: "revoke"; id: string; label: string; code: CodeRow };

type CouponRow = typeof campaignCoupons.$inferSelect;
type CodeRow = typeof affiliateCoupons.$inferSelect;

/** Its id at Stripe, or what Stripe says is wrong; `again`: it could not be asked. */
export type CouponAnswer = { made: string | null } | { refused: string } | { again: string };

/** The account that an organization's coupons go to; null: they stay here. */
export async function stripeAccountOf(at: Pick<ProgramContext, "db" | "org">) {
  if (!settings().stripe) return null;
  const [org] = await at.db
    .select({ account: orgs.stripeAccountId })
    .from(orgs)
    .where(eq(orgs.id, at.org.id));
  return org?.account ?? null;
}

export async function isStripeLinked(at: ProgramContext): Promise<boolean> {
  return (await stripeAccountOf(at)) !== null;
}

/** As if nothing had been asked of Stripe yet. */
export const UNTRIED = { stripeError: null, stripeTries: 0, stripeNextTryAt: null } as const;

/** The account is gone, and with it what was made there: another one knows nothing of it. */
export async function keepCouponsHere(at: ProgramContext): Promise<void> {
  await at.db
    .update(campaignCoupons)
    .set({ ...UNTRIED, stripeState: "local", stripeCouponId: null })
    .where(and(eq(campaignCoupons.orgId, at.org.id), ne(campaignCoupons.stripeState, "local")));
  await at.db
    .update(affiliateCoupons)
    .set({
      ...UNTRIED,
      stripeState: sql`case when ${affiliateCoupons.revokedAt} is null then 'local' else 'revoked' end`,
      stripePromotionCodeId: null,
    })
    .where(and(eq(affiliateCoupons.orgId, at.org.id), ne(affiliateCoupons.stripeState, "local")));
}

/** A step that is due, taken so that no other instance takes it for a while; coupons before their codes. */
export async function claimStep(at: ProgramContext): Promise<CouponStep | null> {
  return (await claimCoupon(at)) ?? (await claimCode(at));
}

async function claimCoupon(at: ProgramContext): Promise<CouponStep | null> {
  const [coupon] = await at.db
    .select()
    .from(campaignCoupons)
    .where(
      and(
        eq(campaignCoupons.orgId, at.org.id),
        eq(campaignCoupons.stripeState, "pending"),
        or(isNull(campaignCoupons.stripeNextTryAt), lte(campaignCoupons.stripeNextTryAt, at.now)),
      ),
    )
    .orderBy(asc(campaignCoupons.createdAt))
    .limit(1)
    .for("update", { skipLocked: true });
  if (!coupon) return null;
  await at.db
    .update(campaignCoupons)
    .set(nextTry(at, coupon.stripeTries))
    .where(and(eq(campaignCoupons.orgId, at.org.id), eq(campaignCoupons.id, coupon.id)));
  return { kind: "coupon", id: coupon.id, label: coupon.name, coupon };
}

/** A code waits for its coupon; one that is to be switched off waits for nothing. */
async function claimCode(at: ProgramContext): Promise<CouponStep | null> {
  const [found] = await at.db
    .select({ code: affiliateCoupons, coupon: campaignCoupons, affiliateSlug: affiliates.slug })
    .from(affiliateCoupons)
    .innerJoin(campaignCoupons, refers(affiliateCoupons, "campaignCouponId", campaignCoupons))
    .innerJoin(affiliates, refers(affiliateCoupons, "affiliateId", affiliates))
    .where(
      and(
        eq(affiliateCoupons.orgId, at.org.id),
        or(
          eq(affiliateCoupons.stripeState, "revoking"),
          and(
            eq(affiliateCoupons.stripeState, "pending"),
            isNotNull(campaignCoupons.stripeCouponId),
          ),
          and(
            eq(affiliateCoupons.stripeState, "pending"),
            eq(campaignCoupons.stripeState, "failed"),
          ),
        ),
        or(isNull(affiliateCoupons.stripeNextTryAt), lte(affiliateCoupons.stripeNextTryAt, at.now)),
      ),
    )
    .orderBy(asc(affiliateCoupons.createdAt))
    .limit(1)
    .for("update", { of: affiliateCoupons, skipLocked: true });
  if (!found) return null;
  const { code, coupon, affiliateSlug } = found;
  await at.db.update(affiliateCoupons).set(nextTry(at, code.stripeTries)).where(mine(at, code.id));
  if (code.stripeState === "revoking")
    return { kind: "revoke", id: code.id, label: code.code, code };
  return { kind: "code", id: code.id, label: code.code, code, coupon, affiliateSlug };
}

const LONGEST_WAIT_MINUTES = 60;

/** Two minutes, four, eight, and at most an hour. */
function nextTry(at: ProgramContext, tries: number) {
  const minutes = Math.min(2 ** (tries + 1), LONGEST_WAIT_MINUTES);
  return {
    stripeTries: tries + 1,
    stripeNextTryAt: new Date(at.now.getTime() + minutes * MINUTE),
  };
}

/** Keeps what came of a step. What could not be asked waits for its next try. */
export async function settleStep(
  at: ProgramContext,
  step: CouponStep,
  answer: CouponAnswer,
): Promise<void> {
  if ("again" in answer) return;
  const error = "refused" in answer ? answer.refused.slice(0, 500) : null;
  const made = "made" in answer ? answer.made : null;
  switch (step.kind) {
    case "coupon":
      await at.db
        .update(campaignCoupons)
        .set({
          stripeState: error ? "failed" : "created",
          stripeError: error,
          stripeCouponId: made,
        })
        .where(
          and(
            eq(campaignCoupons.orgId, at.org.id),
            eq(campaignCoupons.id, step.id),
            eq(campaignCoupons.stripeState, "pending"),
          ),
        );
      return;
    case "code":
      return settleCode(at, step.id, made, error);
    case "revoke":
      await at.db
        .update(affiliateCoupons)
        .set({ stripeState: error ? "failed" : "revoked", stripeError: error })
        .where(and(mine(at, step.id), eq(affiliateCoupons.stripeState, "revoking")));
  }
}

/** Whoever revoked a code while it was being made has it switched off in the next step. */
async function settleCode(
  at: ProgramContext,
  id: string,
  made: string | null,
  error: string | null,
) {
  const settled = await at.db
    .update(affiliateCoupons)
    .set({
      stripeState: error ? "failed" : "created",
      stripeError: error,
      stripePromotionCodeId: made,
    })
    .where(and(mine(at, id), eq(affiliateCoupons.stripeState, "pending")))
    .returning({ id: affiliateCoupons.id });
  if (settled.length > 0 || !made) return;
  await at.db
    .update(affiliateCoupons)
    .set({ stripePromotionCodeId: made, stripeState: "revoking", stripeNextTryAt: null })
    .where(and(mine(at, id), inArray(affiliateCoupons.stripeState, ["revoking", "revoked"])));
}

function mine(at: ProgramContext, id: string) {
  return and(eq(affiliateCoupons.orgId, at.org.id), eq(affiliateCoupons.id, id));
}
