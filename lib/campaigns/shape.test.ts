import { expect, test } from "vitest";
import { commissionWords } from "./shape";

test.each([
  ["Percentage", 20, "Cps", "USD", "20 % of each sale"],
  ["Percentage", 12.5, "RevShare", "EUR", "12.5 % of each sale"],
  ["Fixed", 10, "Cpl", "USD", "$10.00 for each lead"],
  ["Fixed", 50, "Cpc", "JPY", "¥50 for each click"],
] as const)("%s %d by %s in %s is %j", (type, value, model, currency, words) => {
  expect(
    commissionWords({
      defaultCommissionType: type,
      defaultCommissionValue: value,
      defaultCommissionModel: model,
      currency,
    }),
  ).toBe(words);
});
