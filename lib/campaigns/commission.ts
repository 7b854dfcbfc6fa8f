import type { campaigns } from "@/drizzle/schema";

type Rule = Pick<typeof campaigns.$inferSelect, "commissionType" | "commissionValue">;

/** Hundredths of a percent in the whole. */
const WHOLE = 10_000n;

/** What a sale earns, in minor units of its currency. Halves go to the even neighbour, so that they favour nobody. */
export function commissionOn(
  { commissionType, commissionValue }: Rule,
  amountMinor: number,
): number {
  if (commissionType === "Fixed") return commissionValue;
  const product = BigInt(amountMinor) * BigInt(commissionValue);
  const floor = product / WHOLE;
  const twice = 2n * (product % WHOLE);
  const isUp = twice > WHOLE || (twice === WHOLE && floor % 2n === 1n);
  return Number(isUp ? floor + 1n : floor);
}
