import { sql } from "drizzle-orm";
import { localRequest } from "@/lib/auth/caller";
import {
  type CouponAnswer,
  type CouponStep,
  claimStep,
  keepCouponsHere,
  settleStep,
  stripeAccountOf,
} from "@/lib/coupons/outbox";
import { doStep, keyOf } from "@/lib/coupons/stripe";
import { database } from "@/lib/db/database";
import type { ProgramContext } from "@/lib/operations/context";
import { asSystem, type SystemContext, within } from "@/lib/operations/system";
import { settings } from "@/lib/settings";

/** Of one organization in one round, so that a long list of one does not keep the others waiting. */
const STEPS = 25;

/**
 * Makes at Stripe what waits for it: each step is written down before it is tried, and afterwards. What fails
 * in one organization stops no other.
 */
export async function sendCoupons(): Promise<void> {
  if (!settings().stripe) return;
  const { rows } = await database().execute<{ org_id: string }>(
    sql`select org_id from orgs_with_due_coupons()`,
  );
  const failures: unknown[] = [];
  for (const { org_id: orgId } of rows) {
    await sendFrom(orgId).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw new AggregateError(failures, "Some coupons could not be sent.");
}

async function sendFrom(orgId: string): Promise<void> {
  for (let n = 0; n < STEPS && (await sendNext(orgId)); n += 1);
}

/** @returns whether there was anything to send. */
async function sendNext(orgId: string): Promise<boolean> {
  const request = localRequest();
  const claimed = await asSystem(request, async (ctx) => {
    const at = await enter(ctx, orgId);
    const account = await stripeAccountOf(at);
    if (!account) {
      await keepCouponsHere(at);
      return null;
    }
    const step = await claimStep(at);
    if (step) record(ctx, orgId, step, { outcome: "started", input: inputOf(account, step) });
    return step && { step, account };
  });
  if (!claimed) return false;
  const { step, account } = claimed;
  const answer = await answerTo(account, step);
  await asSystem(request, async (ctx) => {
    await settleStep(await enter(ctx, orgId), step, answer);
    record(ctx, orgId, step, resultOf(answer));
  });
  return true;
}

/** A code without its coupon is not asked for. */
async function answerTo(account: string, step: CouponStep): Promise<CouponAnswer> {
  if (step.kind !== "code" || step.coupon.stripeCouponId) return doStep(account, step);
  return { refused: `Its coupon could not be made: ${step.coupon.stripeError ?? "unknown"}` };
}

async function enter(ctx: SystemContext, orgId: string): Promise<ProgramContext> {
  await ctx.enterOrg(orgId);
  return within(ctx, orgId);
}

type Written = Pick<
  Parameters<SystemContext["record"]>[0],
  "outcome" | "input" | "after" | "errorCode"
>;

function record(ctx: SystemContext, orgId: string, step: CouponStep, written: Written): void {
  const isCoupon = step.kind === "coupon";
  ctx.record({
    orgId,
    operation: "send_coupon_to_stripe",
    action: ACTIONS[step.kind],
    subject: {
      type: isCoupon ? "campaign_coupon" : "affiliate_coupon",
      id: step.id,
      label: step.label,
    },
    ...written,
  });
}

const ACTIONS = {
  coupon: "campaign_coupon.sent",
  code: "affiliate_coupon.sent",
  revoke: "affiliate_coupon.deactivated",
} as const;

const inputOf = (account: string, step: CouponStep) => ({ account, idempotencyKey: keyOf(step) });

/** Whether it was done when Stripe did not answer, nobody knows until the next try. */
function resultOf(answer: CouponAnswer): Written {
  if ("made" in answer) return { outcome: "ok", after: { stripeId: answer.made } };
  if ("refused" in answer)
    return { outcome: "failed", errorCode: "vendor_refused", after: { error: answer.refused } };
  return { outcome: "unknown", errorCode: "vendor_unreachable", after: { error: answer.again } };
}
