import { eq } from "drizzle-orm";
import {
  affiliateCoupons,
  affiliates,
  campaignCoupons,
  campaigns,
  clicks,
  enrollments,
  leads,
} from "@/drizzle/schema";
import { refuseBeyondPlan } from "@/lib/billing/billing";
import { bookConversions } from "@/lib/conversions/book";
import { recordRefund } from "@/lib/conversions/refunds";
import { chunks } from "@/lib/db/chunks";
import type { Context } from "@/lib/operations/context";
import { refuse } from "@/lib/operations/errors";
import { holdOrg } from "@/lib/orgs/orgs";
import { payMonthly } from "./payouts";
import type { LoadedDemo } from "./shape";
import { type Story, tell } from "./story";

/** An invented program beside a real one could not be told from it, so only an empty organization takes it. */
export async function loadDemo(ctx: Context): Promise<LoadedDemo> {
  const org = await holdOrg(ctx);
  await refuseUnlessEmpty(ctx);
  const story = tell({
    now: ctx.now,
    currency: org.homeCurrency,
    payoutGraceDays: org.payoutGraceDays,
  });
  await refuseBeyondPlan(ctx, "campaigns", story.campaigns.length);
  await refuseBeyondPlan(ctx, "affiliates", story.affiliates.length);
  await inBatches(ctx, story.campaigns, (rows) => ctx.db.insert(campaigns).values(rows));
  await inBatches(ctx, story.affiliates, (rows) => ctx.db.insert(affiliates).values(rows));
  await inBatches(ctx, story.enrollments, (rows) => ctx.db.insert(enrollments).values(rows));
  await inBatches(ctx, story.clicks, (rows) => ctx.db.insert(clicks).values(rows));
  await inBatches(ctx, story.leads, (rows) => ctx.db.insert(leads).values(rows));
  await inBatches(ctx, story.coupons, (rows) => ctx.db.insert(campaignCoupons).values(rows));
  await inBatches(ctx, story.codes, (rows) => ctx.db.insert(affiliateCoupons).values(rows));
  await bookConversions(ctx, story.conversions);
  const { held, later } = refundsOf(story);
  for (const refund of held) await recordRefund({ ...ctx, now: refund.createdAt }, refund);
  await payMonthly(ctx);
  for (const refund of later) await recordRefund({ ...ctx, now: refund.createdAt }, refund);
  const loaded = {
    campaigns: story.campaigns.length,
    affiliates: story.affiliates.length,
    conversions: story.conversions.length,
    clicks: story.clicks.length,
    leads: story.leads.length,
  };
  ctx.changed(null, loaded);
  return loaded;
}

/** What goes back while a commission is held lessens it; later, the next payout makes up for it. */
function refundsOf({ conversions, refunds }: Story) {
  const heldUntil = new Map(conversions.map((sale) => [sale.externalId, sale.holdUntil]));
  const isHeld = ({ saleExternalId, createdAt }: Story["refunds"][number]) =>
    createdAt < (heldUntil.get(saleExternalId) ?? createdAt);
  return { held: refunds.filter(isHeld), later: refunds.filter((refund) => !isHeld(refund)) };
}

async function refuseUnlessEmpty(ctx: Context): Promise<void> {
  const held =
    (await ctx.db.$count(campaigns, eq(campaigns.orgId, ctx.org.id))) +
    (await ctx.db.$count(affiliates, eq(affiliates.orgId, ctx.org.id)));
  if (held > 0) {
    refuse(
      "conflict",
      "Demo data is for an empty organization, and this one has a program. Make another one for it.",
    );
  }
}

async function inBatches<R extends object>(
  { org }: Context,
  rows: readonly R[],
  insert: (batch: (R & { orgId: string })[]) => Promise<unknown>,
): Promise<void> {
  for (const some of chunks(rows)) await insert(some.map((row) => ({ ...row, orgId: org.id })));
}
