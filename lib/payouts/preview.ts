import { and, eq, sql } from "drizzle-orm";
import { conversions } from "@/drizzle/schema";
import { affiliatesById } from "@/lib/affiliates/affiliates";
import type { ProgramContext } from "@/lib/operations/context";
import { due, filtered, type Share } from "./due";
import type { PayoutPreview, PreviewPayoutInput } from "./shape";

/** What a run with the same filter would do now, and why nothing else is in it. */
export async function previewPayout(
  at: ProgramContext,
  filter: PreviewPayoutInput,
): Promise<PayoutPreview> {
  const { payable, carried } = await due(at, filter);
  const personOf = await recipients(at, [...payable, ...carried]);
  return {
    batches: byCurrency(payable).map(({ currency, shares }) => ({
      ...totalsOf(shares),
      currency,
      lines: shares.map((share) => ({ ...lineOf(share), ...personOf(share) })),
    })),
    carried: carried.map((share) => ({
      affiliateId: share.affiliateId,
      affiliateName: personOf(share).affiliateName,
      currency: share.currency,
      amountMinor: share.amountMinor,
      reason: share.amountMinor < 0 ? OWES : EVEN,
    })),
    held: await held(at, filter),
  };
}

const OWES =
  "What is taken back after earlier payouts comes to more than they have earned since. The rest is taken from their next payout.";
const EVEN =
  "What is taken back after earlier payouts comes to exactly what they have earned since, so nothing is left to pay.";

/** One batch for each currency, in the order of their codes. */
export function byCurrency(shares: readonly Share[]): { currency: string; shares: Share[] }[] {
  const currencies = [...new Set(shares.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => ({
    currency,
    shares: shares.filter((share) => share.currency === currency),
  }));
}

export function totalsOf(shares: readonly Share[]) {
  return {
    totalMinor: shares.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    affiliateCount: shares.length,
  };
}

function lineOf({ affiliateId, amountMinor, items }: Share) {
  const corrections = items.filter(({ adjustmentId }) => adjustmentId !== null);
  return {
    affiliateId,
    amountMinor,
    conversionCount: items.length - corrections.length,
    adjustmentMinor:
      corrections.reduce((sum, correction) => sum + correction.amountMinor, 0) || undefined,
  };
}

interface Person {
  affiliateName: string;
  slug: string;
  paypalEmail: string;
}

/** Whom shares go to, and where. */
export async function recipients(
  at: ProgramContext,
  shares: readonly Pick<Share, "affiliateId">[],
): Promise<(share: Pick<Share, "affiliateId">) => Person> {
  const ids = shares.map(({ affiliateId }) => affiliateId);
  const people = await affiliatesById(at, [...new Set(ids)]);
  return ({ affiliateId }) => {
    const person = people.get(affiliateId);
    if (!person) throw new Error(`Affiliate ${affiliateId} has a balance and no row.`);
    const { fullName, slug, paypalEmail, email } = person;
    return { affiliateName: fullName, slug, paypalEmail: paypalEmail ?? email };
  };
}

async function held(
  at: ProgramContext,
  filter: PreviewPayoutInput,
): Promise<PayoutPreview["held"]> {
  const rows = await at.db
    .select({
      currency: conversions.currency,
      heldCount: sql<number>`count(*)::int`,
      heldMinor: sql<string>`sum(${conversions.commissionMinor})`,
      unreviewedCount: sql<number>`count(${conversions.heldBecause})::int`,
    })
    .from(conversions)
    .where(and(...filtered(at, filter), eq(conversions.status, "Pending")))
    .groupBy(conversions.currency)
    .orderBy(conversions.currency);
  return rows.map((row) => ({ ...row, heldMinor: Number(row.heldMinor) }));
}
