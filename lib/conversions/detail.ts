import { and, asc, eq, isNull, or } from "drizzle-orm";
import { adjustments, ledgerTransfers, payoutItems, refunds } from "@/drizzle/schema";
import { refers } from "@/lib/db/refers";
import { toPercent } from "@/lib/money/shape";
import type { Context } from "@/lib/operations/context";
import { type Found, findOne, present } from "./conversions";
import type { ConversionDetail } from "./shape";
import type { ConversionRow } from "./standing";
import { reckon } from "./why";

export async function getConversion(
  ctx: Context,
  { id }: { id: string },
): Promise<ConversionDetail> {
  const found = await findOne(ctx, id);
  const { row } = found;
  const { payoutId, carriedBy } = await payoutsOf(ctx, row);
  return {
    ...present(found),
    campaignName: found.campaignName,
    customerName: row.customerName ?? undefined,
    customerId: row.customerId ?? undefined,
    subscriptionId: row.subscriptionId ?? undefined,
    clickId: row.clickId ?? undefined,
    parentId: row.parentId ?? undefined,
    overrideId: found.overrideId ?? undefined,
    importJobId: row.importJobId ?? undefined,
    isHistory: row.isHistory,
    payoutId,
    createdAt: row.createdAt.toISOString(),
    approvedAt: row.approvedAt?.toISOString(),
    paidAt: row.paidAt?.toISOString(),
    explanation: explained(found),
    transfers: await transfersOf(ctx, row),
    refunds: await refundsOf(ctx, row),
    adjustments: (await adjustmentsOf(ctx, row)).map((adjustment) => ({
      id: adjustment.id,
      amountMinor: adjustment.amountMinor,
      reason: adjustment.reason,
      at: adjustment.createdAt.toISOString(),
      payoutId: carriedBy.get(adjustment.id),
    })),
  };
}

function explained(found: Found): ConversionDetail["explanation"] {
  const { explanation, baseMinor, earnedMinor, exact } = reckon(found);
  const { rule, holdDays, deniedBecause } = explanation;
  return {
    rule: rule.kind,
    from: "from" in rule ? rule.from : undefined,
    percent: "hundredths" in rule ? toPercent(rule.hundredths) : undefined,
    fixedMinor: "amountMinor" in rule ? rule.amountMinor : undefined,
    nothingBecause: "because" in rule ? rule.because : undefined,
    baseMinor,
    exact,
    rounding: exact === undefined ? undefined : "half-even",
    earnedMinor,
    holdDays,
    deniedBecause,
  };
}

async function transfersOf(ctx: Context, row: ConversionRow) {
  const rows = await ctx.db
    .select()
    .from(ledgerTransfers)
    .where(and(eq(ledgerTransfers.orgId, ctx.org.id), eq(ledgerTransfers.conversionId, row.id)))
    .orderBy(asc(ledgerTransfers.createdAt), asc(ledgerTransfers.id));
  return rows.map(({ createdAt, kind, debit, credit, amountMinor, payoutId }) => ({
    at: createdAt.toISOString(),
    kind,
    debit,
    credit,
    amountMinor,
    payoutId: payoutId ?? undefined,
  }));
}

async function refundsOf(ctx: Context, { externalId }: ConversionRow) {
  if (!externalId) return [];
  const rows = await ctx.db
    .select()
    .from(refunds)
    .where(and(eq(refunds.orgId, ctx.org.id), eq(refunds.saleExternalId, externalId)))
    .orderBy(asc(refunds.createdAt), asc(refunds.key));
  return rows.map(({ key, amountMinor, createdAt, voidedAt }) => ({
    key,
    amountMinor: amountMinor ?? undefined,
    toldAt: createdAt.toISOString(),
    voidedAt: voidedAt?.toISOString(),
  }));
}

function adjustmentsOf(ctx: Context, row: ConversionRow) {
  return ctx.db
    .select()
    .from(adjustments)
    .where(and(eq(adjustments.orgId, ctx.org.id), eq(adjustments.conversionId, row.id)))
    .orderBy(asc(adjustments.createdAt), asc(adjustments.id));
}

/** The living payout of a conversion, and those that carry its adjustments. */
async function payoutsOf(ctx: Context, row: ConversionRow) {
  const items = await ctx.db
    .select({
      payoutId: payoutItems.payoutId,
      conversionId: payoutItems.conversionId,
      adjustmentId: payoutItems.adjustmentId,
    })
    .from(payoutItems)
    .leftJoin(adjustments, refers(payoutItems, "adjustmentId", adjustments))
    .where(
      and(
        eq(payoutItems.orgId, ctx.org.id),
        isNull(payoutItems.releasedAt),
        or(eq(payoutItems.conversionId, row.id), eq(adjustments.conversionId, row.id)),
      ),
    );
  const carriedBy = new Map<string, string>();
  for (const { adjustmentId, payoutId } of items) {
    if (adjustmentId) carriedBy.set(adjustmentId, payoutId);
  }
  return { payoutId: items.find(({ conversionId }) => conversionId)?.payoutId, carriedBy };
}
