import { execFile, spawnSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ServerEvent } from "@/lib/tracking/shape";
import { NO_ORG, recipeAt } from "./fill";
import { platformFor } from "./index";
import { REPORT_PHP, REPORT_RUBY } from "./signing";
import { ENDPOINTS } from "./steps";

/** The code of the recipes, run as a reader would run it, against a server that checks the signature and the event. */

const run = promisify(execFile);
const KEYS = { REKOMI_API_KEY: "rk_live_for-tests", REKOMI_SIGNING_SECRET: "rks_for-tests" };

const received: ServerEvent[] = [];
const server = createServer(async (request, response) => {
  const body = await text(request);
  const event = ServerEvent.safeParse(JSON.parse(body));
  if (isGenuine(request, body) && event.success) received.push(event.data);
  response.writeHead(event.success ? 200 : 400).end(event.error?.message);
});

function isGenuine({ method, url, headers }: IncomingMessage, body: string): boolean {
  const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers["x-rekomi-signature"])) ?? [];
  return (
    `${method} ${url}` === `POST ${ENDPOINTS.s2s}` &&
    headers.authorization === `Bearer ${KEYS.REKOMI_API_KEY}` &&
    headers["content-type"] === "application/json" &&
    Math.abs(Date.now() / 1000 - Number(t)) < 300 &&
    v1 === sign("hex", KEYS.REKOMI_SIGNING_SECRET, `${t}.${body}`)
  );
}

