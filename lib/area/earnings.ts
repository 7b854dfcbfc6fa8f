import { and, desc, eq, gt, sql } from "drizzle-orm";
import { conversions, payoutLines, payouts } from "@/drizzle/schema";
import type { Place } from "@/lib/affiliates/affiliates";
import { refers } from "@/lib/db/refers";
import { balancesOf } from "@/lib/ledger/ledger";
import { page, readCursor } from "@/lib/paging";
import type { Earnings, OwnPayout } from "./shape";

/** By currency, from the ledger; what the ledger does not know is when a hold ends. */
export async function earningsOf(at: Place, affiliateId: string): Promise<Earnings[]> {
  const holds = await holdsOf(at, affiliateId);
  const balances = await balancesOf(at, affiliateId);
  return balances.map(({ currency, held, payable, inPayout, settled }) => ({
    currency,
    heldMinor: held,
    payableMinor: payable,
    inPayoutMinor: inPayout,
    paidMinor: settled,
    ...holds.get(currency),
  }));
}

async function holdsOf(at: Place, affiliateId: string) {
  const { currency, heldBecause, holdUntil, commissionMinor } = conversions;
  const ends = sql`filter (where ${heldBecause} is null)`;
  const rows = await at.db
    .select({
      currency,
      first: sql`min(${holdUntil}) ${ends}`.mapWith(holdUntil),
      last: sql`max(${holdUntil}) ${ends}`.mapWith(holdUntil),
      unreviewed: sql<string>`coalesce(sum(${commissionMinor}) filter (where ${heldBecause} is not null), 0)`,
    })
    .from(conversions)
    .where(
      and(
        eq(conversions.orgId, at.org.id),
        eq(conversions.affiliateId, affiliateId),
        eq(conversions.status, "Pending"),
        gt(commissionMinor, 0),
      ),
    )
    .groupBy(currency);
  return new Map(
    rows.map(({ currency, first, last, unreviewed }) => [
      currency,
      {
        releases: first && last && { first: first.toISOString(), last: last.toISOString() },
        unreviewedMinor: Number(unreviewed) || undefined,
      },
    ]),
  );
}

/** An affiliate's parts of payouts, newest first. Why one failed is between the company and its bank. */
export async function payoutsTo(
  at: Place,
  affiliateId: string,
  { cursor, take }: { cursor?: string; take: number },
) {
  const after = readCursor(cursor);
  const rows = await at.db
    .select({ line: payoutLines, payout: payouts })
    .from(payoutLines)
    .innerJoin(payouts, refers(payoutLines, "payoutId", payouts))
    .where(
      and(
        eq(payoutLines.orgId, at.org.id),
        eq(payoutLines.affiliateId, affiliateId),
        after ? sql`(${payouts.createdAt}, ${payouts.id}) < (${after.at}, ${after.id})` : undefined,
      ),
    )
    .orderBy(desc(payouts.createdAt), desc(payouts.id))
    .limit(take + 1);
  return page(rows, take, ({ payout }) => ({ at: payout.createdAt, id: payout.id }), present);
}

interface Part {
  line: typeof payoutLines.$inferSelect;
  payout: typeof payouts.$inferSelect;
}

/** A batch may be under way or paid without the line of one whose money did not arrive. */
function present({ line, payout }: Part): OwnPayout {
  return {
    id: payout.id,
    status: line.status === "Pending" ? payout.status : line.status,
    currency: payout.currency,
    amountMinor: line.amountMinor,
    createdAt: payout.createdAt.toISOString(),
    paidAt: line.settledAt?.toISOString(),
  };
}
