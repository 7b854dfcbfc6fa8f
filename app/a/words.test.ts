import { expect, test } from "vitest";
import type { Earnings } from "@/lib/area/shape";
import { heldWords, payableWords } from "./words";

const none: Earnings = {
  currency: "USD",
  heldMinor: 0,
  payableMinor: 0,
  inPayoutMinor: 0,
  paidMinor: 0,
};
const releases = { first: "2026-12-12T23:30:00Z", last: "2027-01-03T08:00:00Z" };

test.each([
  [{}, ""],
  [{ heldMinor: 1_980, releases }, "payable from 12 Dec 2026, all of it by 3 Jan 2027"],
  [
    { heldMinor: 1_980, releases: { first: releases.first, last: releases.first } },
    "payable from 12 Dec 2026",
  ],
  [{ heldMinor: 1_980, unreviewedMinor: 1_980 }, "until Acme has reviewed it"],
  [
    { heldMinor: 3_960, releases, unreviewedMinor: 1_980 },
    "payable from 12 Dec 2026, all of it by 3 Jan 2027; $19.80 until Acme has reviewed it",
  ],
  [{ heldMinor: 500 }, "until it is approved"],
])("%j is held %s", (held, words) => {
  expect(heldWords({ ...none, ...held }, "Acme", "UTC")).toBe(words);
});

test("a day is one of where the company is", () => {
  const earnings = { ...none, heldMinor: 1, releases };
  expect(heldWords(earnings, "Acme", "Pacific/Auckland")).toMatch(/^payable from 13 Dec 2026/);
});

test("who was paid too much owes it", () => {
  expect(payableWords({ ...none, payableMinor: 5 })).toBe("in the next payout");
  expect(payableWords({ ...none, payableMinor: -5 })).toMatch(/^taken back/);
  expect(payableWords(none)).toBe("");
});
