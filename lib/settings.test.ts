import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readSettings } from "@/lib/settings";

const folder = mkdtempSync(join(tmpdir(), "rekomi-settings-"));
afterAll(() => rmSync(folder, { recursive: true }));
const secret = "s".repeat(32);
const external = {
  DATABASE_URL: "postgresql://app@db/rekomi",
  REKOMI_RELAY_SECRETS: `${secret}1, ${secret}2`,
  REKOMI_ENCRYPTION_KEYS: secret,
  AUTH_SECRET: secret,
};

test("with nothing set, secrets are made once and kept for this user alone", () => {
  const env = { REKOMI_DATA_DIR: join(folder, "data"), PORT: "4000", SMTP_URL: "" };
  const first = readSettings(env);
  expect(first).toMatchObject({ url: "http://localhost:4000", databaseUrl: null, mail: null });
  expect(readSettings(env)).toEqual(first);
  expect(statSync(join(folder, "data", "secrets.json")).mode & 0o777).toBe(0o600);
});

test("a ring is a list whose first member is the newest", () => {
  expect(readSettings(external).relaySecrets).toEqual([`${secret}1`, `${secret}2`]);
});

test("Stripe is set up with its key and the secrets of its endpoints, or not at all", () => {
  const stripe = { STRIPE_SECRET_KEY: "sk_test_x", STRIPE_WEBHOOK_SECRET: "whsec_a, whsec_b" };
  expect(readSettings({ ...external, ...stripe }).stripe).toEqual({
    secretKey: "sk_test_x",
    webhookSecrets: ["whsec_a", "whsec_b"],
    clientId: null,
    apiBase: null,
  });
  const connect = { STRIPE_CLIENT_ID: "ca_x", STRIPE_API_BASE: "https://stripe.example.com/" };
  expect(readSettings({ ...external, ...stripe, ...connect }).stripe).toMatchObject({
    clientId: "ca_x",
    apiBase: "https://stripe.example.com",
  });
  expect(readSettings({ ...external, ...connect }).stripe).toBeNull();
  expect(() => readSettings({ ...external, STRIPE_SECRET_KEY: "sk_test_x" })).toThrow(
    "STRIPE_WEBHOOK_SECRET: missing.",
  );
});

test("with a database of one's own, each missing secret is named", () => {
  expect(() => readSettings({ DATABASE_URL: external.DATABASE_URL })).toThrow(
    /^REKOMI_RELAY_SECRETS: required.*\nREKOMI_ENCRYPTION_KEYS: required.*\nAUTH_SECRET: required/,
  );
});

test.each([
  [{ PORT: "many" }, "PORT: Give a port number."],
  [{ REKOMI_URL: "https://example.com/app" }, "REKOMI_URL: Give an origin"],
  [{ REKOMI_TRUSTED_PROXIES: "10.0.0.0/8, proxy" }, "REKOMI_TRUSTED_PROXIES: Give addresses"],
  [{ AUTH_GITHUB_ID: "id" }, "AUTH_GITHUB_SECRET: missing."],
  [{ DATABASE_URL: "mysql://db" }, "DATABASE_URL: Give a URL that begins with postgres://"],
])("%o is refused by name", (env, message) => {
  expect(() => readSettings({ ...external, ...env })).toThrow(message);
});

test("the owner's login alone is not enough to serve", () => {
  expect(() => readSettings({ DATABASE_OWNER_URL: external.DATABASE_URL })).toThrow(
    "rekomi db init",
  );
});
