import { expect, test } from "vitest";
import { provenAddress } from "./next-auth";

test("of GitHub's addresses only the primary one counts, and only once it is proven", () => {
  const jane = { email: "jane@example.com", primary: true, verified: true };
  const other = { email: "other@example.com", primary: false, verified: true };
  expect(provenAddress([other, jane])).toBe("jane@example.com");
  expect(provenAddress([other, { ...jane, verified: false }])).toBeUndefined();
  expect(provenAddress({ message: "Bad credentials" })).toBeUndefined();
});
