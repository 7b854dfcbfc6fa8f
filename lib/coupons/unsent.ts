import { and, eq, inArray, isNotNull, isNull, ne, or } from "drizzle-orm";
import { affiliateCoupons, campaignCoupons } from "@/drizzle/schema";
import type { Context, ProgramContext } from "@/lib/operations/context";
import { refuse } from "@/lib/operations/errors";
import { isStripeLinked, UNTRIED } from "./outbox";

/** Coupons and codes that a connected account does not have: made before it was connected, or refused there. */

/** How many there are, coupons and codes together. */
export async function countUnsent(at: ProgramContext): Promise<number> {
  const coupons = await at.db.$count(campaignCoupons, unsentCoupons(at));
  return coupons + (await at.db.$count(affiliateCoupons, unsentCodes(at)));
}

/** They go to the account now, those that failed once more. */
export async function sendCouponsToStripe(ctx: Context) {
  if (!(await isStripeLinked(ctx))) {
    refuse("conflict", "No Stripe account is connected. An admin can connect one under Tracking.");
  }
  const codes = await ctx.db
    .update(affiliateCoupons)
    .set({ ...UNTRIED, stripeState: "pending" })
    .where(unsentCodes(ctx))
    .returning({ id: affiliateCoupons.id });
  const coupons = await ctx.db
    .update(campaignCoupons)
    .set({ ...UNTRIED, stripeState: "pending" })
    .where(unsentCoupons(ctx))
    .returning({ id: campaignCoupons.id });
  await ctx.db
    .update(affiliateCoupons)
    .set({ ...UNTRIED, stripeState: "revoking" })
    .where(stillOn(ctx));
  const sent = { coupons: coupons.length, codes: codes.length };
  ctx.changed(null, sent);
  return sent;
}

/** What takes nothing off is unknown to Stripe, and what is archived needs no place there. */
function unsentCoupons(at: ProgramContext) {
  return and(
    eq(campaignCoupons.orgId, at.org.id),
    inArray(campaignCoupons.stripeState, ["local", "failed"]),
    isNull(campaignCoupons.archivedAt),
    or(isNull(campaignCoupons.percentOff), ne(campaignCoupons.percentOff, 0)),
  );
}

function unsentCodes(at: ProgramContext) {
  const thereSoon = at.db
    .select({ id: campaignCoupons.id })
    .from(campaignCoupons)
    .where(
      or(
        unsentCoupons(at),
        and(
          eq(campaignCoupons.orgId, at.org.id),
          inArray(campaignCoupons.stripeState, ["pending", "created"]),
        ),
      ),
    );
  return and(
    eq(affiliateCoupons.orgId, at.org.id),
    inArray(affiliateCoupons.stripeState, ["local", "failed"]),
    isNull(affiliateCoupons.revokedAt),
    inArray(affiliateCoupons.campaignCouponId, thereSoon),
  );
}

/** One that was revoked here and could not be switched off there is still worth money there. */
function stillOn(at: ProgramContext) {
  return and(
    eq(affiliateCoupons.orgId, at.org.id),
    eq(affiliateCoupons.stripeState, "failed"),
    isNotNull(affiliateCoupons.revokedAt),
    isNotNull(affiliateCoupons.stripePromotionCodeId),
  );
}
