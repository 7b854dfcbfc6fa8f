import { expect, test } from "vitest";
import { progressOf, remedyFor } from "./live-check-steps";

const states = (check: Parameters<typeof progressOf>[0]) =>
  progressOf(check).steps.map(({ state }) => state);

const [T1, T2, T3] = [
  "2026-11-20T10:00:01.000Z",
  "2026-11-20T10:00:02.000Z",
  "2026-11-20T10:00:03.000Z",
];

test("before anything arrives, the first step is next", () => {
  expect(states({})).toEqual(["next", "later", "later", "later"]);
});

test("each step is done as it happens", () => {
  expect(states({ reachedAt: T1, authenticatedAt: T1, listedAt: T2 })).toEqual([
    "done",
    "done",
    "done",
    "next",
  ]);
});

test("a refusal marks the step that it stops, and says what to do", () => {
  const check = { reachedAt: T1, refusal: "network_not_allowed", refusedAt: T1 };
  expect(states(check)).toEqual(["done", "failed", "later", "later"]);
  expect(progressOf(check).problem?.remedy).toContain("networks");
});

test("a refusal that was mended is forgotten", () => {
  const check = { reachedAt: T1, authenticatedAt: T2, refusal: "ai_access_stopped", refusedAt: T1 };
  expect(progressOf(check).problem).toBeNull();
});

test("a first call that was refused is not done", () => {
  const check = {
    reachedAt: T1,
    authenticatedAt: T1,
    listedAt: T2,
    refusal: "plan_tier_required",
    refusedAt: T3,
  };
  expect(states(check).at(-1)).toBe("failed");
});

test("after the first call nothing is wrong any more", () => {
  const check = { calledAt: T2, refusal: "validation_failed", refusedAt: T3 };
  expect(progressOf(check)).toMatchObject({ isDone: true, problem: null });
});

test("every reason and code has words, also one that is yet unknown", () => {
  for (const refusal of ["rotated", "revoked", "expired", "paused", "rate_limited", "new_code"])
    expect(remedyFor(refusal).remedy).toMatch(/\.$/);
});
