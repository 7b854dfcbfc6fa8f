import type { campaigns } from "@/drizzle/schema";
import { shifted, toMajor, toMinor, toPercent } from "@/lib/money/shape";
import { refuse } from "@/lib/operations/errors";
import { type CustomCommission, commissionWords } from "./shape";

type Row = typeof campaigns.$inferSelect;
type Type = Row["commissionType"];

/** A commission as it is stored: hundredths of a percent, or minor units of the campaign's currency. */
export type StoredCommission = Pick<Row, "commissionType" | "commissionValue">;

/** Whole numbers, so that nothing is ever rounded twice. */
export function storedValue(type: Type, value: number, currency: string, field: string): number {
  if (type === "Percentage" && value > 100) {
    return refuse("validation_failed", `${field}: A percentage is at most 100.`, { field });
  }
  const stored = type === "Percentage" ? shifted(value, 2) : toMinor(value, currency);
  if (stored === null) {
    const smallest = type === "Percentage" ? "0.01 %" : `the smallest unit of ${currency}`;
    return refuse("validation_failed", `${field}: Give a multiple of ${smallest}.`, { field });
  }
  return stored;
}

/** The way back: percent, or major units. */
export function writtenValue(
  { commissionType, commissionValue }: StoredCommission,
  currency: string,
): number {
  return commissionType === "Percentage"
    ? toPercent(commissionValue)
    : toMajor(commissionValue, currency);
}

/** Revenue share is a percentage by its nature; a click or a lead has no amount to take one of. */
export function refuseWrongPairing(model: Row["commissionModel"], type: Type, field: string): void {
  const needed =
    model === "RevShare" ? "Percentage" : model === "Cpc" || model === "Cpl" ? "Fixed" : type;
  if (type !== needed) {
    refuse("validation_failed", `${field}: ${model} needs ${needed}.`, { field });
  }
}

/** Somebody's own terms in a campaign. @returns null: the campaign's */
export function customTerms(
  { customCommissionType: type, customCommissionValue: value }: CustomCommission,
  { commissionModel, currency }: Pick<Row, "commissionModel" | "currency">,
): StoredCommission | null {
  if (type === undefined && value === undefined) return null;
  if (type === undefined || value === undefined) {
    const field = type === undefined ? "customCommissionType" : "customCommissionValue";
    return refuse("validation_failed", `${field}: Give type and value together.`, { field });
  }
  refuseWrongPairing(commissionModel, type, "customCommissionType");
  return {
    commissionType: type,
    commissionValue: storedValue(type, value, currency, "customCommissionValue"),
  };
}

interface OwnTerms {
  commissionType: Type | null;
  commissionValue: number | null;
}

/** What is stored of somebody's own terms. @returns null: the campaign's */
export function termsOf({ commissionType, commissionValue }: OwnTerms): StoredCommission | null {
  return commissionType === null || commissionValue === null
    ? null
    : { commissionType, commissionValue };
}

/** The same, as it was given. */
export function writtenTerms(own: OwnTerms, currency: string): CustomCommission {
  const terms = termsOf(own);
  if (!terms) return {};
  return {
    customCommissionType: terms.commissionType,
    customCommissionValue: writtenValue(terms, currency),
  };
}

/** "20 % of each sale": the campaign's, or what was agreed with one person. */
export function earningsWords(campaign: Row, terms: StoredCommission | null): string {
  const commission = terms ?? campaign;
  return commissionWords({
    defaultCommissionType: commission.commissionType,
    defaultCommissionValue: writtenValue(commission, campaign.currency),
    defaultCommissionModel: campaign.commissionModel,
    currency: campaign.currency,
  });
}
