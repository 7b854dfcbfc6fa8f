import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { conversions, ledgerTransfers, unattributedSales } from "@/drizzle/schema";
import { mintApiKey } from "@/lib/api-keys/operations";
import { bearerCaller, localRequest, operatorCaller } from "@/lib/auth/caller";
import { balancesOf } from "@/lib/ledger/ledger";
import { perform } from "@/lib/operations/perform";
import { setPlan } from "@/lib/orgs/operations";
import { auditRows } from "@/lib/testing/org";
import { testSales } from "@/lib/testing/sales";
import { importConversions, previewConversions } from "./operations";

type Row = Record<string, unknown>;

/** A program with one affiliate, and a way to import into it. */
async function program() {
  const sales = await testSales();
  const { owner, campaignId, affiliate } = sales;
  const row = (given: Row = {}): Row => ({
    affiliateSlug: affiliate.slug,
    customerEmail: "buyer@example.net",
    amountCents: 9_900,
    commissionCents: 1_980,
    currency: "USD",
    occurredAt: "2026-01-05T10:00:00Z",
    paid: false,
    ...given,
  });
  return {
    ...sales,
    row,
    run: (rows: Row[], more: Row = {}) =>
      perform(importConversions, owner, { campaignId, conversions: rows, ...more }),
    preview: (rows: Row[]) => perform(previewConversions, owner, { campaignId, conversions: rows }),
    rows: () =>
      sales.at(({ db, org }) =>
        db.select().from(conversions).where(eq(conversions.orgId, org.id)).orderBy(conversions.id),
      ),
    balances: async () =>
      (await sales.at((at) => balancesOf(at))).map(({ affiliateId: _, ...rest }) => rest),
  };
}

const NOTHING = { held: 0, payable: 0, inPayout: 0, settled: 0 };

test("what was paid elsewhere is settled history, and what was not waits until somebody confirms it", async () => {
  const { row, run, rows, balances, owner } = await program();
  const imported = await run([
    row({ paid: true, commissionCents: 500 }),
    row({ commissionCents: 700 }),
    row({ commissionCents: 300, currency: "EUR", amountCents: 1_000 }),
  ]);
  expect(imported).toEqual({
    jobId: expect.any(String),
    imported: 3,
    skipped: 0,
    errored: 0,
    confirmed: 0,
    reasons: [],
    paidBalance: { USD: 500 },
    unpaidBalance: { USD: 700, EUR: 300 },
    unpaidConfirmedCents: 0,
    unpaidConfirmedByCurrency: {},
  });
  expect(await balances()).toEqual([
    { ...NOTHING, currency: "EUR", held: 300 },
    { ...NOTHING, currency: "USD", held: 700, settled: 500 },
  ]);
  expect(await rows()).toMatchObject([
    { status: "Paid", isHistory: true, source: "Import", attribution: "import" },
    { status: "Pending", heldBecause: "import_unconfirmed", holdUntil: null },
    { status: "Pending", heldBecause: "import_unconfirmed" },
  ]);
  const [event] = await auditRows(owner, { action: "import.conversions_imported" });
  expect(event).toMatchObject({
    entityType: "import",
    entityId: imported.jobId,
    after: { imported: 3, unpaidBalance: { USD: 700, EUR: 300 }, unpaidConfirmed: {} },
  });
});

test("confirmed at once, unpaid rows are payable", async () => {
  const { row, run, balances } = await program();
  const rows = [row({ commissionCents: 700 }), row({ commissionCents: 300, currency: "EUR" })];
  expect(await run(rows, { confirmUnpaidPayout: true })).toMatchObject({
    imported: 2,
    confirmed: 0,
    unpaidConfirmedCents: 700,
    unpaidConfirmedByCurrency: { USD: 700, EUR: 300 },
  });
  expect(await balances()).toEqual([
    { ...NOTHING, currency: "EUR", payable: 300 },
    { ...NOTHING, currency: "USD", payable: 700 },
  ]);
});

test("a later run of the same rows confirms them, and none is imported or paid twice", async () => {
  const { row, run, rows, balances } = await program();
  const given = [
    row(),
    row({ externalId: "inv_1", commissionCents: 20 }),
    row({ paid: true, amountCents: 1 }),
  ];
  const first = await run(given);
  const again = await run(given);
  expect(again).toMatchObject({
    imported: 0,
    skipped: 3,
    confirmed: 0,
    unpaidBalance: { USD: 2_000 },
  });
  expect(again.jobId).not.toBe(first.jobId);
  const confirmed = await run(given, { confirmUnpaidPayout: true });
  expect(confirmed).toMatchObject({
    imported: 0,
    skipped: 3,
    confirmed: 2,
    unpaidConfirmedCents: 2_000,
    unpaidConfirmedByCurrency: { USD: 2_000 },
  });
  expect(await run(given, { confirmUnpaidPayout: true })).toMatchObject({
    imported: 0,
    skipped: 3,
    confirmed: 0,
    unpaidBalance: {},
    unpaidConfirmedCents: 0,
  });
  expect(await rows()).toHaveLength(3);
  expect(await balances()).toEqual([
    { ...NOTHING, currency: "USD", payable: 2_000, settled: 1_980 },
  ]);
});

