import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import {
  affiliateSessions,
  affiliates,
  conversions,
  enrollments,
  ledgerTransfers,
  magicLinks,
  unattributedSales,
} from "@/drizzle/schema";
import { mintApiKey } from "@/lib/api-keys/operations";
import { bearerCaller, localRequest } from "@/lib/auth/caller";
import { balancesOf } from "@/lib/ledger/ledger";
import { perform } from "@/lib/operations/perform";
import { createPayout, failPayout, startPayout } from "@/lib/payouts/operations";
import { auditRows, testOrg } from "@/lib/testing/org";
import { testSales } from "@/lib/testing/sales";
import {
  getImport,
  importAffiliates,
  importConversions,
  listImports,
  revertImport,
} from "./operations";

type Row = Record<string, unknown>;

async function program() {
  const sales = await testSales();
  const { owner, campaignId, affiliate, at, orgId } = sales;
  const row = (given: Row = {}): Row => ({
    affiliateSlug: affiliate.slug,
    amountCents: 9_900,
    commissionCents: 1_000,
    currency: "USD",
    occurredAt: "2026-01-05T10:00:00Z",
    paid: false,
    ...given,
  });
  const three = [row({ paid: true }), row({ externalId: "inv_1" }), row({ currency: "EUR" })];
  return {
    ...sales,
    row,
    three,
    run: (rows: Row[], more: Row = {}) =>
      perform(importConversions, owner, { campaignId, conversions: rows, ...more }),
    bring: (rows: Row[], more: Row = {}) =>
      perform(importAffiliates, owner, { campaignId, affiliates: rows, ...more }),
    read: (jobId: string) => perform(getImport, owner, { jobId }),
    revert: (jobId: string) => perform(revertImport, owner, { jobId }),
    pay: async (currency: string) => {
      const { items } = await perform(createPayout, owner, { currency });
      return items[0]!.id;
    },
    rows: () =>
      at(({ db }) =>
        db.select().from(conversions).where(eq(conversions.orgId, orgId)).orderBy(conversions.id),
      ),
    people: () =>
      at(({ db }) =>
        db.select().from(affiliates).where(eq(affiliates.orgId, orgId)).orderBy(affiliates.id),
      ),
    balances: async () =>
      (await at((program) => balancesOf(program))).filter(
        ({ held, payable, inPayout, settled }) => held || payable || inPayout || settled,
      ),
  };
}

test("an import of conversions is undone without a trace in the balances, and the ledger keeps what happened", async () => {
  const { run, three, revert, read, rows, balances, owner, at, orgId } = await program();
  const { jobId } = await run(three, { confirmUnpaidPayout: true });
  expect((await read(jobId)).revert).toEqual({
    reverted: 3,
    unconfirmed: 0,
    keptTotal: 0,
    kept: [],
  });
  expect(await revert(jobId)).toEqual({
    jobId,
    status: "Reverted",
    reverted: 3,
    unconfirmed: 0,
    keptTotal: 0,
    kept: [],
  });
  expect(await rows()).toEqual([]);
  expect(await balances()).toEqual([]);
  const transfers = await at(({ db }) =>
    db.select().from(ledgerTransfers).where(eq(ledgerTransfers.orgId, orgId)),
  );
  expect(transfers.filter(({ kind }) => kind === "reverted")).toHaveLength(3);
  const [event] = await auditRows(owner, { action: "import.reverted" });
  expect(event).toMatchObject({
    entityId: jobId,
    before: { status: "Done" },
    after: { status: "Reverted", reverted: 3 },
  });
  expect(await read(jobId)).toMatchObject({ status: "Reverted", revertedAt: expect.any(String) });
});

test("reverting again changes nothing, and the rows can come in again", async () => {
  const { run, three, revert, rows, balances, owner } = await program();
  const { jobId } = await run(three);
  await revert(jobId);
  expect(await revert(jobId)).toMatchObject({ status: "Reverted", reverted: 0, keptTotal: 0 });
  expect(await run(three)).toMatchObject({ imported: 3 });
  expect(await rows()).toHaveLength(3);
  await revert(jobId);
  expect(await rows()).toHaveLength(3);
  expect(await balances()).toMatchObject([
    { currency: "EUR", held: 1_000 },
    { currency: "USD", held: 1_000, settled: 1_000 },
  ]);
  const events = await auditRows(owner, { action: "import.reverted" });
  expect(events.map(({ after }) => after)).toEqual([undefined, undefined, expect.anything()]);
});

