import { type Found, pageOfConversions } from "@/lib/conversions/conversions";
import type { ConversionStatus } from "@/lib/conversions/shape";
import { why } from "@/lib/conversions/why";
import type { ProgramContext } from "@/lib/operations/context";
import type { AffiliateArea, OwnType } from "./shape";

/** A conversion as its affiliate sees it. Who bought is between the company and its customer. */
export interface OwnConversion {
  id: string;
  campaignId: string;
  campaign: string;
  type: OwnType;
  status: ConversionStatus;
  occurredAt: string;
  /** Left out for an override: the sale is somebody else's. */
  amountMinor?: number;
  refundedMinor?: number;
  /** With corrections since it went into a payout. */
  earnedMinor: number;
  currency: string;
  couponCode?: string;
  why: string;
}

/** Newest first. */
export function conversionsOf(
  at: ProgramContext,
  affiliateId: string,
  page: { cursor?: string; take: number },
) {
  return pageOfConversions(at, { ...page, affiliateId }, present);
}

function present(found: Found): OwnConversion {
  const { row, campaignName, couponCode, adjustedMinor } = found;
  const isOverride = row.parentId !== null;
  return {
    id: row.id,
    campaignId: row.campaignId,
    campaign: campaignName,
    type: isOverride ? "Override" : row.type,
    status: row.status,
    occurredAt: row.occurredAt.toISOString(),
    amountMinor: isOverride ? undefined : row.amountMinor,
    refundedMinor: row.refundedMinor || undefined,
    earnedMinor: row.commissionMinor + adjustedMinor,
    currency: row.currency,
    couponCode: couponCode ?? undefined,
    why: why(found, "affiliate"),
  };
}

/** The newest, in the shape in which an affiliate is shown to others. */
export async function recentConversions(
  at: ProgramContext,
  affiliateId: string,
): Promise<AffiliateArea["recentConversions"]> {
  const { items } = await conversionsOf(at, affiliateId, { take: 10 });
  return items.map(({ id, campaignId, type, status, currency, occurredAt, ...sale }) => ({
    id,
    campaignId,
    type,
    status,
    currency,
    occurredAt,
    amountMinor: sale.amountMinor ?? 0,
    commissionMinor: sale.earnedMinor,
  }));
}
