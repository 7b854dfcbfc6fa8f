import type { Tone } from "@/components/ui/tone";
import type { AffiliateStatus } from "@/lib/affiliates/shape";

export const STATUS_TONES: Record<AffiliateStatus, Tone> = {
  Pending: "warn",
  Approved: "ok",
  Rejected: "danger",
  Paused: "info",
  Removed: "neutral",
};

export const CONVERSION_TONES: Record<string, Tone> = {
  Pending: "warn",
  Approved: "ok",
  Paid: "ok",
  Refunded: "neutral",
  Denied: "danger",
};
