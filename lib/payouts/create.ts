import { uuidv7 } from "uuidv7";
import { payoutItems, payoutLines, payouts } from "@/drizzle/schema";
import { chunks } from "@/lib/db/chunks";
import type { Context } from "@/lib/operations/context";
import { due, holdPayouts, type Share } from "./due";
import { present } from "./payouts";
import { byCurrency, recipients, totalsOf } from "./preview";
import type { CreatedPayouts, CreatePayoutInput, Payout } from "./shape";
import { transfer } from "./transfer";

/** What is in a batch is due no longer, so a repeat finds nothing and makes none. */
export async function createPayout(
  ctx: Context,
  input: CreatePayoutInput,
): Promise<CreatedPayouts> {
  await holdPayouts(ctx);
  const { payable } = await due(ctx, input, true);
  const personOf = await recipients(ctx, payable);
  const items: Payout[] = [];
  for (const { currency, shares } of byCurrency(payable)) {
    items.push(
      await makeBatch(
        ctx,
        input,
        currency,
        shares.map((share) => ({ ...share, paypalEmail: personOf(share).paypalEmail })),
      ),
    );
  }
  ctx.changed(null, items.length > 0 ? { payouts: items } : null);
  return { items };
}

async function makeBatch(
  ctx: Context,
  { campaignId, since }: CreatePayoutInput,
  currency: string,
  shares: readonly (Share & { paypalEmail: string })[],
): Promise<Payout> {
  const orgId = ctx.org.id;
  const payoutId = uuidv7();
  const row = {
    orgId,
    id: payoutId,
    currency,
    status: "Pending",
    campaignId: campaignId ?? null,
    since: since ? new Date(since) : null,
    ...totalsOf(shares),
    createdBy: ctx.actor.label,
    createdAt: ctx.now,
    startedAt: null,
    paidAt: null,
    failedAt: null,
    failureReason: null,
    reference: null,
  } as const;
  await ctx.db.insert(payouts).values(row);
  const lines = shares.map(({ affiliateId, amountMinor, paypalEmail }) => ({
    orgId,
    payoutId,
    affiliateId,
    amountMinor,
    status: "Pending" as const,
    paypalEmail,
  }));
  for (const some of chunks(lines)) await ctx.db.insert(payoutLines).values(some);
  const items = shares.flatMap((share) => share.items);
  for (const some of chunks(items)) {
    await ctx.db.insert(payoutItems).values(
      some.map(({ affiliateId, conversionId, adjustmentId, amountMinor }) => ({
        orgId,
        id: uuidv7(),
        payoutId,
        affiliateId,
        conversionId,
        adjustmentId,
        amountMinor,
      })),
    );
  }
  await transfer(ctx, "batched", { id: payoutId, currency }, items);
  return present(row);
}
