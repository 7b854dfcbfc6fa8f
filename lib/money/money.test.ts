import { expect, test } from "vitest";
import { CURRENCIES, formatMoney, minorDigits, toMajor, toMinor } from "./shape";

test.each([
  ["USD", 1, "$0.01"],
  ["JPY", 1_200, "¥1,200"],
  ["HUF", 490_000, "HUF 4,900.00"],
  ["IDR", 100, "IDR 1.00"],
  ["EUR", -310, "−€3.10"],
])("%s has the minor unit that ISO 4217 gives it", (currency, minor, text) => {
  expect(formatMoney(minor, currency).replace(/\u00a0/g, " ")).toBe(text);
});

test("of the supported currencies only three have no hundredths", () => {
  expect(CURRENCIES.filter((currency) => minorDigits(currency) !== 2)).toEqual([
    "ISK",
    "JPY",
    "KRW",
  ]);
});

test("major units become minor ones exactly, or not at all", () => {
  expect(toMinor(0.5, "USD")).toBe(50);
  expect(toMinor(10, "USD")).toBe(1_000);
  expect(toMinor(1.1, "HUF")).toBe(110);
  expect(toMinor(0.005, "USD")).toBeNull();
  expect(toMinor(0.5, "JPY")).toBeNull();
  expect(toMajor(1_999, "USD")).toBe(19.99);
});
