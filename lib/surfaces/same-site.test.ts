import { expect, test } from "vitest";
import { sameSitePath } from "./same-site";

test.each([
  ["/acme", "/acme"],
  ["/acme/affiliates?status=Pending#row", "/acme/affiliates?status=Pending#row"],
  ["/acme?range=7d&_rsc=1x2", "/acme?range=7d"],
  ["/acme/../other", "/other"],
  ["/%2F%2Fevil.example", "/%2F%2Fevil.example"],
])("%j stays on this site as %j", (given, path) => {
  expect(sameSitePath(given)).toBe(path);
});

test.each([
  null,
  undefined,
  "",
  "acme",
  "https://evil.example/",
  "javascript:alert(1)",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/\r\n/evil.example",
  "\u0000//evil.example",
  " //evil.example",
  "/..//evil.example",
  "/.//evil.example",
  "/a/..//evil.example",
  "/acme\u007f",
])("%j would leave, or is no path, and becomes the start", (given) => {
  expect(sameSitePath(given)).toBe("/");
});