test("a row that says now that it was paid is not confirmed, and one that somebody denied stays denied", async () => {
  const { row, run, rows, at } = await program();
  const [paidNow, denied] = [row({ externalId: "a" }), row({ externalId: "b" })];
  await run([paidNow, denied]);
  await at(({ db, org }) =>
    db
      .update(conversions)
      .set({ status: "Denied" })
      .where(and(eq(conversions.orgId, org.id), eq(conversions.externalId, "b"))),
  );
  const again = await run([{ ...paidNow, paid: true }, denied], { confirmUnpaidPayout: true });
  expect(again).toMatchObject({ imported: 0, skipped: 2, confirmed: 0, unpaidConfirmedCents: 0 });
  expect(again.reasons.map(({ reason }) => reason)).toEqual([
    expect.stringContaining("now said to be paid"),
    "It is here already.",
  ]);
  expect((await rows()).map(({ status }) => status)).toEqual(["Pending", "Denied"]);
});

test("the same sale is told by its id in its campaign, else by all that tells it from another", async () => {
  const { row, run, rows, addCampaign, enroll, affiliate, owner } = await program();
  const sale = row();
  const same = [
    { ...sale, affiliateSlug: undefined, affiliateEmail: affiliate.email.toUpperCase() },
    { ...sale, occurredAt: "2026-01-05T12:00:00+02:00" },
    { ...sale, customerEmail: "Buyer@Example.net ", customerName: "Buyer" },
  ];
  const others = [
    row({ occurredAt: "2026-01-05T10:00:01Z" }),
    row({ amountCents: 9_901 }),
    row({ commissionCents: 1_981 }),
    row({ currency: "EUR" }),
    row({ customerEmail: "other@example.net" }),
    row({ type: "Recurring" }),
    row({ externalId: "inv_1" }),
    row({ externalId: "INV_1" }),
  ];
  expect(await run([sale, ...same, ...others])).toMatchObject({ imported: 9, skipped: 3 });
  expect(await run([...same, ...others])).toMatchObject({ imported: 0, skipped: 11 });
  expect(await rows()).toHaveLength(9);

  const other = await addCampaign();
  await enroll(other, affiliate.id);
  const elsewhere = { campaignId: other, conversions: [row({ externalId: "inv_1" })] };
  expect(await perform(importConversions, owner, elsewhere)).toMatchObject({ imported: 1 });
});

test("rows that cannot come in are named by their numbers, and the others come in", async () => {
  const { row, run, addPartner, affiliate } = await program();
  const partner = await addPartner();
  const stranger = "nobody@example.com";
  const result = await run([
    row({ affiliateSlug: "nobody" }),
    row(),
    row({ affiliateSlug: undefined, affiliateEmail: stranger }),
    row({ affiliateEmail: partner.email }),
    row({ occurredAt: "2126-01-05T10:00:00Z" }),
    row(),
    row({ affiliateSlug: "old-name", affiliateEmail: affiliate.email, amountCents: 5 }),
  ]);
  expect(result).toMatchObject({
    imported: 2,
    skipped: 1,
    errored: 4,
    reasons: [
      {
        outcome: "errored",
        reason: expect.stringContaining("Import the affiliates first"),
        count: 2,
        rows: [1, 3],
      },
      { outcome: "errored", reason: expect.stringContaining("two affiliates"), rows: [4] },
      { outcome: "errored", reason: "It lies in the future.", rows: [5] },
      { outcome: "skipped", reason: expect.stringContaining("further up"), rows: [6] },
    ],
  });
});

test("an affiliate of another campaign has to be imported into this one first", async () => {
  const { row, run, addCampaign } = await program();
  expect(await run([row()], { campaignId: await addCampaign() })).toMatchObject({
    errored: 1,
    reasons: [{ reason: expect.stringContaining("not in this campaign") }],
  });
});

test("excludePaid leaves paid rows out", async () => {
  const { row, run, rows } = await program();
  const result = await run([row({ paid: true }), row({ amountCents: 1 })], { excludePaid: true });
  expect(result).toMatchObject({ imported: 1, skipped: 1, paidBalance: {} });
  expect((await rows()).map(({ status }) => status)).toEqual(["Pending"]);
});

test("a sale that nobody was credited with is credited by the import, and by nothing afterwards", async () => {
  const { row, run, sell, at, orgId, affiliate } = await program();
  const sale = { externalId: "inv_9", reference: {}, customer: { email: "late@example.net" } };
  expect(await sell(sale)).toEqual({ outcome: "unattributed" });
  await run([row({ externalId: "inv_9" })], { confirmUnpaidPayout: true });
  expect(await sell({ ...sale, reference: { affiliateSlug: affiliate.slug } })).toMatchObject({
    outcome: "duplicate",
  });
  const [kept] = await at(({ db }) =>
    db.select().from(unattributedSales).where(eq(unattributedSales.orgId, orgId)),
  );
  expect(kept?.conversionId).toEqual(expect.any(String));
});

