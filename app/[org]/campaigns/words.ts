import { formatMoney } from "@/components/money";
import type { Campaign } from "@/lib/campaigns/shape";
import { toMinor } from "@/lib/money/shape";

type Commission = Pick<
  Campaign,
  "defaultCommissionType" | "defaultCommissionValue" | "defaultCommissionModel" | "currency"
>;

/** "20 % of each sale", "$10.00 for each lead" */
export function commissionWords(campaign: Commission): string {
  const { defaultCommissionType: type, defaultCommissionValue: value, currency } = campaign;
  const event = EVENTS[campaign.defaultCommissionModel];
  if (type === "Percentage") return `${value.toLocaleString("en-US")} % of each ${event}`;
  return `${formatMoney(toMinor(value, currency) ?? 0, currency)} for each ${event}`;
}

const EVENTS: Record<Campaign["defaultCommissionModel"], string> = {
  Cps: "sale",
  Cpa: "sale",
  RevShare: "sale",
  Hybrid: "sale",
  Cpl: "lead",
  Cpc: "click",
};

export const ATTRIBUTION_WORDS: Record<Campaign["attributionModel"], string> = {
  LastTouch: "The last affiliate before the sale",
  FirstTouch: "The first affiliate who sent the customer",
};

export const VISIBILITY_WORDS: Record<Campaign["networkVisibility"], string> = {
  Private: "Private: by invitation",
  Unlisted: "Unlisted: whoever has the address",
  Listed: "Listed: anybody can find it",
};

export const days = (count: number) =>
  `${count.toLocaleString("en-US")} ${count === 1 ? "day" : "days"}`;
