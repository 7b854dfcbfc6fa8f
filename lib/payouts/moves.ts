import { and, eq, inArray, isNull, type SQL } from "drizzle-orm";
import { conversions, payoutItems, payoutLines, payouts } from "@/drizzle/schema";
import { markPaid } from "@/lib/conversions/settle";
import { chunks } from "@/lib/db/chunks";
import type { Context } from "@/lib/operations/context";
import { notFound, refuse } from "@/lib/operations/errors";
import { holdPayouts } from "./due";
import { tellOfFailure, tellPaid } from "./letters";
import { type Row, readPayout } from "./payouts";
import type {
  FailPayoutInput,
  FailPayoutLineInput,
  Payout,
  PayoutId,
  SettlePayoutInput,
} from "./shape";
import { type Moved, transfer } from "./transfer";

/** Starting a batch that has been started changes nothing. */
export async function startPayout(ctx: Context, { id }: PayoutId): Promise<Payout> {
  const row = await hold(ctx, id);
  if (row.status === "Processing") return readPayout(ctx, id);
  if (row.status !== "Pending") return refuseEnded(row);
  const after = { status: "Processing", startedAt: ctx.now } as const;
  await ctx.db.update(payouts).set(after).where(mine(ctx, id));
  ctx.changed(factsOf(row), factsOf({ ...row, ...after }));
  return readPayout(ctx, id);
}

/** Lines that have failed stay so; all others are paid. Settling a paid batch changes nothing. */
export async function settlePayout(ctx: Context, input: SettlePayoutInput): Promise<Payout> {
  const { id } = input;
  const row = await hold(ctx, id);
  if (row.status === "Paid") return readPayout(ctx, id);
  if (row.status === "Failed") return refuseEnded(row);
  if (row.status === "Pending") {
    refuse(
      "conflict",
      "This payout has not been started. Start it, send the money, then settle it.",
    );
  }
  const items = await livingItems(ctx, id);
  const commissions = items.map(({ conversionId }) => conversionId).filter((id) => id !== null);
  for (const some of chunks(commissions)) await markPaid(ctx, some);
  const paid = await ctx.db
    .update(payoutLines)
    .set({ status: "Paid", settledAt: ctx.now })
    .where(and(linesOf(ctx, id), eq(payoutLines.status, "Pending")))
    .returning();
  await transfer(ctx, "paid", row, items);
  const after = {
    status: "Paid",
    paidAt: ctx.now,
    reference: input.reference || null,
  } as const;
  await ctx.db.update(payouts).set(after).where(mine(ctx, id));
  await tellPaid(ctx, row.currency, paid);
  const paidMinor = paid.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  ctx.changed(factsOf(row), { ...factsOf({ ...row, ...after }), paidMinor });
  return readPayout(ctx, id);
}

/** What was in it is due again. Failing a failed batch changes nothing. */
export async function failPayout(ctx: Context, { id, reason }: FailPayoutInput): Promise<Payout> {
  const row = await hold(ctx, id);
  if (row.status === "Failed") return readPayout(ctx, id);
  if (row.status === "Paid") return refuseEnded(row);
  const releasedMinor = await release(ctx, row, reason);
  const after = await fail(ctx, row, reason);
  ctx.changed(factsOf(row), { ...factsOf(after), releasedMinor });
  await tellOfFailure(ctx, row, { reason, amountMinor: releasedMinor });
  return readPayout(ctx, id);
}

/**
 * One affiliate's money did not arrive: what was in their line is due again, and the others' goes on. The
 * batch fails with its last line. Failing a failed line changes nothing.
 */
