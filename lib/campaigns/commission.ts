import type { campaigns } from "@/drizzle/schema";

type Rule = Pick<typeof campaigns.$inferSelect, "commissionType" | "commissionValue">;

/** Hundredths of a percent in the whole. */
export const WHOLE = 10_000;

/** What a sale earns, in minor units of its currency. */
export function commissionOn(
  { commissionType, commissionValue }: Rule,
  amountMinor: number,
): number {
  return commissionType === "Fixed" ? commissionValue : share(amountMinor, commissionValue, WHOLE);
}

/** `part` of `whole` of an amount, in minor units. Halves go to the even neighbour, so that they favour nobody. */
export function share(amountMinor: number, part: number, whole: number): number {
  const product = BigInt(amountMinor) * BigInt(part);
  const divisor = BigInt(whole);
  const floor = product / divisor;
  const twice = 2n * (product % divisor);
  const isUp = twice > divisor || (twice === divisor && floor % 2n === 1n);
  return Number(isUp ? floor + 1n : floor);
}
