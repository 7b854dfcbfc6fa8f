import { counted } from "@/components/counted";
import type { Campaign } from "@/lib/campaigns/shape";

export const ATTRIBUTION_WORDS: Record<Campaign["attributionModel"], string> = {
  LastTouch: "The last affiliate before the sale",
  FirstTouch: "The first affiliate who sent the customer",
};

export const VISIBILITY_WORDS: Record<Campaign["networkVisibility"], string> = {
  Private: "Private: by invitation",
  Unlisted: "Unlisted: whoever has the address",
  Listed: "Listed: anybody can find it",
};

export const days = (count: number) => counted(count, "day");
