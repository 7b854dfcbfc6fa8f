import { and, eq, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { ledgerTransfers } from "@/drizzle/schema";
import { chunks } from "@/lib/db/chunks";
import type { ProgramContext } from "@/lib/operations/context";

type Row = typeof ledgerTransfers.$inferSelect;
export type Account = Row["debit"];

/**
 * An amount that moves from one account (`debit`) to another (`credit`), and what moved it: now, but for
 * what is taken over from elsewhere.
 */
export type Transfer = Pick<
  Row,
  "affiliateId" | "currency" | "debit" | "credit" | "amountMinor" | "kind"
> &
  Partial<Pick<Row, "conversionId" | "adjustmentId" | "payoutId" | "createdAt">>;

/** Writes transfers down. What moves nothing is left out. */
export async function post(at: ProgramContext, transfers: readonly Transfer[]): Promise<void> {
  const rows = transfers
    .filter(({ amountMinor }) => amountMinor !== 0)
    .map((transfer) => ({ createdAt: at.now, ...transfer, orgId: at.org.id, id: uuidv7() }));
  for (const some of chunks(rows)) await at.db.insert(ledgerTransfers).values(some);
}

/** What an affiliate has in one currency, in minor units. A negative `payable` is owed by them. */
export interface Balance {
  affiliateId: string;
  currency: string;
  held: number;
  payable: number;
  inPayout: number;
  settled: number;
}

/** Of one affiliate, or of all that have ever earned. */
export async function balancesOf(
  at: Pick<ProgramContext, "db" | "org">,
  affiliateId?: string,
): Promise<Balance[]> {
  const rows = await at.db
    .select({
      affiliateId: ledgerTransfers.affiliateId,
      currency: ledgerTransfers.currency,
      held: balanceOf("Held"),
      payable: balanceOf("Payable"),
      inPayout: balanceOf("InPayout"),
      settled: balanceOf("Settled"),
    })
    .from(ledgerTransfers)
    .where(
      and(
        eq(ledgerTransfers.orgId, at.org.id),
        affiliateId ? eq(ledgerTransfers.affiliateId, affiliateId) : undefined,
      ),
    )
    .groupBy(ledgerTransfers.affiliateId, ledgerTransfers.currency)
    .orderBy(ledgerTransfers.affiliateId, ledgerTransfers.currency);
  return rows.map(({ affiliateId, currency, held, payable, inPayout, settled }) => ({
    affiliateId,
    currency,
    held: Number(held),
    payable: Number(payable),
    inPayout: Number(inPayout),
    settled: Number(settled),
  }));
}

/** SQL for what stands in an account, over the rows of a query. */
export function balanceOf(account: Account) {
  const { amountMinor, credit, debit } = ledgerTransfers;
  return sql<string>`coalesce(sum(case when ${credit} = ${account} then ${amountMinor}
    when ${debit} = ${account} then -${amountMinor} end), 0)`;
}
