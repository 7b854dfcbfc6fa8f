import { expect, test } from "vitest";
import { trialDays } from "./words";

const now = new Date("2026-11-20T12:00:00Z");

test.each([
  ["2026-12-04T12:00:00Z", { left: 14, of: 14, used: 0 }],
  ["2026-11-20T13:00:00Z", { left: 1, of: 14, used: 13 }],
  ["2026-11-20T11:00:00Z", { left: 0, of: 14, used: 14 }],
  ["2026-12-20T12:00:00Z", { left: 30, of: 30, used: 0 }],
  [undefined, { left: 0, of: 14, used: 14 }],
])("a trial until %s has %o", (endsAt, days) => {
  expect(trialDays(endsAt, now)).toEqual(days);
});
