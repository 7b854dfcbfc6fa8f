import { expect, orgWithToken, test } from "./fixtures";
import { callTool, send } from "./wire";

test.describe.configure({ timeout: 120_000 });

const MOST = 1_000;
const long = (start: string, length: number) => start.padEnd(length, "x");
const email = (start: string) => `${long(start, 60)}@${long("", 60)}.${long("", 60)}.example.com`;

/** Every field as long as it may be, names in letters of three bytes. */
const AFFILIATES = Array.from({ length: MOST }, (_, n) => ({
  email: email(`affiliate-${n}-`),
  fullName: "漢".repeat(200),
  status: "active",
  paypalEmail: email(`paypal-${n}-`),
  slug: long(`slug-${n}-`, 64),
}));
const CONVERSIONS = AFFILIATES.map(({ email: affiliateEmail, slug: affiliateSlug }, n) => ({
  affiliateEmail,
  affiliateSlug,
  customerEmail: email(`customer-${n}-`),
  customerName: "字".repeat(200),
  amountCents: 900_000_000_000,
  commissionCents: 90_000_000_000,
  currency: "USD",
  occurredAt: "2026-01-31T12:00:00.000+00:00",
  paid: n % 2 === 0,
  type: "Recurring",
  stripeCustomerId: long("cus_", 255),
  stripeSubscriptionId: long("sub_", 255),
  externalId: long(`in_${n}_`, 255),
}));
const UNPAID = { USD: 45_000_000_000_000 };

test("the largest import that was published goes through the API and through an assistant", async ({
  cluster,
}) => {
  const { a, owners } = cluster;
  const { slug, token } = await orgWithToken(cluster);
  const { key } = await owners.perform("owner", slug, "mint_api_key", {
    name: "Script",
    scope: "read_write",
  });
  const post = async (path: string, body: object) => {
    const headers = { Authorization: `Bearer ${key}`, "Content-Type": "application/json" };
    const { status, json } = await send(a.url, `/api/v1${path}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    return { status, ...json };
  };
  const campaigns = await Promise.all(
    ["rest", "mcp"].map((name) =>
      owners.perform("owner", slug, "create_campaign", { name, slug: `via-${name}` }),
    ),
  );
  const [rest, mcp] = campaigns.map(({ id }) => ({ campaignId: String(id) }));

  expect(await post("/imports/affiliates", { ...rest, affiliates: AFFILIATES })).toMatchObject({
    status: 200,
    imported: MOST,
  });
  const sales = { ...rest, conversions: CONVERSIONS };
  expect(Buffer.byteLength(JSON.stringify(sales))).toBeGreaterThan(2 * 1024 * 1024);
  expect(await post("/imports/conversions/preview", sales)).toMatchObject({
    status: 200,
    wouldImport: MOST,
    unpaidBalance: UNPAID,
  });
  expect(await post("/imports/conversions", { ...sales, confirmUnpaidPayout: true })).toMatchObject(
    {
      status: 200,
      imported: MOST,
      unpaidConfirmedCents: UNPAID.USD,
    },
  );

  // The people are here already and join the second campaign.
  const call = async (name: string, input: object) =>
    (await callTool(a.url, token, name, input)).body;
  expect(await call("import_affiliates", { ...mcp, affiliates: AFFILIATES })).toMatchObject({
    imported: MOST,
  });
  const again = { ...mcp, conversions: CONVERSIONS };
  expect(await call("preview_conversion_import", again)).toMatchObject({ wouldImport: MOST });
  const answer = await call("import_conversions", again);
  expect(answer).toMatchObject({ imported: MOST, unpaidBalance: UNPAID, unpaidConfirmedCents: 0 });
  expect(JSON.stringify(answer).length).toBeLessThan(1_000);

  const whole = { ...rest, conversions: [...CONVERSIONS, ...CONVERSIONS] };
  expect(await post("/imports/conversions", whole)).toMatchObject({ error: "payload_too_large" });
});