const folder = mkdtempSync(join(tmpdir(), "rekomi-recipes-"));
beforeAll(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
});
beforeEach(() => {
  received.length = 0;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** Writes a recipe's files into a folder of its own. */
function write(key: string): string {
  const { port } = server.address() as AddressInfo;
  const recipe = recipeAt(platformFor(key)!, { origin: `http://127.0.0.1:${port}`, ...NO_ORG });
  for (const { place, text: code } of recipe.steps.flatMap((step) => step.code ?? [])) {
    if (!/^[\w./-]+\.(mjs|py|rb)$/.test(place)) continue;
    mkdirSync(dirname(join(folder, key, place)), { recursive: true });
    writeFileSync(join(folder, key, place), code);
  }
  return join(folder, key);
}

function sign(algorithm: "hex" | "base64", secret: string | Buffer, signed: string): string {
  return createHmac("sha256", secret).update(signed).digest(algorithm);
}

interface Call {
  url?: string;
  headers?: Record<string, string>;
  body: string;
}

/** Calls a recipe's handler as its platform would, in a process of its own. */
async function call(key: string, secrets: Record<string, string>, calls: Call): Promise<string> {
  const script = `
    import { POST } from "./${key}.mjs";
    const { url = "https://relay.example.com/", ...init } = JSON.parse(process.argv[1]);
    const response = await POST(new Request(url, { method: "POST", ...init }));
    console.log(response.status);`;
  const { stdout } = await run(
    process.execPath,
    ["--input-type=module", "-e", script, JSON.stringify(calls)],
    {
      cwd: write(key),
      env: { ...process.env, ...KEYS, ...secrets },
    },
  );
  return stdout.trim();
}

function shopify(topic: string, payload: unknown, secret = "shopify-secret") {
  const body = JSON.stringify(payload);
  const headers = {
    "x-shopify-topic": topic,
    "x-shopify-hmac-sha256": sign("base64", secret, body),
  };
  return call("shopify", { SHOPIFY_WEBHOOK_SECRET: "shopify-secret" }, { body, headers });
}

const ORDER = {
  id: 450789469,
  note_attributes: [{ name: "rekomi_ref", value: "jane" }],
  discount_codes: [],
  subtotal_price: "49.90",
  currency: "USD",
  processed_at: "2027-01-05T10:00:00-05:00",
};

test("Shopify's relay reports a paid order to the affiliate on the cart", async () => {
  expect(await shopify("orders/paid", ORDER)).toBe("200");
  expect(received).toEqual([
    {
      type: "sale",
      externalId: "shopify-450789469",
      affiliateSlug: "jane",
      amountCents: 4990,
      currency: "USD",
      occurredAt: ORDER.processed_at,
    },
  ]);
});

test("Shopify's relay names the code as well, so that an affiliate's counts for more than a link", async () => {
  await shopify("orders/paid", { ...ORDER, discount_codes: [{ code: "SARAH20" }] });
  await shopify("orders/paid", {
    ...ORDER,
    note_attributes: [],
    discount_codes: [{ code: "SARAH20" }],
  });
  expect(received).toMatchObject([
    { affiliateSlug: "jane", couponCode: "SARAH20" },
    { couponCode: "SARAH20" },
  ]);
});

test("Shopify's relay reports a refund under the sale's own id", async () => {
  await shopify("refunds/create", {
    id: 509562969,
    order_id: 450789469,
    created_at: "2027-01-06T10:00:00-05:00",
    transactions: [{ kind: "refund", amount: "19.90", currency: "USD" }],
  });
  expect(received).toMatchObject([
    {
      type: "refund",
      externalId: "shopify-450789469",
      refundId: "509562969",
      amountCents: 1990,
    },
  ]);
});

test("Shopify's relay believes nobody else, and reports no order without an affiliate", async () => {
  expect(await shopify("orders/paid", ORDER, "somebody's")).toBe("401");
  expect(await shopify("orders/paid", { ...ORDER, note_attributes: [] })).toBe("200");
  expect(received).toEqual([]);
});

function lemonSqueezy(event: string, type: string, attributes: object, secret = "lemon-secret") {
  const body = JSON.stringify({
    meta: { event_name: event, custom_data: { rekomi_ref: "jane" } },
    data: {
      type,
      id: "1",
      attributes: { subtotal: 4900, currency: "USD", updated_at: "2027-01-05T10:00:00Z" },
    },
  }).replace('"subtotal":4900', `${JSON.stringify(attributes).slice(1, -1)},"subtotal":4900`);
  const headers = { "x-signature": sign("hex", secret, body) };
  return call("lemon-squeezy", { LEMON_SQUEEZY_SECRET: "lemon-secret" }, { body, headers });
}

test("Lemon Squeezy's relay reports orders, renewals and refunds, and a first payment once", async () => {
  await lemonSqueezy("order_created", "orders", { refunded_amount: 0 });
  await lemonSqueezy("subscription_payment_success", "subscription-invoices", {
    billing_reason: "initial",
  });
  await lemonSqueezy("subscription_payment_success", "subscription-invoices", {
    billing_reason: "renewal",
  });
  await lemonSqueezy("order_refunded", "orders", { refunded_amount: 1900 });
  expect(received).toMatchObject([
    { type: "sale", externalId: "orders-1", affiliateSlug: "jane", amountCents: 4900 },
    { type: "sale", externalId: "subscription-invoices-1", amountCents: 4900 },
    { type: "refund", externalId: "orders-1", amountCents: 1900 },
  ]);
  expect(await lemonSqueezy("order_created", "orders", { id: 1 }, "somebody's")).toBe("401");
});

function dodo(type: string, data: object, secret = "dodo-secret") {
  const body = JSON.stringify({ type, data });
  const key = Buffer.from(secret);
  const headers = {
    "webhook-id": "msg_1",
    "webhook-timestamp": "1767225600",
    "webhook-signature": `v1,${sign("base64", key, `msg_1.1767225600.${body}`)}`,
  };
  const known = `whsec_${Buffer.from("dodo-secret").toString("base64")}`;
  return call("dodo", { DODO_WEBHOOK_SECRET: known }, { body, headers });
}

test("Dodo's relay reports payments and refunds that are signed", async () => {
  const payment = {
    payment_id: "pay_1",
    metadata: { rekomi_ref: "jane" },
    total_amount: 2999,
    currency: "EUR",
    created_at: "2027-01-05T10:00:00Z",
  };
  expect(await dodo("payment.succeeded", payment)).toBe("200");
  await dodo("refund.succeeded", { ...payment, refund_id: "ref_1", amount: 999 });
  expect(await dodo("payment.succeeded", payment, "somebody's")).toBe("401");
  expect(received).toMatchObject([
    { type: "sale", externalId: "pay_1", affiliateSlug: "jane", amountCents: 2999 },
    { type: "refund", externalId: "pay_1", refundId: "ref_1", amountCents: 999 },
  ]);
});

function gumroad(ping: Record<string, string>, key = "ping-key") {
  return call(
    "gumroad",
    { GUMROAD_PING_KEY: "ping-key" },
    {
      url: `https://relay.example.com/?key=${key}`,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({
        sale_id: "FO8TXN",
        sale_timestamp: "2027-01-05T10:00:00Z",
        price: "4900",
        ...ping,
      }).toString(),
    },
  );
}

test("Gumroad's relay reports pings that carry the key, by link or by code", async () => {
  expect(await gumroad({ "url_params[rekomi_ref]": "jane" })).toBe("200");
  await gumroad({ offer_code: "SARAH20" });
  await gumroad({ "url_params[rekomi_ref]": "jane", refunded: "true" });
  await gumroad({ "url_params[rekomi_ref]": "jane", test: "true" });
  expect(await gumroad({ "url_params[rekomi_ref]": "jane" }, "somebody's")).toBe("401");
  expect(received).toMatchObject([
    {
      type: "sale",
      externalId: "FO8TXN",
      affiliateSlug: "jane",
      amountCents: 4900,
      currency: "USD",
      occurredAt: "2027-01-05T10:00:00.000Z",
    },
    { type: "sale", couponCode: "SARAH20" },
    { type: "refund", affiliateSlug: "jane" },
  ]);
});

const EVENT = {
  type: "sale",
  externalId: "payment-1",
  affiliateSlug: "jane",
  // Beyond ASCII, since the signature is over bytes.
  name: "Zoë Ωmega",
  amountCents: 4900,
  currency: "USD",
  occurredAt: "2027-01-05T10:00:00Z",
};

/** Those that this machine can run. */
const LANGUAGES = [
  {
    key: "generic",
    command: process.execPath,
    args: [
      "--input-type=module",
      "-e",
      `import { report } from "./rekomi.mjs"; await report(JSON.parse(process.argv[1]));`,
    ],
  },
  {
    key: "django",
    command: "python3",
    args: [
      "-c",
      "import json, sys\nfrom billing.rekomi import report\nreport(json.loads(sys.argv[1]))",
    ],
  },
  {
    key: "rails",
    command: "ruby",
    args: ["-e", 'require "./app/services/rekomi"\nRekomi.report(JSON.parse(ARGV[0]))'],
  },
].filter(({ command }) => spawnSync(command, ["--version"]).status === 0);

test.each(LANGUAGES)("the code of $key signs what it sends", async ({ key, command, args }) => {
  await run(command, [...args, JSON.stringify(EVENT)], {
    cwd: write(key),
    env: { ...process.env, ...KEYS },
  });
  expect(received).toEqual([EVENT]);
});

test("Ruby and PHP sign the same text, where they cannot be run", () => {
  expect(REPORT_RUBY.text).toContain(
    'OpenSSL::HMAC.hexdigest("SHA256", ENV.fetch("REKOMI_SIGNING_SECRET"), "#{t}.#{body}")',
  );
  expect(REPORT_RUBY.text).toContain('"X-Rekomi-Signature" => "t=#{t},v1=#{v1}"');
  expect(REPORT_PHP).toContain("hash_hmac('sha256', $t . '.' . $body, REKOMI_SIGNING_SECRET)");
  expect(REPORT_PHP).toContain("'X-Rekomi-Signature' => 't=' . $t . ',v1=' . $v1");
});
