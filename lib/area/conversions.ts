import { type Found, pageOfConversions } from "@/lib/conversions/conversions";
import type { ConversionStatus } from "@/lib/conversions/shape";
import { why } from "@/lib/conversions/why";
import type { ProgramContext } from "@/lib/operations/context";

/** A conversion as its affiliate sees it. Who bought is between the company and its customer. */
export interface OwnConversion {
  id: string;
  campaign: string;
  type: string;
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
