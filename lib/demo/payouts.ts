import { and, asc, eq, sql } from "drizzle-orm";
import { affiliates, conversions, payoutItems, payoutLines, payouts } from "@/drizzle/schema";
import { markPaid } from "@/lib/conversions/settle";
import { refers } from "@/lib/db/refers";
import type { Context } from "@/lib/operations/context";
import { transfer } from "@/lib/payouts/transfer";
import { DAY } from "@/lib/time/shape";
import { after, before, idAt } from "./moments";

/** The newest batch is still on its way; what was approved since waits for the next one. */
const NEWEST = 10;
const EVERY = 30;
const MONTHS = 12;

/** A year of monthly payouts of what was approved by then, each paid two days later but the newest. */
export async function payMonthly(ctx: Context): Promise<void> {
  const due = await approved(ctx);
  for (let month = MONTHS; month >= 0; month -= 1) {
    const madeAt = before(ctx.now, (NEWEST + EVERY * month) * DAY);
    const isBefore = ({ approvedAt }: Due) => approvedAt !== null && approvedAt <= madeAt;
    const rows = due.filter(isBefore);
    due.splice(0, due.length, ...due.filter((row) => !isBefore(row)));
    if (rows.length > 0) await makeBatch(ctx, madeAt, rows, month > 0);
  }
}

type Due = Awaited<ReturnType<typeof approved>>[number];

function approved({ db, org }: Context) {
  return db
    .select({
      conversionId: conversions.id,
      affiliateId: conversions.affiliateId,
      currency: conversions.currency,
      amountMinor: conversions.commissionMinor,
      approvedAt: conversions.approvedAt,
      paypalEmail: affiliates.email,
    })
    .from(conversions)
    .innerJoin(affiliates, refers(conversions, "affiliateId", affiliates))
    .where(
      and(
        eq(conversions.orgId, org.id),
        eq(conversions.status, "Approved"),
        sql`${conversions.commissionMinor} > 0`,
      ),
    )
    .orderBy(asc(conversions.id));
}

async function makeBatch(ctx: Context, madeAt: Date, rows: readonly Due[], isPaid: boolean) {
  const orgId = ctx.org.id;
  const payoutId = idAt(madeAt);
  const currency = rows[0]?.currency ?? "";
  const paidAt = isPaid ? after(madeAt, 2 * DAY) : null;
  const lines = linesOf(rows).map((line) => ({
    ...line,
    orgId,
    payoutId,
    status: isPaid ? ("Paid" as const) : ("Pending" as const),
    settledAt: paidAt,
  }));
  await ctx.db.insert(payouts).values({
    orgId,
    id: payoutId,
    currency,
    status: isPaid ? "Paid" : "Processing",
    totalMinor: lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    affiliateCount: lines.length,
    createdBy: ctx.actor.label,
    createdAt: madeAt,
    startedAt: madeAt,
    paidAt,
    reference: isPaid ? `Transfer of ${madeAt.toISOString().slice(0, 10)}` : null,
  });
  await ctx.db.insert(payoutLines).values(lines);
  const items = rows.map((row) => ({ ...row, orgId, payoutId, adjustmentId: null }));
  await ctx.db.insert(payoutItems).values(items.map((item) => ({ ...item, id: idAt(madeAt) })));
  const payout = { id: payoutId, currency };
  await transfer({ ...ctx, now: madeAt }, "batched", payout, items);
  if (!paidAt) return;
  const at = { ...ctx, now: paidAt };
  await transfer(at, "paid", payout, items);
  await markPaid(
    at,
    rows.map(({ conversionId }) => conversionId),
  );
}

function linesOf(rows: readonly Due[]) {
  const lines = new Map<string, Pick<Due, "affiliateId" | "amountMinor" | "paypalEmail">>();
  for (const { affiliateId, amountMinor, paypalEmail } of rows) {
    const sum = amountMinor + (lines.get(affiliateId)?.amountMinor ?? 0);
    lines.set(affiliateId, { affiliateId, amountMinor: sum, paypalEmail });
  }
  return [...lines.values()];
}
