import { expect, test } from "vitest";
import { commissionOn } from "./commission";

const percent = (hundredths: number) =>
  ({ commissionType: "Percentage", commissionValue: hundredths }) as const;

test("a percentage is taken of the amount, and halves go to the even neighbour", () => {
  expect(commissionOn(percent(2_500), 2_900)).toBe(725);
  expect(commissionOn(percent(2_500), 2)).toBe(0);
  expect(commissionOn(percent(2_500), 6)).toBe(2);
  expect(commissionOn(percent(2_500), 10)).toBe(2);
  expect(commissionOn(percent(2_501), 10)).toBe(3);
  expect(commissionOn(percent(10_000), 9_007_199_254_740_991)).toBe(9_007_199_254_740_991);
});

test("a fixed commission is the same whatever was sold", () => {
  expect(commissionOn({ commissionType: "Fixed", commissionValue: 6_000 }, 1)).toBe(6_000);
});
