import { expect, test } from "vitest";
import { ourMinor, theirMinor } from "./minor-units";

test.each([
  ["Stripe", "USD", 1_999, 1_999],
  ["Stripe", "JPY", 500, 500],
  ["Stripe", "ISK", 50_000, 500],
  ["Stripe", "KRW", 12_000, 12_000],
  ["Paddle", "JPY", 500, 500],
  ["Paddle", "EUR", 250, 250],
] as const)("%s counts %s in its own units: %d are our %d", (vendor, currency, theirs, ours) => {
  expect(ourMinor(vendor, theirs, currency)).toBe(ours);
  expect(theirMinor(vendor, ours, currency)).toBe(theirs);
});

test("a fraction that we do not have goes to the even neighbour", () => {
  expect([50, 150, 151].map((amount) => ourMinor("Stripe", amount, "ISK"))).toEqual([0, 2, 2]);
});
