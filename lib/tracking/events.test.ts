import { expect, test } from "vitest";
import { operatorCaller } from "@/lib/auth/caller";
import { signatureOf } from "@/lib/auth/signed-key";
import { balancesOf } from "@/lib/ledger/ledger";
import { perform } from "@/lib/operations/perform";
import { setPlan } from "@/lib/orgs/operations";
import { signatureFor, testServer } from "@/lib/testing/events";
import { auditRows } from "@/lib/testing/org";
import { testSales } from "@/lib/testing/sales";
import { getTracking } from "./operations";

async function shop() {
  const sales = await testSales();
  const server = await testServer(sales.owner);
  const sale = {
    type: "sale",
    externalId: "order-1",
    affiliateSlug: sales.affiliate.slug,
    customerEmail: "Buyer@Example.net",
    amountCents: 9_900,
    currency: "USD",
  };
  return { ...sales, server, sale };
}

test("a signature is HMAC-SHA256 of time, dot and body under the signing secret", () => {
  const body = '{"type":"refund","externalId":"order-1"}';
  // As `openssl dgst -sha256 -hmac rks_secret-for-tests` has it.
  const v1 = "404b02da4ec2c60f42481914be2c207e65ddcd08bc22bab35fe5afbadc6344e2";
  expect(signatureOf("rks_secret-for-tests", "1767225600", Buffer.from(body))).toBe(v1);
  expect(signatureFor(body, "rks_secret-for-tests", 1_767_225_600)).toBe(`t=1767225600,v1=${v1}`);
});

test("a signed sale is credited once, and one row in the log says so", async () => {
  const { server, sale, owner, conversion } = await shop();
  const first = await server.tell({ ...sale, occurredAt: "2026-01-05T10:00:00+02:00" });
  expect(first).toMatchObject({ status: 200, body: { type: "sale", outcome: "credited" } });
  const row = await conversion(first.body.conversionId);
  expect(row).toMatchObject({
    source: "Server",
    status: "Pending",
    heldBecause: null,
    amountMinor: 9_900,
    commissionMinor: 1_980,
    customerEmail: "buyer@example.net",
    occurredAt: new Date("2026-01-05T08:00:00Z"),
  });
  const again = await server.tell(sale);
  expect(again.body).toEqual({ ...first.body, outcome: "duplicate" });
  const rows = await auditRows(owner, { operation: "record_event" });
  expect(rows.map(({ after }) => after?.outcome)).toEqual(["duplicate", "credited"]);
  expect(rows[1]).toMatchObject({
    actorType: "api_key",
    action: "event.recorded",
    entityType: "conversion",
    entityId: first.body.conversionId,
    outcome: "ok",
  });
});

test("ten servers that tell of one sale at once make one conversion", async () => {
  const { server, sale } = await shop();
  const answers = await Promise.all(Array.from({ length: 10 }, () => server.tell(sale)));
  const outcomes = answers.map(({ body }) => body.outcome).sort();
  expect(outcomes).toEqual(["credited", ...Array.from({ length: 9 }, () => "duplicate")]);
  expect(new Set(answers.map(({ body }) => body.conversionId)).size).toBe(1);
});

const EVENTS = ["sale", "refund-1", "refund-2", "refund-1 again"] as const;
const orders = permutations(EVENTS);

test.each(orders)("%s, %s, %s, %s: the commission is that of what is left", async (...order) => {
  const { server, sale, at } = await shop();
  const told = {
    sale,
    "refund-1": { type: "refund", externalId: "order-1", refundId: "r1", amountCents: 2_000 },
    "refund-2": { type: "refund", externalId: "order-1", refundId: "r2", amountCents: 900 },
    "refund-1 again": { type: "refund", externalId: "order-1", refundId: "r1", amountCents: 2_000 },
  };
  for (const name of order) expect((await server.tell(told[name])).status).toBe(200);
  expect(await at((program) => balancesOf(program))).toMatchObject([{ held: 1_400 }]);
});

test("a refund without an id is all that has gone back so far", async () => {
  const { server, sale, conversion } = await shop();
  const { body } = await server.tell(sale);
  const refund = { type: "refund", externalId: "order-1" };
  await server.tell({ ...refund, amountCents: 1_000 });
  await server.tell({ ...refund, amountCents: 3_000 });
  expect((await conversion(body.conversionId)).refundedMinor).toBe(3_000);
  await server.tell(refund);
  expect(await conversion(body.conversionId)).toMatchObject({
    status: "Refunded",
    commissionMinor: 0,
  });
});

test("a refund in another currency than the sale's is refused", async () => {
  const { server, sale } = await shop();
  await server.tell(sale);
  expect(
    await server.tell({
      type: "refund",
      externalId: "order-1",
      amountCents: 100,
      currency: "EUR",
    }),
  ).toMatchObject({ status: 400, body: { error: "validation_failed", field: "currency" } });
});

test("a lead credits the sale that comes later under the same email, or came just before", async () => {
  const { server, sale, affiliate } = await shop();
  const { affiliateSlug: _, ...unreferred } = sale;
  expect((await server.tell(unreferred)).body).toEqual({ type: "sale", outcome: "unattributed" });
  const lead = { type: "lead", affiliateSlug: affiliate.slug, customerEmail: "buyer@example.net" };
  expect((await server.tell(lead)).body).toMatchObject({ outcome: "created" });
  expect((await server.tell(lead)).body).toMatchObject({ outcome: "repeated" });
  expect((await server.tell(unreferred)).body.outcome).toBe("duplicate");
  expect((await server.tell({ ...unreferred, externalId: "order-2" })).body.outcome).toBe(
    "credited",
  );
});

