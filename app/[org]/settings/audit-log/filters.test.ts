import { expect, test } from "vitest";
import { momentOf } from "./days";
import { filtersIn, momentsIn } from "./filters";

test("both spellings of a filter are read, and nothing else is", () => {
  expect(filtersIn({ actor_type: "mcp", outcome: "refused", org: "x", tokenId: "" })).toEqual({
    actorType: "mcp",
    outcome: "refused",
  });
});

test("a day begins at midnight in the organization's zone and ends at the next", () => {
  expect(momentOf("2026-11-20", "start", "UTC")).toBe("2026-11-20T00:00:00.000Z");
  expect(momentOf("2026-11-20", "end", "UTC")).toBe("2026-11-21T00:00:00.000Z");
  expect(momentOf("2026-11-20", "start", "America/New_York")).toBe("2026-11-20T05:00:00.000Z");
  expect(momentOf("2026-11-20", "start", "Asia/Kolkata")).toBe("2026-11-19T18:30:00.000Z");
});

test("the day on which clocks are changed has the length it has", () => {
  expect(momentOf("2026-03-29", "start", "Europe/Berlin")).toBe("2026-03-28T23:00:00.000Z");
  expect(momentOf("2026-03-29", "end", "Europe/Berlin")).toBe("2026-03-29T22:00:00.000Z");
});

test("a moment stays what it is, and what is neither is left for the schema to refuse", () => {
  const moment = "2026-11-20T09:00:00Z";
  expect(momentsIn({ since: moment, until: "soon" }, "UTC")).toEqual({
    since: moment,
    until: "soon",
  });
});
