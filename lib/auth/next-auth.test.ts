import { expect, test } from "vitest";
import { provenAddress, sameSite } from "./next-auth";

test("of GitHub's addresses only the primary one counts, and only once it is proven", () => {
  const jane = { email: "jane@example.com", primary: true, verified: true };
  const other = { email: "other@example.com", primary: false, verified: true };
  expect(provenAddress([other, jane])).toBe("jane@example.com");
  expect(provenAddress([other, { ...jane, verified: false }])).toBeUndefined();
  expect(provenAddress({ message: "Bad credentials" })).toBeUndefined();
});

test.each([
  ["/acme/settings", "https://rekomi.example.com/acme/settings"],
  ["https://rekomi.example.com/acme?x=1", "https://rekomi.example.com/acme?x=1"],
  ["https://evil.example.com/acme", "https://rekomi.example.com"],
  ["https://rekomi.example.com.evil.example", "https://rekomi.example.com"],
  ["//evil.example.com", "https://rekomi.example.com"],
  ["/\\evil.example.com", "https://rekomi.example.com"],
  ["javascript:alert(1)", "https://rekomi.example.com"],
  ["http://", "https://rekomi.example.com"],
])("after an outside sign-in %s leads to %s", (to, target) => {
  expect(sameSite(to, "https://rekomi.example.com")).toBe(target);
});