test("what is in a payout stays and is named, until the payout has failed", async () => {
  const { run, three, revert, read, rows, balances, pay, owner, affiliate } = await program();
  const { jobId } = await run(three, { confirmUnpaidPayout: true });
  const payoutId = await pay("EUR");
  const kept = {
    type: "conversion",
    id: (await rows()).find(({ currency }) => currency === "EUR")?.id,
    label: `€10.00 for ${affiliate.fullName}, 2026-01-05`,
    reason: `It is in payout ${payoutId}.`,
  };
  expect((await read(jobId)).revert).toMatchObject({ reverted: 2, kept: [kept] });
  expect(await revert(jobId)).toMatchObject({
    status: "PartlyReverted",
    reverted: 2,
    keptTotal: 1,
    kept: [kept],
  });
  expect(await balances()).toMatchObject([{ currency: "EUR", inPayout: 1_000 }]);

  await perform(startPayout, owner, { id: payoutId });
  await perform(failPayout, owner, { id: payoutId, reason: "The bank said no." });
  expect(await revert(jobId)).toMatchObject({ status: "Reverted", reverted: 1, keptTotal: 0 });
  expect(await rows()).toEqual([]);
  expect(await balances()).toEqual([]);
});

test("a row that a refund has corrected stays", async () => {
  const { run, row, revert, refund } = await program();
  const { jobId } = await run([row({ paid: true, externalId: "inv_1" }), row({ amountCents: 5 })]);
  await refund({ saleExternalId: "inv_1", key: "re_1" });
  expect(await revert(jobId)).toMatchObject({
    status: "PartlyReverted",
    reverted: 1,
    kept: [{ reason: expect.stringContaining("refund") }],
  });
});

test("undoing a run that only confirmed takes the confirmation back, and nothing else", async () => {
  const { run, three, revert, rows, balances } = await program();
  const first = await run(three);
  const second = await run(three, { confirmUnpaidPayout: true });
  expect(await balances()).toMatchObject([{ payable: 1_000 }, { payable: 1_000, settled: 1_000 }]);
  expect(await revert(second.jobId)).toMatchObject({ reverted: 0, unconfirmed: 2, keptTotal: 0 });
  expect(await balances()).toMatchObject([{ held: 1_000 }, { held: 1_000, settled: 1_000 }]);
  expect(
    (await rows()).filter(({ heldBecause }) => heldBecause === "import_unconfirmed"),
  ).toHaveLength(2);
  expect(await run(three, { confirmUnpaidPayout: true })).toMatchObject({ confirmed: 2 });
  expect(await revert(first.jobId)).toMatchObject({ reverted: 3 });
  expect(await balances()).toEqual([]);
});

test("a sale that the import had claimed waits for somebody to be credited again", async () => {
  const { run, row, revert, sell, at, orgId } = await program();
  await sell({ externalId: "inv_9", reference: {}, customer: { email: "late@example.net" } });
  const { jobId } = await run([row({ externalId: "inv_9" })]);
  await revert(jobId);
  const [kept] = await at(({ db }) =>
    db.select().from(unattributedSales).where(eq(unattributedSales.orgId, orgId)),
  );
  expect(kept?.conversionId).toBeNull();
});

test("imported affiliates go, and their links and sessions with them", async () => {
  const { bring, revert, people, at, orgId, affiliate } = await program();
  const { jobId } = await bring([{ email: "ann@example.com" }, { email: "bob@example.com" }], {
    notifyAffiliates: true,
  });
  const [ann] = (await people()).filter(({ email }) => email === "ann@example.com");
  await at(({ db, now }) =>
    db.insert(affiliateSessions).values({
      hash: `${jobId} session`,
      orgId,
      affiliateId: ann!.id,
      expiresAt: new Date(now.getTime() + 1_000),
    }),
  );
  expect(await revert(jobId)).toMatchObject({ status: "Reverted", reverted: 2 });
  expect(await people()).toMatchObject([{ id: affiliate.id }]);
  const links = await at(({ db }) =>
    db.select().from(magicLinks).where(eq(magicLinks.orgId, orgId)),
  );
  expect(links.every(({ usedAt }) => usedAt !== null)).toBe(true);
  expect(await bring([{ email: "ann@example.com" }])).toMatchObject({ imported: 1 });
});

