import type { Tone } from "@/components/ui/tone";
import type { AffiliateStatus } from "@/lib/affiliates/shape";
import { type Campaign, type CustomCommission, commissionWords } from "@/lib/campaigns/shape";
import type { InviteStatus } from "@/lib/invites/shape";

export const STATUS_TONES: Record<AffiliateStatus, Tone> = {
  Pending: "warn",
  Approved: "ok",
  Rejected: "danger",
  Paused: "info",
  Removed: "neutral",
};

export const INVITE_TONES: Record<InviteStatus, Tone> = {
  Open: "info",
  Accepted: "ok",
  Expired: "warn",
  Canceled: "neutral",
};

/** Withdrawn is what the page calls it. */
export const INVITE_WORDS: Record<InviteStatus, string> = {
  Open: "Open",
  Accepted: "Accepted",
  Expired: "Expired",
  Canceled: "Withdrawn",
};

/** "30 % of each sale": their own terms where they have any, else the campaign's. */
export function termsWords(terms: CustomCommission, campaign: Campaign): string {
  return commissionWords({
    ...campaign,
    defaultCommissionType: terms.customCommissionType ?? campaign.defaultCommissionType,
    defaultCommissionValue: terms.customCommissionValue ?? campaign.defaultCommissionValue,
  });
}
