import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { adjustments, conversions, refunds } from "@/drizzle/schema";
import { post } from "@/lib/ledger/ledger";
import type { ProgramContext } from "@/lib/operations/context";
import { earns, earnsOn } from "./earning";
import { Explanation } from "./shape";
import {
  type ConversionRow,
  isSettled,
  lockConversion,
  lockOverride,
  mine,
  type Standing,
  standingOf,
} from "./standing";

/**
 * Brings a conversion, and the override on it, to what they earn now: the rule frozen when it was credited,
 * on what the customer has not got back. Settling twice changes nothing more.
 */
export async function settle(at: ProgramContext, conversionId: string): Promise<void> {
  const row = await lockConversion(at, conversionId);
  if (!row) return;
  if (row.parentId) return settle(at, row.parentId);
  const refunded = await refundedOf(at, row);
  const isDenied = row.status === "Denied";
  const earned = isDenied ? 0 : earns(ruleOf(row), { amountMinor: row.amountMinor, ...refunded });
  await move(at, row, { earned, isDenied, ...refunded });
  const override = await lockOverride(at, row.id);
  if (!override) return;
  const isOverrideDenied = isDenied || override.status === "Denied";
  await move(at, override, {
    earned: isOverrideDenied ? 0 : earnsOn(ruleOf(override), earned),
    isDenied: isOverrideDenied,
    refundedMinor: 0,
    isAllRefunded: refunded.isAllRefunded,
  });
}

/**
 * What a payout has paid. A correction that came while it was under way decides what it is called: its sale
 * is read without a lock, since whoever changes it now waits for this row and settles it once more.
 */
export async function markPaid(
  at: ProgramContext,
  conversionIds: readonly string[],
): Promise<void> {
  if (conversionIds.length === 0) return;
  const rows = await at.db
    .update(conversions)
    .set({ status: "Paid", paidAt: at.now })
    .where(and(eq(conversions.orgId, at.org.id), inArray(conversions.id, [...conversionIds])))
    .returning();
  const corrected = await at.db
    .selectDistinct({ id: adjustments.conversionId })
    .from(adjustments)
    .where(
      and(eq(adjustments.orgId, at.org.id), inArray(adjustments.conversionId, [...conversionIds])),
    );
  const ids = new Set(corrected.map(({ id }) => id));
  for (const row of rows.filter(({ id }) => ids.has(id))) await rename(at, row);
}

async function rename(at: ProgramContext, row: ConversionRow): Promise<void> {
  const [sale = row] = row.parentId
    ? await at.db.select().from(conversions).where(mine(at, row.parentId))
    : [];
  const { isAllRefunded } = await refundedOf(at, sale);
  const status = statusOf(row, { isDenied: sale.status === "Denied", isAllRefunded }, false);
  if (status === row.status) return;
  await at.db.update(conversions).set({ status }).where(mine(at, row.id));
}

function ruleOf(row: Pick<ConversionRow, "explanation">) {
  return Explanation.parse(row.explanation).rule;
}

interface Outcome {
  earned: number;
  isDenied: boolean;
  refundedMinor: number;
  isAllRefunded: boolean;
}

/** Once a row has been in a payout, what changes is an adjustment that the next payout carries. */
async function move(at: ProgramContext, row: ConversionRow, outcome: Outcome): Promise<void> {
  const standing = await standingOf(at, row);
  const isFrozen = isSettled(row) || standing.isInPayout || standing.adjustedMinor !== null;
  const status = statusOf(row, outcome, isFrozen);
  const commissionMinor = isFrozen ? row.commissionMinor : outcome.earned;
  if (isFrozen) await adjust(at, row, outcome, standing);
  else await shift(at, row, outcome.earned);
  const { refundedMinor } = outcome;
  if (
    status !== row.status ||
    commissionMinor !== row.commissionMinor ||
    refundedMinor !== row.refundedMinor
  ) {
    await at.db
      .update(conversions)
      .set({ status, commissionMinor, refundedMinor })
      .where(mine(at, row.id));
  }
}

/** What is on its way to be paid stays approved, so that it and its adjustment are paid or carried together. */
function statusOf(
  row: ConversionRow,
  { isDenied, isAllRefunded }: Pick<Outcome, "isDenied" | "isAllRefunded">,
  isFrozen: boolean,
): ConversionRow["status"] {
  const settled = isSettled(row);
  if (isFrozen && !settled) return "Approved";
  if (isDenied) return "Denied";
  if (isAllRefunded) return "Refunded";
  if (settled) return "Paid";
  return row.approvedAt ? "Approved" : "Pending";
}

async function adjust(
  at: ProgramContext,
  row: ConversionRow,
  { earned, isDenied }: Outcome,
  { adjustedMinor }: Standing,
): Promise<void> {
  const amountMinor = earned - row.commissionMinor - (adjustedMinor ?? 0);
  if (amountMinor === 0) return;
  const { affiliateId, campaignId, currency } = row;
  const id = uuidv7();
  await at.db.insert(adjustments).values({
    orgId: at.org.id,
    id,
    conversionId: row.id,
    campaignId,
    affiliateId,
    currency,
    amountMinor,
    reason: isDenied ? "Denied" : amountMinor < 0 ? "Refund" : "RefundReversed",
    createdAt: at.now,
  });
  const accounts =
    amountMinor < 0
      ? ({ debit: "Payable", credit: "Program" } as const)
      : ({ debit: "Program", credit: "Payable" } as const);
  await post(at, [
    {
      ...accounts,
      affiliateId,
      currency,
      amountMinor: Math.abs(amountMinor),
      kind: "adjusted",
      conversionId: row.id,
      adjustmentId: id,
    },
  ]);
}

async function shift(at: ProgramContext, row: ConversionRow, earned: number): Promise<void> {
  const account = row.approvedAt ? "Payable" : "Held";
  const { affiliateId, currency, commissionMinor } = row;
  const entry = { affiliateId, currency, conversionId: row.id } as const;
  await post(at, [
    earned < commissionMinor
      ? {
          ...entry,
          debit: account,
          credit: "Program",
          amountMinor: commissionMinor - earned,
          kind: "reduced",
        }
      : {
          ...entry,
          debit: "Program",
          credit: account,
          amountMinor: earned - commissionMinor,
          kind: "restored",
        },
  ]);
}

/** What went back to the customer: never more than they paid. */
async function refundedOf(at: ProgramContext, { externalId, amountMinor }: ConversionRow) {
  if (!externalId) return { refundedMinor: 0, isAllRefunded: false };
  const [told] = await at.db
    .select({
      sum: sql<string>`coalesce(sum(${refunds.amountMinor}), 0)`,
      isWhole: sql<boolean>`coalesce(bool_or(${refunds.amountMinor} is null), false)`,
    })
    .from(refunds)
    .where(
      and(
        eq(refunds.orgId, at.org.id),
        eq(refunds.saleExternalId, externalId),
        isNull(refunds.voidedAt),
      ),
    );
  const sum = Number(told?.sum ?? 0);
  const isAllRefunded = told?.isWhole === true || (amountMinor > 0 && sum >= amountMinor);
  return { refundedMinor: isAllRefunded ? amountMinor : Math.min(amountMinor, sum), isAllRefunded };
}
