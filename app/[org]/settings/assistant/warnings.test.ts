import { expect, test } from "vitest";
import type { Token } from "@/lib/tokens/shape";
import { warningsOf } from "./warnings";

const token: Token = {
  id: "0190b5a0-0000-7000-8000-000000000001",
  name: "Laptop",
  status: "active",
  access: "read",
  networks: [],
  requestsPerMinute: 120,
  prefix: "abcd",
  lastFour: "wxyz",
  createdAt: "2026-11-01T00:00:00.000Z",
  clientsSeen: 1,
  callsThisWeek: 0,
  refusalsThisWeek: 0,
  check: {},
};

const titles = (changes: Partial<Token>) =>
  warningsOf({ ...token, ...changes }).map(({ title }) => title);

test("a token that one client uses needs no warning", () => {
  expect(titles({})).toEqual([]);
});

test("two clients on one token are told to use one each", () => {
  expect(titles({ clientsSeen: 2 })).toEqual(["Laptop was seen from 2 clients or addresses"]);
});

test("a token that went straight to the API is named", () => {
  expect(titles({ check: { refusal: "mcp_relay_required" } })).toEqual([
    "Laptop was sent straight to the API",
  ]);
});

test("use after revocation is told from a refusal before it", () => {
  const revoked = { status: "revoked" as const, revokedAt: "2026-11-10T00:00:00.000Z" };
  const at = (refusedAt: string) => ({ ...revoked, check: { refusal: "revoked", refusedAt } });
  expect(titles(at("2026-11-11T00:00:00.000Z"))).toHaveLength(1);
  expect(titles(at("2026-11-09T00:00:00.000Z"))).toEqual([]);
});

test("a client that kept the value from before a rotation is noticed", () => {
  expect(titles({ check: { refusal: "rotated" } })).toEqual([
    "An old value of Laptop is still being used",
  ]);
});
