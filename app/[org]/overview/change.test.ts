import { expect, test } from "vitest";
import { changeOf } from "./change";

test.each([
  [10, 10, "no change"],
  [0, 0, "no change"],
  [5, 0, "none before"],
  [0, 5, "100 % less"],
  [120, 100, "20 % more"],
  [1025, 1000, "2.5 % more"],
  [997, 1000, "0.3 % less"],
  [21_000, 1_000, "2,000 % more"],
])("%i after %i is %j", (now, before, words) => {
  expect(changeOf(now, before).words).toBe(words);
});
