import { expect, test } from "vitest";
import { listConversions } from "@/lib/conversions/operations";
import { balancesOf } from "@/lib/ledger/ledger";
import { perform } from "@/lib/operations/perform";
import { pixelHandler } from "@/lib/surfaces/tracking";
import { fromPage, somebody, testServer } from "@/lib/testing/events";
import { auditRows, testOrg } from "@/lib/testing/org";
import { testSales } from "@/lib/testing/sales";
import { getTracking, provisionPixel, rotatePixelKey, setPixelOrigins } from "./operations";

const SITE = "https://www.example.com";

async function site() {
  const sales = await testSales();
  const pixel = await perform(provisionPixel, sales.owner, { origins: [SITE] });
  const sale = {
    publicKey: pixel.publicKey,
    programId: sales.campaignId,
    affiliateSlug: sales.affiliate.slug,
    externalId: "order-1",
    amountCents: 5_000,
    currency: "USD",
    email: "buyer@example.net",
  };
  const convert = async (given: object = {}, headers: Record<string, string> = {}) => {
    const request = fromPage("/api/tracking/pixel", { ...sale, ...given }, headers);
    const response = await pixelHandler(request, somebody());
    return { status: response.status, body: await response.json() };
  };
  return { ...sales, pixel, sale, convert };
}

test("a key is made once, and a repeat answers with it", async () => {
  const { owner } = await testOrg();
  expect((await perform(getTracking, owner, {})).pixel).toBeUndefined();
  const first = await perform(provisionPixel, owner, { origins: [SITE, `${SITE}/`] });
  expect(first.publicKey).toMatch(/^rk_pub_[\w-]{49}$/);
  expect(first.origins).toEqual([SITE]);
  expect(await perform(provisionPixel, owner, {})).toEqual(first);
  expect((await perform(getTracking, owner, {})).pixel).toEqual(first);
});

test("racing calls make one key", async () => {
  const { owner } = await testOrg();
  const made = await Promise.all(
    Array.from({ length: 8 }, () => perform(provisionPixel, owner, {})),
  );
  expect(new Set(made.map(({ publicKey }) => publicKey)).size).toBe(1);
});

test("what is not there is neither rotated nor given sites", async () => {
  const { owner } = await testOrg();
  const refused = { code: "pixel_not_provisioned" };
  await expect(perform(rotatePixelKey, owner, {})).rejects.toMatchObject(refused);
  await expect(perform(setPixelOrigins, owner, { origins: [SITE] })).rejects.toMatchObject(refused);
});

test("admins set it, managers do not, and the log has the key, which is public", async () => {
  const { owner, member } = await testOrg();
  const { caller: admin } = await member("admin");
  const { caller: manager } = await member("manager");
  await expect(perform(provisionPixel, manager, {})).rejects.toMatchObject({ code: "forbidden" });
  const { publicKey } = await perform(provisionPixel, admin, {});
  const rotated = await perform(rotatePixelKey, admin, {});
  await perform(setPixelOrigins, admin, { origins: [SITE] });
  const rows = await auditRows(owner, { outcome: "ok", action: "pixel.*" });
  expect(rows.map(({ action, before, after }) => ({ action, before, after }))).toEqual([
    {
      action: "pixel.updated",
      before: { publicKey: rotated.publicKey, origins: [] },
      after: { publicKey: rotated.publicKey, origins: [SITE] },
    },
    {
      action: "pixel.rotated",
      before: { publicKey, origins: [] },
      after: { publicKey: rotated.publicKey, origins: [] },
    },
    { action: "pixel.created", before: undefined, after: { publicKey, origins: [] } },
  ]);
});

test.each([
  "http://www.example.com",
  "https://www.example.com/shop",
  "https://*.example.com",
  "https://user@example.com",
  "www.example.com",
  "null",
  "file:///etc",
])("%s is no site", async (origin) => {
  const { owner } = await testOrg();
  await expect(perform(provisionPixel, owner, { origins: [origin] })).rejects.toMatchObject({
    code: "validation_failed",
    details: { field: "origins.0" },
  });
});

test("a sale by pixel is held until somebody has reviewed it, and the log says where it came from", async () => {
  const { convert, conversion, owner, affiliate, at } = await site();
  const { status, body } = await convert();
  expect({ status, outcome: body.outcome }).toEqual({ status: 200, outcome: "credited" });
  expect(await conversion(body.conversionId)).toMatchObject({
    source: "Pixel",
    status: "Pending",
    heldBecause: "pixel_unreviewed",
    affiliateId: affiliate.id,
    commissionMinor: 1_000,
  });
  expect((await convert()).body).toEqual({ ...body, outcome: "duplicate" });
  expect(await at((program) => balancesOf(program))).toMatchObject([{ held: 1_000, payable: 0 }]);
  const [, row] = await auditRows(owner, { operation: "record_pixel_event" });
  expect(row).toMatchObject({
    actorType: "system",
    actorLabel: "Browser pixel",
    action: "event.recorded",
    entityId: body.conversionId,
    input: { origin: SITE, externalId: "order-1" },
  });
  expect((await perform(getTracking, owner, {})).lastSeen.pixel?.at).toBeTruthy();
});