export async function failPayoutLine(ctx: Context, input: FailPayoutLineInput): Promise<Payout> {
  const { id, affiliateId, reason } = input;
  const row = await hold(ctx, id);
  const lines = await ctx.db.select().from(payoutLines).where(linesOf(ctx, id));
  const line = lines.find((each) => each.affiliateId === affiliateId);
  if (!line) throw notFound("line in this payout");
  if (line.status === "Failed") return readPayout(ctx, id);
  if (row.status === "Paid") return refuseEnded(row);
  if (row.status === "Pending") {
    refuse(
      "conflict",
      "Nothing of this payout has been sent. Start it first, or fail it as a whole.",
    );
  }
  await release(ctx, row, reason, affiliateId);
  const isLast = lines.every((each) => each === line || each.status === "Failed");
  const after = isLast ? await fail(ctx, row, "Every line of it failed.") : row;
  ctx.changed(
    { ...factsOf(row), line: line.status },
    { ...factsOf(after), line: "Failed", affiliateId, amountMinor: line.amountMinor, reason },
  );
  await tellOfFailure(ctx, row, { reason, amountMinor: line.amountMinor, affiliateId });
  return readPayout(ctx, id);
}

async function hold(ctx: Context, id: string): Promise<Row> {
  await holdPayouts(ctx);
  const [row] = await ctx.db.select().from(payouts).where(mine(ctx, id)).for("update");
  if (!row) throw notFound("payout");
  return row;
}

function refuseEnded({ status }: Row): never {
  refuse(
    "conflict",
    status === "Paid"
      ? "This payout is paid, which is final. Take a commission back by denying its conversion or recording the refund: the next payout carries the correction."
      : "This payout has failed, and what was in it is due again. Create a new payout.",
  );
}

async function fail(ctx: Context, row: Row, reason: string): Promise<Row> {
  const after = { status: "Failed", failedAt: ctx.now, failureReason: reason } as const;
  await ctx.db.update(payouts).set(after).where(mine(ctx, row.id));
  return { ...row, ...after };
}

/**
 * Gives the items of a batch, or of one affiliate's line, back to what is due.
 * @returns how much that is, in minor units
 */
async function release(
  ctx: Context,
  row: Row,
  failureReason: string,
  affiliateId?: string,
): Promise<number> {
  const items = await livingItems(ctx, row.id, affiliateId);
  await ctx.db
    .update(payoutItems)
    .set({ releasedAt: ctx.now })
    .where(living(ctx, row.id, affiliateId));
  await ctx.db
    .update(payoutLines)
    .set({ status: "Failed", failureReason })
    .where(
      and(
        linesOf(ctx, row.id),
        eq(payoutLines.status, "Pending"),
        affiliateId ? eq(payoutLines.affiliateId, affiliateId) : undefined,
      ),
    );
  await transfer(ctx, "released", row, items);
  return items.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

/** Their conversions are held, in the same order as everywhere, until the transaction ends. */
async function livingItems(ctx: Context, payoutId: string, affiliateId?: string): Promise<Moved[]> {
  await ctx.db
    .select({ id: conversions.id })
    .from(conversions)
    .where(
      and(
        eq(conversions.orgId, ctx.org.id),
        inArray(conversions.id, livingConversions(ctx, payoutId, affiliateId)),
      ),
    )
    .orderBy(conversions.id)
    .for("update");
  return ctx.db
    .select()
    .from(payoutItems)
    .where(living(ctx, payoutId, affiliateId));
}

function livingConversions(ctx: Context, payoutId: string, affiliateId?: string) {
  return ctx.db
    .select({ id: payoutItems.conversionId })
    .from(payoutItems)
    .where(living(ctx, payoutId, affiliateId));
}

function living(ctx: Context, payoutId: string, affiliateId?: string): SQL | undefined {
  return and(
    eq(payoutItems.orgId, ctx.org.id),
    eq(payoutItems.payoutId, payoutId),
    isNull(payoutItems.releasedAt),
    affiliateId ? eq(payoutItems.affiliateId, affiliateId) : undefined,
  );
}

function linesOf(ctx: Context, payoutId: string): SQL | undefined {
  return and(eq(payoutLines.orgId, ctx.org.id), eq(payoutLines.payoutId, payoutId));
}

function mine(ctx: Context, id: string): SQL | undefined {
  return and(eq(payouts.orgId, ctx.org.id), eq(payouts.id, id));
}

/** What the log keeps of a batch before and after a move. */
function factsOf({ status, currency, totalMinor, failureReason, reference }: Row) {
  return {
    status,
    currency,
    totalMinor,
    ...(failureReason && { failureReason }),
    ...(reference && { reference }),
  };
}
