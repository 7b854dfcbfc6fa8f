import { and, eq, gte, isNull, type SQL, sql } from "drizzle-orm";
import { adjustments, conversions, payoutItems } from "@/drizzle/schema";
import { findCampaign } from "@/lib/campaigns/campaigns";
import { alone, hold } from "@/lib/db/hold";
import type { ProgramContext } from "@/lib/operations/context";

export interface DueFilter {
  campaignId?: string;
  /** An ISO moment. */
  since?: string;
  currency?: string;
}

/** A commission, or the correction of one that was in an earlier payout. */
interface DueItem {
  affiliateId: string;
  currency: string;
  conversionId: string | null;
  adjustmentId: string | null;
  /** Only corrections are negative. */
  amountMinor: number;
}

/** What one affiliate has coming in one currency. */
export interface Share {
  affiliateId: string;
  currency: string;
  amountMinor: number;
  items: DueItem[];
}

interface Due {
  /** The largest amount first. */
  payable: Share[];
  /** Those whose corrections eat up what they have earned: they wait for a later payout. */
  carried: Share[];
}

/**
 * What a payout would pay now: approved commissions and corrections that are in no living payout. The
 * preview shows exactly this, and a run batches exactly this.
 * @param isRun holds the commissions until the transaction ends, so that nothing changes what they earn
 */
export async function due(at: ProgramContext, filter: DueFilter, isRun = false): Promise<Due> {
  // "Nothing is due" would be a wrong answer to a question about a campaign that does not exist.
  if (filter.campaignId) await findCampaign(at, filter.campaignId);
  const shares = sharesOf([
    ...(await dueConversions(at, filter, isRun)),
    ...(await dueAdjustments(at, filter)),
  ]);
  return {
    payable: shares.filter(({ amountMinor }) => amountMinor > 0),
    carried: shares.filter(({ amountMinor }) => amountMinor <= 0),
  };
}

/** Payouts of one organization are made and moved one at a time, so that none pays what another holds. */
export async function holdPayouts({ db, org }: ProgramContext): Promise<void> {
  await hold(db, alone(`payouts:${org.id}`));
}

async function dueConversions(
  at: ProgramContext,
  filter: DueFilter,
  isRun: boolean,
): Promise<DueItem[]> {
  const query = at.db
    .select({
      affiliateId: conversions.affiliateId,
      currency: conversions.currency,
      conversionId: conversions.id,
      adjustmentId: sql<null>`null`,
      amountMinor: conversions.commissionMinor,
    })
    .from(conversions)
    .where(
      and(
        ...filtered(at, filter),
        eq(conversions.status, "Approved"),
        // What earns nothing, such as a click, needs no payment.
        sql`${conversions.commissionMinor} > 0`,
        notInPayout(at, eq(payoutItems.conversionId, conversions.id)),
      ),
    )
    // Always in this order, so that no two runs wait for each other.
    .orderBy(conversions.id)
    .$dynamic();
  return isRun ? query.for("update", { of: conversions }) : query;
}

/** Corrections are due whenever their sale was made: `since` chooses among commissions alone. */
function dueAdjustments(
  at: ProgramContext,
  { campaignId, currency }: DueFilter,
): Promise<DueItem[]> {
  return at.db
    .select({
      affiliateId: adjustments.affiliateId,
      currency: adjustments.currency,
      conversionId: sql<null>`null`,
      adjustmentId: adjustments.id,
      amountMinor: adjustments.amountMinor,
    })
    .from(adjustments)
    .where(
      and(
        eq(adjustments.orgId, at.org.id),
        campaignId ? eq(adjustments.campaignId, campaignId) : undefined,
        currency ? eq(adjustments.currency, currency) : undefined,
        sql`${adjustments.amountMinor} <> 0`,
        notInPayout(at, eq(payoutItems.adjustmentId, adjustments.id)),
      ),
    )
    .orderBy(adjustments.id);
}

/** Which conversions a payout's filter takes. */
export function filtered(at: ProgramContext, { campaignId, since, currency }: DueFilter): SQL[] {
  return [
    eq(conversions.orgId, at.org.id),
    ...(campaignId ? [eq(conversions.campaignId, campaignId)] : []),
    ...(currency ? [eq(conversions.currency, currency)] : []),
    ...(since ? [gte(conversions.occurredAt, new Date(since))] : []),
  ];
}

function notInPayout(at: ProgramContext, same: SQL): SQL {
  const living = at.db
    .select({ one: sql`1` })
    .from(payoutItems)
    .where(and(eq(payoutItems.orgId, at.org.id), same, isNull(payoutItems.releasedAt)));
  return sql`not exists ${living}`;
}

function sharesOf(items: readonly DueItem[]): Share[] {
  const shares = new Map<string, Share>();
  for (const item of items) {
    const { affiliateId, currency, amountMinor } = item;
    const key = `${currency} ${affiliateId}`;
    const share = shares.get(key) ?? { affiliateId, currency, amountMinor: 0, items: [] };
    share.amountMinor += amountMinor;
    share.items.push(item);
    shares.set(key, share);
  }
  return [...shares.values()].sort(
    (one, other) =>
      other.amountMinor - one.amountMinor || (one.affiliateId < other.affiliateId ? -1 : 1),
  );
}
