import { and, desc, eq, exists, gte, type SQL, sql } from "drizzle-orm";
import { affiliates, payoutItems, payoutLines, payouts } from "@/drizzle/schema";
import { refers } from "@/lib/db/refers";
import type { Context } from "@/lib/operations/context";
import { notFound } from "@/lib/operations/errors";
import { page, readCursor } from "@/lib/paging";
import type { ListPayoutsInput, Payout, PayoutDetail, PayoutId, PayoutLine } from "./shape";

export type Row = typeof payouts.$inferSelect;

export async function listPayouts(ctx: Context, input: ListPayoutsInput) {
  const after = readCursor(input.cursor);
  const hasLine = input.affiliateId
    ? exists(
        ctx.db
          .select({ one: sql`1` })
          .from(payoutLines)
          .where(and(ofThisPayout(ctx), eq(payoutLines.affiliateId, input.affiliateId))),
      )
    : undefined;
  const rows = await select(ctx, [
    input.status ? eq(payouts.status, input.status) : undefined,
    input.since ? gte(payouts.createdAt, new Date(input.since)) : undefined,
    hasLine,
    after ? sql`(${payouts.createdAt}, ${payouts.id}) < (${after.at}, ${after.id})` : undefined,
  ]).limit(input.take + 1);
  return page(
    rows,
    input.take,
    ({ payout }) => ({ at: payout.createdAt, id: payout.id }),
    ({ payout, failed }) => present(payout, failed),
  );
}

export async function getPayout(ctx: Context, { id }: PayoutId): Promise<PayoutDetail> {
  return { ...(await readPayout(ctx, id)), lines: await readLines(ctx, id) };
}

export async function readPayout(ctx: Context, id: string): Promise<Payout> {
  const [found] = await select(ctx, [eq(payouts.id, id)]);
  if (!found) throw notFound("payout");
  return present(found.payout, found.failed);
}

function select(ctx: Context, conditions: (SQL | undefined)[]) {
  const failedLines = ctx.db
    .select({
      failed: sql`json_build_object('count', count(*), 'minor', coalesce(sum(${payoutLines.amountMinor}), 0))`,
    })
    .from(payoutLines)
    .where(and(ofThisPayout(ctx), eq(payoutLines.status, "Failed")));
  return ctx.db
    .select({ payout: payouts, failed: sql<Failed>`(${failedLines})` })
    .from(payouts)
    .where(and(eq(payouts.orgId, ctx.org.id), ...conditions))
    .orderBy(desc(payouts.createdAt), desc(payouts.id))
    .$dynamic();
}

interface Failed {
  count: number;
  minor: number;
}

function ofThisPayout(ctx: Context): SQL | undefined {
  return and(eq(payoutLines.orgId, ctx.org.id), eq(payoutLines.payoutId, payouts.id));
}

async function readLines(ctx: Context, payoutId: string): Promise<PayoutLine[]> {
  const madeOf = ctx.db
    .select({
      affiliateId: payoutItems.affiliateId,
      conversionCount: sql<number>`count(${payoutItems.conversionId})::int`.as("conversion_count"),
      adjustmentMinor:
        sql<string>`coalesce(sum(${payoutItems.amountMinor}) filter (where ${payoutItems.adjustmentId} is not null), 0)`.as(
          "adjustment_minor",
        ),
    })
    .from(payoutItems)
    .where(and(eq(payoutItems.orgId, ctx.org.id), eq(payoutItems.payoutId, payoutId)))
    .groupBy(payoutItems.affiliateId)
    .as("made_of");
  const rows = await ctx.db
    .select({
      line: payoutLines,
      affiliateName: affiliates.fullName,
      slug: affiliates.slug,
      conversionCount: madeOf.conversionCount,
      adjustmentMinor: madeOf.adjustmentMinor,
    })
    .from(payoutLines)
    .innerJoin(madeOf, eq(madeOf.affiliateId, payoutLines.affiliateId))
    // Undoing an import takes away affiliates of whom only failed lines are left.
    .leftJoin(affiliates, refers(payoutLines, "affiliateId", affiliates))
    .where(and(eq(payoutLines.orgId, ctx.org.id), eq(payoutLines.payoutId, payoutId)))
    .orderBy(desc(payoutLines.amountMinor), payoutLines.affiliateId);
  return rows.map(({ line, affiliateName, slug, conversionCount, adjustmentMinor }) => ({
    affiliateId: line.affiliateId,
    affiliateName: affiliateName ?? undefined,
    slug: slug ?? undefined,
    amountMinor: line.amountMinor,
    conversionCount,
    adjustmentMinor: Number(adjustmentMinor) || undefined,
    paypalEmail: line.paypalEmail,
    status: line.status,
    failureReason: line.failureReason ?? undefined,
    settledAt: line.settledAt?.toISOString(),
  }));
}

export function present(row: Row, failed: Failed = { count: 0, minor: 0 }): Payout {
  return {
    id: row.id,
    currency: row.currency,
    status: row.status,
    totalMinor: row.totalMinor,
    affiliateCount: row.affiliateCount,
    failedMinor: failed.minor || undefined,
    failedCount: failed.count || undefined,
    campaignId: row.campaignId ?? undefined,
    since: row.since?.toISOString(),
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString(),
    paidAt: row.paidAt?.toISOString(),
    failedAt: row.failedAt?.toISOString(),
    failureReason: row.failureReason ?? undefined,
    reference: row.reference ?? undefined,
  };
}