test("a lead by pixel ties an email to the affiliate", async () => {
  const { convert } = await site();
  const lead = { type: "lead", externalId: undefined, amountCents: undefined };
  expect((await convert(lead)).body).toMatchObject({ type: "lead", outcome: "created" });
  expect((await convert(lead)).body).toMatchObject({ outcome: "repeated" });
});

test.each([
  "https://evil.example",
  "https://example.com",
  "http://www.example.com",
  "https://www.example.com:8443",
  "https://www.example.com.evil.example",
  "null",
])("a page at %s is not listed", async (Origin) => {
  const { convert, owner } = await site();
  expect(await convert({}, { Origin })).toMatchObject({
    status: 403,
    body: { error: "forbidden", message: expect.stringContaining(Origin) },
  });
  expect((await perform(listConversions, owner, {})).items).toEqual([]);
});

test("nor is a program that names no origin, nor anybody while the list is empty", async () => {
  const { sale, convert, owner } = await site();
  const request = fromPage("/api/tracking/pixel", sale);
  request.headers.delete("Origin");
  expect((await pixelHandler(request, somebody())).status).toBe(403);
  await perform(setPixelOrigins, owner, {});
  expect((await convert()).status).toBe(403);
});

test("a rotated key stops at once", async () => {
  const { convert, owner } = await site();
  const { publicKey } = await perform(rotatePixelKey, owner, {});
  expect(await convert()).toMatchObject({ status: 401, body: { error: "unauthorized" } });
  expect((await convert({ publicKey })).status).toBe(200);
});

test.each([
  ["externalId", { externalId: undefined }],
  ["amountCents", { amountCents: "49.00" }],
  ["currency", { currency: "DOGE" }],
  ["email", { type: "lead", email: undefined }],
  ["type", { type: "refund" }],
  ["publicKey", { publicKey: undefined }],
])("a wrong %s is named", async (field, given) => {
  const { convert } = await site();
  expect(await convert(given)).toMatchObject({
    status: 400,
    body: { error: "validation_failed", field },
  });
});

test("what a browser told of an order gives way to what the server tells", async () => {
  const { convert, conversion, owner, affiliate, addPartner, at } = await site();
  const forger = await addPartner();
  const server = await testServer(owner);
  const forged = await convert({ affiliateSlug: forger.slug, amountCents: 1 });
  const told = {
    type: "sale",
    externalId: "order-1",
    affiliateSlug: affiliate.slug,
    amountCents: 9_900,
    currency: "USD",
  };
  const { body } = await server.tell(told);
  expect(body.outcome).toBe("credited");
  expect(await conversion(body.conversionId)).toMatchObject({
    affiliateId: affiliate.id,
    amountMinor: 9_900,
    heldBecause: null,
  });
  expect(await conversion(forged.body.conversionId)).toMatchObject({
    status: "Denied",
    commissionMinor: 0,
  });
  expect((await server.tell(told)).body).toMatchObject({ outcome: "duplicate" });
  expect((await convert()).body).toMatchObject({ outcome: "duplicate" });
  const balances = await at((program) => balancesOf(program));
  expect(balances.filter(({ held }) => held !== 0)).toMatchObject([{ held: 1_980 }]);
});

test("where only the browser knew who sent the customer, its sale stays held for review", async () => {
  const { convert, conversion, owner } = await site();
  const server = await testServer(owner);
  const { body } = await convert();
  const told = { type: "sale", externalId: "order-1", amountCents: 9_900, currency: "USD" };
  expect((await server.tell({ ...told, customerEmail: "buyer@example.net" })).body).toEqual({
    ...body,
    outcome: "duplicate",
  });
  expect(await conversion(body.conversionId)).toMatchObject({ heldBecause: "pixel_unreviewed" });
});

test("a browser names nobody for good: later sales of that customer are not won by it", async () => {
  const { convert, owner } = await site();
  const server = await testServer(owner);
  await convert();
  const later = { type: "sale", externalId: "order-2", amountCents: 9_900, currency: "USD" };
  expect((await server.tell({ ...later, customerEmail: "buyer@example.net" })).body.outcome).toBe(
    "unattributed",
  );
});

test("an order that the server told without a referral is only claimed under review", async () => {
  const { convert, conversion, owner } = await site();
  const server = await testServer(owner);
  await server.tell({
    type: "sale",
    externalId: "order-1",
    customerId: "c1",
    amountCents: 9_900,
    currency: "USD",
  });
  const { body } = await convert();
  expect(body.outcome).toBe("credited");
  expect(await conversion(body.conversionId)).toMatchObject({
    amountMinor: 9_900,
    heldBecause: "pixel_unreviewed",
  });
});