test.each([
  ["without a signature", { "X-Rekomi-Signature": "" }, "signature_missing"],
  ["with a signature of another form", { "X-Rekomi-Signature": "v1=0" }, "signature_malformed"],
])("%s nothing is recorded", async (_name, headers, reason) => {
  const { server, sale, owner } = await shop();
  expect(await server.tell(sale, { headers })).toMatchObject({
    status: 401,
    body: { error: "unauthorized", reason },
  });
  expect(await auditRows(owner, { operation: "record_event" })).toMatchObject([
    { outcome: "refused", errorCode: "unauthorized", actorType: "api_key" },
  ]);
});

test("the page about tracking says when something arrived last, and how that was refused", async () => {
  const { server, sale, owner } = await shop();
  const last = async () => (await perform(getTracking, owner, {})).lastSeen.server;
  expect(await last()).toBeUndefined();
  await server.tell(sale);
  expect(await last()).toEqual({ at: expect.any(String), refusedWith: undefined });
  await server.tell({ ...sale, currency: "DOGE" });
  expect((await last())?.refusedWith).toBe("validation_failed");
});

test.each([-301, 301, -86_400])("a signature of %i seconds from now is late", async (late) => {
  const { server, sale } = await shop();
  expect(await server.tell(sale, { late })).toMatchObject({
    status: 401,
    body: { reason: "signature_late" },
  });
});

test.each([-290, 290])("one of %i seconds from now is not", async (late) => {
  const { server, sale } = await shop();
  expect((await server.tell(sale, { late })).status).toBe(200);
});

test("another secret, another key's secret and another body are found out", async () => {
  const { server, sale, owner } = await shop();
  const other = await testServer(owner);
  const wrong = { status: 401, body: { reason: "signature_wrong" } };
  expect(await server.tell(sale, { secret: `${server.signingSecret}x` })).toMatchObject(wrong);
  expect(await server.tell(sale, { secret: other.signingSecret })).toMatchObject(wrong);
  const body = JSON.stringify(sale);
  const altered = server.request(body.replace("9900", "9901"), {
    headers: {
      "X-Rekomi-Signature": signatureFor(body, server.signingSecret, Math.floor(Date.now() / 1000)),
    },
  });
  expect(await server.send(altered)).toMatchObject(wrong);
});

test("a request that is sent twice, byte for byte, works once, also at the same time", async () => {
  const { server, sale } = await shop();
  const request = server.request(JSON.stringify(sale));
  const answers = await Promise.all(Array.from({ length: 5 }, () => server.send(request.clone())));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401]);
  expect(await server.send(request)).toMatchObject({
    status: 401,
    body: { reason: "signature_repeated" },
  });
});

test("a key that may only read is refused, and so is an unknown one", async () => {
  const { sale, owner } = await shop();
  const reader = await testServer(owner, "read");
  expect(await reader.tell(sale)).toMatchObject({
    status: 403,
    body: { error: "insufficient_scope" },
  });
  expect(
    await reader.tell(sale, { headers: { Authorization: "Bearer rk_live_nobody" } }),
  ).toMatchObject({ status: 401, body: { reason: "malformed" } });
});

test.each([
  ["Free", 402],
  ["Trial", 200],
  ["Starter", 200],
] as const)("on %s a server is answered %i", async (tier, status) => {
  const { server, sale, slug } = await shop();
  await perform(setPlan, operatorCaller(slug), { tier });
  const answer = await server.tell(sale);
  expect(answer.status).toBe(status);
  if (status === 402)
    expect(answer.body).toMatchObject({ error: "plan_tier_required", current: "Free" });
});

const SALE = {
  type: "sale",
  externalId: "order-1",
  affiliateSlug: "jane",
  amountCents: 100,
  currency: "USD",
};

test.each([
  ["type", {}],
  ["type", { ...SALE, type: "gift" }],
  ["externalId", { ...SALE, externalId: undefined }],
  ["externalId", { type: "refund", amountCents: 100 }],
  ["amountCents", { ...SALE, amountCents: undefined }],
  ["amountCents", { ...SALE, amountCents: -1 }],
  ["amountCents", { ...SALE, amountCents: 9.9 }],
  ["currency", { ...SALE, currency: undefined }],
  ["currency", { ...SALE, currency: "usd" }],
  ["affiliateSlug", { ...SALE, affiliateSlug: undefined }],
  ["clickId", { ...SALE, clickId: "click" }],
  ["customerEmail", { ...SALE, customerEmail: "nobody" }],
  ["occurredAt", { ...SALE, occurredAt: "yesterday" }],
  ["occurredAt", { ...SALE, occurredAt: "2099-01-01T00:00:00Z" }],
  ["customerEmail", { type: "lead", affiliateSlug: "jane" }],
  ["affiliateSlug", { type: "lead", customerEmail: "buyer@example.net" }],
  ["amount", { ...SALE, amount: 100 }],
])("a wrong %s is named: %j", async (field, event) => {
  const { server } = await shop();
  expect(await server.tell(event)).toMatchObject({
    status: 400,
    body: { error: "validation_failed", field },
  });
});

test("what is no JSON, no POST, or far too much is refused in words", async () => {
  const { server } = await shop();
  expect(await server.send(server.request("{"))).toMatchObject({
    status: 400,
    body: { error: "validation_failed" },
  });
  expect(await server.tell({}, { headers: { "Content-Type": "text/plain" } })).toMatchObject({
    status: 415,
  });
  expect(await server.send(server.request(" ".repeat(65 * 1024)))).toMatchObject({
    status: 413,
    body: { message: "The body is larger than 64 KiB. Send it in smaller parts." },
  });
  expect(await server.send(new Request("http://localhost:3000/api/tracking/s2s"))).toMatchObject({
    status: 405,
  });
});

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) =>
    permutations([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [
      item,
      ...rest,
    ]),
  );
}