test("what had come back of a sale before it was imported is taken off at once", async () => {
  const { row, run, refund, balances } = await program();
  await refund({ saleExternalId: "inv_1", key: "re_1", amountMinor: 4_950 });
  const result = await run([row({ externalId: "inv_1" })], { confirmUnpaidPayout: true });
  expect(result.unpaidConfirmedCents).toBe(990);
  expect(await balances()).toEqual([{ ...NOTHING, currency: "USD", payable: 990 }]);
});

test("two imports of the same thousand rows at once bring each in once", {
  timeout: 60_000,
}, async () => {
  const { row, run, rows, balances } = await program();
  const given = Array.from({ length: 1_000 }, (_, n) =>
    row(n % 2 ? { externalId: `inv_${n}` } : { amountCents: 10_000 + n }),
  );
  const runs = await Promise.all([
    run(given, { confirmUnpaidPayout: true }),
    run(given),
    run(given, { confirmUnpaidPayout: true }),
  ]);
  expect(runs.reduce((sum, { imported }) => sum + imported, 0)).toBe(1_000);
  expect(await rows()).toHaveLength(1_000);
  expect(await balances()).toEqual([{ ...NOTHING, currency: "USD", payable: 1_980_000 }]);
});

test("a sale that arrives while it is imported is credited once", async () => {
  const { row, run, sell, rows } = await program();
  const ids = Array.from({ length: 8 }, (_, n) => `inv_${n}`);
  await Promise.allSettled([
    run(ids.map((externalId) => row({ externalId }))),
    ...ids.map((externalId) => sell({ externalId })),
  ]);
  await run(ids.map((externalId) => row({ externalId })));
  expect((await rows()).map(({ externalId }) => externalId).sort()).toEqual(ids);
});

test("every transfer leads from the program to where the commission is", async () => {
  const { row, run, at, orgId } = await program();
  await run([row({ commissionCents: 0 }), row({ paid: true, amountCents: 3 })]);
  const transfers = await at(({ db }) =>
    db.select().from(ledgerTransfers).where(eq(ledgerTransfers.orgId, orgId)),
  );
  expect(transfers).toMatchObject([{ debit: "Program", credit: "Settled", kind: "imported" }]);
});

test.each([
  ["conversions.0.amountCents", { amountCents: -1 }],
  ["conversions.0.amountCents", { amountCents: 1.5 }],
  ["conversions.0.commissionCents", { commissionCents: undefined }],
  ["conversions.0.currency", { currency: "XXX" }],
  ["conversions.0.occurredAt", { occurredAt: "yesterday" }],
  ["conversions.0.paid", { paid: "yes" }],
  ["conversions.0.type", { type: "Gift" }],
  ["conversions.0.affiliateEmail", { affiliateSlug: undefined }],
  ["conversions.0.customerEmail", { customerEmail: "buyer" }],
  ["conversions.0.notes", { notes: "none" }],
])("%s is named when it is wrong", async (field, wrong) => {
  const { row, run, preview, rows } = await program();
  const given = [row(wrong), row()];
  for (const attempt of [run, preview]) {
    await expect(attempt(given)).rejects.toMatchObject({
      code: "validation_failed",
      details: { field },
    });
  }
  expect(await rows()).toEqual([]);
});

test("a call takes from one to a thousand rows, into a campaign of the organization's own", async () => {
  const { row, run } = await program();
  for (const rows of [[], Array.from({ length: 1_001 }, () => row())]) {
    await expect(run(rows)).rejects.toMatchObject({ details: { field: "conversions" } });
  }
  const stranger = await program();
  await expect(run([row()], { campaignId: stranger.campaignId })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("a direct key imports on a trial and from Starter on, and an assistant on every plan", async () => {
  const { owner, slug, mint, assistant, campaignId, row } = await program();
  const { key } = await perform(mintApiKey, owner, { name: "Script", scope: "read_write" });
  const script = bearerCaller(`Bearer ${key}`, localRequest(), "direct");
  const { token } = await mint();
  const input = { campaignId, conversions: [row()] };
  await perform(setPlan, operatorCaller(slug), { tier: "Free" });
  await expect(perform(importConversions, script, input)).rejects.toMatchObject({
    code: "plan_tier_required",
    details: { required: "Starter", current: "Free" },
  });
  expect(await perform(importConversions, assistant(token), input)).toMatchObject({ imported: 1 });
  await perform(setPlan, operatorCaller(slug), { tier: "Growth", status: "Trialing" });
  expect(await perform(importConversions, script, input)).toMatchObject({ skipped: 1 });
});

test("a viewer may preview and not import", async () => {
  const { member, campaignId, row } = await program();
  const { caller } = await member("viewer");
  const input = { campaignId, conversions: [row()] };
  expect(await perform(previewConversions, caller, input)).toMatchObject({ wouldImport: 1 });
  await expect(perform(importConversions, caller, input)).rejects.toMatchObject({
    code: "forbidden",
  });
});
