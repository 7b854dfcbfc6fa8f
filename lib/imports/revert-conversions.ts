import { and, asc, eq, inArray, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import {
  adjustments,
  affiliates,
  conversions,
  ledgerTransfers,
  payoutItems,
  unattributedSales,
} from "@/drizzle/schema";
import { refers } from "@/lib/db/refers";
import { type Account, balanceOf, post, type Transfer } from "@/lib/ledger/ledger";
import { formatMoney } from "@/lib/money/shape";
import type { ProgramContext } from "@/lib/operations/context";
import type { JobRow } from "./jobs";
import type { Revert } from "./revert";

/** What reverting would do now: the rows it brought go, those it only confirmed wait again. */
export async function conversionRevert(at: ProgramContext, job: JobRow): Promise<Revert> {
  const revert: Revert = { remove: [], release: [], kept: [] };
  for (const row of await readRows(at, job)) {
    const { id, isOwn, payoutId, isAdjusted } = row;
    if (payoutId || isAdjusted) {
      const reason = payoutId
        ? `It is in payout ${payoutId}.`
        : "A later payout has to correct it for a refund.";
      revert.kept.push({ type: "conversion", id, label: labelOf(row), reason });
    } else (isOwn ? revert.remove : revert.release).push(id);
  }
  return revert;
}

export async function revertConversions(at: ProgramContext, job: JobRow): Promise<Revert> {
  await at.db
    .select({ id: conversions.id })
    .from(conversions)
    .where(touchedBy(at, job))
    .orderBy(asc(conversions.id))
    .for("update");
  const revert = await conversionRevert(at, job);
  await unconfirm(at, revert.release);
  await remove(at, revert.remove);
  return revert;
}

function touchedBy({ org }: ProgramContext, { id }: JobRow): SQL | undefined {
  return and(
    eq(conversions.orgId, org.id),
    or(eq(conversions.importJobId, id), eq(conversions.confirmJobId, id)),
  );
}

function readRows(at: ProgramContext, job: JobRow) {
  const living = at.db
    .select({ payoutId: payoutItems.payoutId })
    .from(payoutItems)
    .where(
      and(
        eq(payoutItems.orgId, at.org.id),
        eq(payoutItems.conversionId, conversions.id),
        isNull(payoutItems.releasedAt),
      ),
    );
  const corrections = at.db
    .select({ one: sql`1` })
    .from(adjustments)
    .where(and(eq(adjustments.orgId, at.org.id), eq(adjustments.conversionId, conversions.id)));
  return at.db
    .select({
      id: conversions.id,
      isOwn: sql<boolean>`${conversions.importJobId} = ${job.id}`,
      payoutId: sql<string | null>`(${living})`,
      isAdjusted: sql<boolean>`exists ${corrections}`,
      affiliate: affiliates.fullName,
      commissionMinor: conversions.commissionMinor,
      currency: conversions.currency,
      occurredAt: conversions.occurredAt,
    })
    .from(conversions)
    .innerJoin(affiliates, refers(conversions, "affiliateId", affiliates))
    .where(touchedBy(at, job))
    .orderBy(asc(conversions.id));
}

type Row = Awaited<ReturnType<typeof readRows>>[number];

function labelOf({ affiliate, commissionMinor, currency, occurredAt }: Row): string {
  const day = occurredAt.toISOString().slice(0, 10);
  return `${formatMoney(commissionMinor, currency)} for ${affiliate}, ${day}`;
}

/** What the import made payable waits for a confirmation again; what was denied meanwhile stays so. */
async function unconfirm(at: ProgramContext, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await move(at, ids, "Payable", "Held");
  await at.db
    .update(conversions)
    .set({
      status: sql`case when ${conversions.status} = 'Approved' then 'Pending' else ${conversions.status} end`,
      approvedAt: null,
      heldBecause: "import_unconfirmed",
      confirmJobId: null,
    })
    .where(and(eq(conversions.orgId, at.org.id), inArray(conversions.id, ids)));
}

async function remove(at: ProgramContext, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  for (const account of ["Held", "Payable", "Settled"] as const)
    await move(at, ids, account, "Program");
  await at.db
    .update(unattributedSales)
    .set({ conversionId: null })
    .where(
      and(
        eq(unattributedSales.orgId, at.org.id),
        isNotNull(unattributedSales.conversionId),
        inArray(unattributedSales.conversionId, ids),
      ),
    );
  await at.db
    .delete(conversions)
    .where(and(eq(conversions.orgId, at.org.id), inArray(conversions.id, ids)));
}

/** Moves whatever these conversions have in an account, as the ledger itself says. */
async function move(at: ProgramContext, ids: string[], from: Account, to: Account): Promise<void> {
  const { conversionId, affiliateId, currency } = ledgerTransfers;
  const rows = await at.db
    .select({ conversionId, affiliateId, currency, balance: balanceOf(from) })
    .from(ledgerTransfers)
    .where(and(eq(ledgerTransfers.orgId, at.org.id), inArray(conversionId, ids)))
    .groupBy(conversionId, affiliateId, currency)
    .orderBy(conversionId);
  await post(
    at,
    rows.map(
      ({ balance, ...row }): Transfer => ({
        ...row,
        debit: from,
        credit: to,
        amountMinor: Number(balance),
        kind: "reverted",
      }),
    ),
  );
}
