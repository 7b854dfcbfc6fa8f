import { expect, test } from "vitest";
import { counted } from "@/components/counted";
import { discountWords } from "./words";

test.each([
  [{ percentOff: 20, duration: "Once" }, "20 % off the first payment"],
  [{ percentOff: 12.5, duration: "Repeating", durationInMonths: 3 }, "12.5 % off for 3 months"],
  [{ percentOff: 5, duration: "Repeating", durationInMonths: 1 }, "5 % off for one month"],
  [{ amountOffCents: 1_000, currency: "USD", duration: "Forever" }, "$10.00 off every payment"],
  [{ amountOffCents: 500, currency: "JPY", duration: "Once" }, "¥500 off the first payment"],
  [{ percentOff: 0, duration: "Once" }, "Nothing off: it only tells who sent the customer"],
] as const)("%j is %j", (discount, words) => {
  expect(discountWords(discount)).toBe(words);
});

test("things are counted", () => {
  expect([counted(1, "code", "codes"), counted(1_200, "code", "codes")]).toEqual([
    "1 code",
    "1,200 codes",
  ]);
});