test("affiliates with something of their own stay and are named", async () => {
  const { bring, run, row, revert, read, people, addClick, signUp, addCampaign, at } =
    await program();
  const names = ["ann", "bob", "cleo", "dora", "eve"];
  const { jobId } = await bring(
    names.map((slug) => ({ email: `${slug}@example.com`, fullName: slug, slug })),
  );
  const idOf = new Map((await people()).map(({ slug, id }) => [slug, id]));
  await addClick(idOf.get("ann")!, new Date());
  await run([row({ affiliateSlug: "bob" })]);
  await signUp({ affiliateSlug: "cleo" });
  await bring([{ email: "dora@example.com" }], { campaignId: await addCampaign() });
  const named = [
    {
      type: "affiliate",
      label: "ann (ann@example.com)",
      reason: "There is something of theirs: clicks.",
    },
    { label: "bob (bob@example.com)", reason: expect.stringContaining("conversions") },
    { label: "cleo (cleo@example.com)", reason: expect.stringContaining("leads") },
    { label: "dora (dora@example.com)", reason: expect.stringContaining("another campaign") },
  ];
  expect((await read(jobId)).revert).toMatchObject({ reverted: 1, kept: named });
  expect(await revert(jobId)).toMatchObject({
    status: "PartlyReverted",
    reverted: 1,
    keptTotal: 4,
    kept: named,
  });
  const left = await people();
  expect(left.map(({ slug }) => slug)).toEqual(expect.arrayContaining(names.slice(0, 4)));
  expect(left.map(({ slug }) => slug)).not.toContain("eve");
  const ann = await at(({ db }) =>
    db
      .select()
      .from(enrollments)
      .where(eq(enrollments.affiliateId, idOf.get("ann")!)),
  );
  expect(ann).toHaveLength(1);
});

test("who was an affiliate before only leaves the campaign", async () => {
  const { bring, revert, people, affiliate, addCampaign, at } = await program();
  const campaignId = await addCampaign();
  const { jobId } = await bring([{ email: affiliate.email }], { campaignId });
  expect(await revert(jobId)).toMatchObject({ reverted: 1, status: "Reverted" });
  expect(await people()).toHaveLength(1);
  const left = await at(({ db }) =>
    db
      .select()
      .from(enrollments)
      .where(
        and(eq(enrollments.affiliateId, affiliate.id), eq(enrollments.campaignId, campaignId)),
      ),
  );
  expect(left).toEqual([]);
});

test("imports are listed newest first, by kind and campaign, and read by their id", async () => {
  const { run, row, bring, read, owner, addCampaign, campaignId } = await program();
  const people = await bring([{ email: "ann@example.com" }]);
  const sales = await run([row(), row({ affiliateSlug: "nobody" })]);
  const list = async (filter: Row) => (await perform(listImports, owner, filter)).items;
  expect((await list({})).map(({ jobId }) => jobId)).toEqual([sales.jobId, people.jobId]);
  expect(await list({ kind: "Affiliates" })).toMatchObject([
    { jobId: people.jobId, imported: 1, createdBy: "Olivia Owner", campaignName: "Partners" },
  ]);
  expect(await list({ campaignId: await addCampaign() })).toEqual([]);
  expect(await list({ campaignId, take: 1 })).toHaveLength(1);
  expect(await read(sales.jobId)).toMatchObject({
    kind: "Conversions",
    status: "Done",
    rowsTotal: 2,
    imported: 1,
    errored: 1,
    unpaidBalance: { USD: 1_000 },
    reasons: [{ outcome: "errored", rows: [2] }],
  });
});

test("an import of another organization does not exist, and a viewer reverts none", async () => {
  const { run, row, member, owner } = await program();
  const { jobId } = await run([row()]);
  const stranger = await testOrg();
  const absent = { code: "not_found" };
  await expect(perform(getImport, stranger.owner, { jobId })).rejects.toMatchObject(absent);
  await expect(perform(revertImport, stranger.owner, { jobId })).rejects.toMatchObject(absent);
  const { caller } = await member("viewer");
  await expect(perform(revertImport, caller, { jobId })).rejects.toMatchObject({
    code: "forbidden",
  });
  const { key } = await perform(mintApiKey, owner, { name: "Script", scope: "read_write" });
  const script = bearerCaller(`Bearer ${key}`, localRequest(), "direct");
  expect(await perform(revertImport, script, { jobId })).toMatchObject({ reverted: 1 });
});

test("a payout that is made while an import is reverted pays nothing that has gone", async () => {
  const { run, row, revert, owner, rows, balances } = await program();
  const given = Array.from({ length: 50 }, (_, n) => row({ externalId: `inv_${n}` }));
  const { jobId } = await run(given, { confirmUnpaidPayout: true });
  await Promise.allSettled([
    revert(jobId),
    perform(createPayout, owner, { currency: "USD" }),
    revert(jobId),
  ]);
  const left = (await rows()).length;
  const [balance] = await balances();
  expect([0, 50]).toContain(left);
  expect(balance?.inPayout ?? 0).toBe(left * 1_000);
  expect(balance?.payable ?? 0).toBe(0);
});
