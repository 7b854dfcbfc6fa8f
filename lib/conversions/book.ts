import { and, eq, inArray } from "drizzle-orm";
import { conversions, refunds } from "@/drizzle/schema";
import { chunks } from "@/lib/db/chunks";
import { post, type Transfer } from "@/lib/ledger/ledger";
import type { ProgramContext } from "@/lib/operations/context";
import { lockAllSales } from "./locks";
import { settle } from "./settle";
import type { Explanation } from "./shape";

/** A conversion as it was elsewhere, or in a story. What earned something once gives the rule for it. */
export type BookedConversion = Omit<typeof conversions.$inferInsert, "orgId" | "explanation"> & {
  explanation: Explanation;
};

/**
 * Takes conversions over as they are, with the ledger's opening entry for each. Refunded and denied ones
 * earn nothing; what came back of the others before they were known is applied at once.
 */
export async function bookConversions(
  at: ProgramContext,
  rows: readonly BookedConversion[],
): Promise<void> {
  if (rows.some(({ externalId }) => externalId)) await lockAllSales(at);
  for (const some of chunks(rows)) {
    const batch = some.map((row) => withMoments(at, row));
    await at.db.insert(conversions).values(batch);
    await post(at, batch.flatMap(openingOf));
    for (const id of await refundedAmong(at, batch)) await settle(at, id);
  }
}

function withMoments(at: ProgramContext, row: BookedConversion) {
  const { status, approvedAt, paidAt, isHistory } = row;
  return {
    ...row,
    orgId: at.org.id,
    isHistory: isHistory ?? status === "Paid",
    createdAt: row.createdAt ?? at.now,
    approvedAt: approvedAt ?? (status === "Approved" ? at.now : null),
    paidAt: paidAt ?? (status === "Paid" ? row.occurredAt : null),
  };
}

const ACCOUNT = { Pending: "Held", Approved: "Payable", Paid: "Settled" } as const;

function openingOf(row: ReturnType<typeof withMoments>): Transfer[] {
  const { id, affiliateId, currency, commissionMinor: amountMinor, status, createdAt } = row;
  if (status === "Refunded" || status === "Denied") return [];
  const entry = { affiliateId, currency, amountMinor, conversionId: id, createdAt };
  return [{ ...entry, debit: "Program", credit: ACCOUNT[status], kind: "imported" }];
}

async function refundedAmong(
  at: ProgramContext,
  batch: readonly BookedConversion[],
): Promise<string[]> {
  const sales = batch.flatMap(({ externalId }) => externalId ?? []);
  if (sales.length === 0) return [];
  const found = await at.db
    .select({ id: refunds.saleExternalId })
    .from(refunds)
    .where(and(eq(refunds.orgId, at.org.id), inArray(refunds.saleExternalId, sales)));
  const refunded = new Set(found.map(({ id }) => id));
  return batch
    .filter(({ externalId }) => externalId && refunded.has(externalId))
    .map(({ id }) => id);
}
