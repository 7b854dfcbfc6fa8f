import { expect, test } from "vitest";
import { isPrivate } from "./security";

test("only what no proxy can lead to is private: anything else asks for the set-up code", () => {
  const here = { host: "127.0.0.1", url: "http://localhost:3000", trustedProxies: [] };
  expect(isPrivate(here)).toBe(true);
  expect(isPrivate({ ...here, host: "::1", url: "http://[::1]:3000" })).toBe(true);
  expect(isPrivate({ ...here, host: "0.0.0.0" })).toBe(false);
  expect(isPrivate({ ...here, url: "https://rekomi.example.com" })).toBe(false);
  expect(isPrivate({ ...here, trustedProxies: ["127.0.0.1"] })).toBe(false);
});
