import type { campaigns } from "@/drizzle/schema";
import { shifted, toMajor, toMinor, toPercent } from "@/lib/money/shape";
import { refuse } from "@/lib/operations/errors";
import type { CustomCommission } from "./shape";

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

/** What is stored of somebody's own terms, as it was given. */
export function writtenTerms(
  terms: { commissionType: Type | null; commissionValue: number | null },
  currency: string,
): CustomCommission {
  const { commissionType, commissionValue } = terms;
  if (commissionType === null || commissionValue === null) return {};
  return {
    customCommissionType: commissionType,
    customCommissionValue: writtenValue({ commissionType, commissionValue }, currency),
  };
}
