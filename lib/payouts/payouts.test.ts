import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { affiliates, conversions, mails, orgs } from "@/drizzle/schema";
import { recordRefund } from "@/lib/conversions/refunds";
import { balancesOf } from "@/lib/ledger/ledger";
import { readBody } from "@/lib/mail/mail";
import { perform } from "@/lib/operations/perform";
import { addEarnings, addTeam } from "@/lib/testing/earnings";
import { auditRows, testOrg } from "@/lib/testing/org";
import { inProgram } from "@/lib/testing/rows";
import { DAY } from "@/lib/time/shape";
import {
  createPayout,
  exportPayout,
  failPayout,
  failPayoutLine,
  getDuePayouts,
  getPayout,
  listPayouts,
  previewPayout,
  settlePayout,
  startPayout,
} from "./operations";

/** Ada has 50.00 and 10.00 dollars and 7.00 euros coming, Ben 20.00 dollars, Cleo nothing yet. */
async function program() {
  const org = await testOrg();
  const { campaignId, people } = await addTeam(org);
  const [ada, ben, cleo] = [people[0]!.id, people[1]!.id, people[2]!.id];
  const earn = (affiliateId: string, commissionMinor: number, more: object = {}) => ({
    campaignId,
    affiliateId,
    commissionMinor,
    ...more,
  });
  const sales = await addEarnings(org, [
    earn(ada, 5_000),
    earn(ada, 1_000, { occurredAt: new Date(Date.now() - 40 * DAY) }),
    earn(ada, 700, { currency: "EUR" }),
    earn(ben, 2_000),
    earn(cleo, 900, { status: "Pending" }),
    earn(cleo, 300, { status: "Pending", heldBecause: "import_unconfirmed" }),
  ]);
  return { ...org, campaignId, people, ada, ben, cleo, earn, sales };
}

type Program = Awaited<ReturnType<typeof program>>;

async function runUsd(org: Program) {
  const { items } = await perform(createPayout, org.owner, { currency: "USD" });
  return items[0]!.id;
}

const balances = (org: { orgId: string }) => inProgram(org, (at) => balancesOf(at));

async function statusesOf(org: Program) {
  const rows = await inProgram(org, ({ db }) =>
    db.select().from(conversions).where(eq(conversions.orgId, org.orgId)),
  );
  return org.sales.map(({ id }) => rows.find((row) => row.id === id)?.status);
}

function mailsOf({ orgId }: { orgId: string }, template: string) {
  return inProgram({ orgId }, async ({ db }) => {
    const rows = await db.select().from(mails).where(eq(mails.orgId, orgId));
    return rows
      .filter((row) => row.template === template)
      .map(({ recipient, subject, body }) => ({ recipient, subject, ...readBody(body ?? "") }));
  });
}

test("the preview says what each gets, and why the rest does not", async () => {
  const org = await program();
  const preview = await perform(previewPayout, org.owner, {});
  expect(preview).toMatchObject({
    batches: [
      { currency: "EUR", totalMinor: 700, affiliateCount: 1 },
      {
        currency: "USD",
        totalMinor: 8_000,
        affiliateCount: 2,
        lines: [
          {
            affiliateId: org.ada,
            affiliateName: "Ada",
            slug: org.people[0]?.slug,
            amountMinor: 6_000,
            conversionCount: 2,
            paypalEmail: org.people[0]?.email,
          },
          { affiliateId: org.ben, amountMinor: 2_000, conversionCount: 1 },
        ],
      },
    ],
    carried: [],
    held: [{ currency: "USD", heldCount: 2, heldMinor: 1_200, unreviewedCount: 1 }],
  });
  expect(await perform(getDuePayouts, org.owner, {})).toEqual(preview);
  expect((await perform(listPayouts, org.owner, {})).items).toEqual([]);
  expect(await auditRows(org.owner, { action: "payout.previewed" })).toHaveLength(1);
});

test("filters by campaign and time choose the same in preview and run", async () => {
  const org = await program();
  const other = await addTeam(org, { names: ["Dana"] });
  await addEarnings(org, [
    { campaignId: other.campaignId, affiliateId: org.ada, commissionMinor: 40 },
  ]);
  const since = new Date(Date.now() - 10 * DAY).toISOString();
  for (const [filter, total] of [
    [{ campaignId: other.campaignId }, 40],
    [{ campaignId: org.campaignId, since }, 7_000],
  ] as const) {
    const { batches } = await perform(previewPayout, org.owner, filter);
    const { items } = await perform(createPayout, org.owner, { ...filter, currency: "USD" });
    expect(batches.find(({ currency }) => currency === "USD")?.totalMinor).toBe(total);
    expect(items).toMatchObject([{ totalMinor: total, ...filter }]);
  }
  const unknown = { campaignId: org.ada };
  const absent = { code: "not_found" };
  await expect(perform(previewPayout, org.owner, unknown)).rejects.toMatchObject(absent);
  await expect(perform(createPayout, org.owner, unknown)).rejects.toMatchObject(absent);
});

test("a batch goes from pending to paid, and its commissions and ledger with it", async () => {
  const org = await program();
  const id = await runUsd(org);
  expect(await perform(getPayout, org.owner, { id })).toMatchObject({
    status: "Pending",
    totalMinor: 8_000,
    createdBy: "Olivia Owner",
    lines: [
      { affiliateId: org.ada, amountMinor: 6_000, conversionCount: 2, status: "Pending" },
      { affiliateId: org.ben, amountMinor: 2_000, status: "Pending" },
    ],
  });
  expect(await balances(org)).toMatchObject([
    { affiliateId: org.ada, currency: "EUR", payable: 700, inPayout: 0 },
    { affiliateId: org.ada, currency: "USD", payable: 0, inPayout: 6_000 },
    { affiliateId: org.ben, payable: 0, inPayout: 2_000 },
    { affiliateId: org.cleo, held: 1_200 },
  ]);
  await perform(startPayout, org.owner, { id });
  const paid = await perform(settlePayout, org.owner, { id, reference: "PP-1" });
  expect(paid).toMatchObject({ status: "Paid", reference: "PP-1", paidAt: expect.any(String) });
  expect(await statusesOf(org)).toEqual(["Paid", "Paid", "Approved", "Paid", "Pending", "Pending"]);
  expect(await balances(org)).toMatchObject([
    { currency: "EUR", payable: 700, settled: 0 },
    { currency: "USD", inPayout: 0, settled: 6_000 },
    { inPayout: 0, settled: 2_000 },
    { held: 1_200 },
  ]);
  const [told] = await mailsOf(org, "affiliate_paid").then((all) =>
    all.filter(({ recipient }) => recipient === org.people[0]?.email),
  );
  expect(told).toMatchObject({
    subject: "Acme has paid you $60.00",
    text: expect.stringContaining("You have been paid $60.00 by Acme"),
  });
  const rows = await auditRows(org.owner, { entityId: id });
  expect(rows.map(({ action, before, after }) => [action, before?.status, after?.status])).toEqual([
    ["payout.settled", "Processing", "Paid"],
    ["payout.started", "Pending", "Processing"],
    ["payout.created", undefined, undefined],
  ]);
});

test("a repeat of any step changes nothing", async () => {
  const org = await program();
  const id = await runUsd(org);
  expect((await perform(createPayout, org.owner, { currency: "USD" })).items).toEqual([]);
  const started = await perform(startPayout, org.owner, { id });
  expect(await perform(startPayout, org.owner, { id })).toEqual(started);
  const lost = { id, affiliateId: org.ben, reason: "Closed account" };
  const failed = await perform(failPayoutLine, org.owner, lost);
  expect(await perform(failPayoutLine, org.owner, { ...lost, reason: "Again" })).toEqual(failed);
  const settled = await perform(settlePayout, org.owner, { id, reference: "one" });
  const before = await balances(org);
  expect(await perform(settlePayout, org.owner, { id, reference: "two" })).toEqual(settled);
  expect(await perform(failPayoutLine, org.owner, lost)).toEqual(settled);
  expect(await balances(org)).toEqual(before);
  expect(await mailsOf(org, "affiliate_paid")).toHaveLength(1);
  expect(await mailsOf(org, "payout_failed")).toHaveLength(1);
});

test("a step out of turn is refused with what to do instead", async () => {
  const org = await program();
  const id = await runUsd(org);
  const line = { id, affiliateId: org.ada, reason: "Bounced" };
  const refused = async (work: Promise<unknown>, words: string) =>
    expect(work).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining(words),
    });
  await refused(perform(settlePayout, org.owner, { id }), "Start it");
  await refused(perform(failPayoutLine, org.owner, line), "Start it first");
  await perform(startPayout, org.owner, { id });
  await perform(settlePayout, org.owner, { id });
  await refused(perform(startPayout, org.owner, { id }), "next payout carries");
  await refused(perform(failPayout, org.owner, { id, reason: "No" }), "next payout carries");
  await refused(perform(failPayoutLine, org.owner, line), "next payout carries");
  const [euros] = (await perform(createPayout, org.owner, {})).items;
  const { id: other } = await perform(failPayout, org.owner, { id: euros!.id, reason: "No" });
  await refused(perform(startPayout, org.owner, { id: other }), "Create a new payout");
  await refused(perform(settlePayout, org.owner, { id: other }), "Create a new payout");
  await refused(perform(exportPayout, org.owner, { id: other }), "Create a new payout");
  await expect(perform(startPayout, org.owner, { id: org.ada })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(
    perform(failPayoutLine, org.owner, { ...line, affiliateId: org.cleo }),
  ).rejects.toMatchObject({ code: "not_found" });
});

test("a failed batch is due again, and whoever answers for the money is told", async () => {
  const org = await program();
  const before = await perform(previewPayout, org.owner, {});
  const ledger = await balances(org);
  for (const starts of [false, true]) {
    const id = await runUsd(org);
    if (starts) await perform(startPayout, org.owner, { id });
    const failed = await perform(failPayout, org.owner, { id, reason: "The bank was closed" });
    expect(failed).toMatchObject({
      status: "Failed",
      failureReason: "The bank was closed",
      failedMinor: 8_000,
      failedCount: 2,
    });
    expect(await perform(previewPayout, org.owner, {})).toEqual(before);
    expect(await balances(org)).toEqual(ledger);
  }
  const [told] = await mailsOf(org, "payout_failed");
  expect(told).toMatchObject({
    recipient: `olivia@${org.slug}.example.com`,
    text: expect.stringContaining("The bank was closed"),
  });
  const id = await runUsd(org);
  await perform(startPayout, org.owner, { id });
  await perform(settlePayout, org.owner, { id });
  expect((await balances(org)).find(({ currency }) => currency === "USD")?.settled).toBe(6_000);
});

test("one failed line is due again, the others are paid, and the last one fails the batch", async () => {
  const org = await program();
  const id = await runUsd(org);
  await perform(startPayout, org.owner, { id });
  const reason = "The address does not exist";
  const line = await perform(failPayoutLine, org.owner, { id, affiliateId: org.ada, reason });
  expect(line).toMatchObject({ status: "Processing", failedMinor: 6_000, failedCount: 1 });
  await perform(settlePayout, org.owner, { id });
  expect(await perform(getPayout, org.owner, { id })).toMatchObject({
    status: "Paid",
    lines: [
      { affiliateId: org.ada, status: "Failed", failureReason: reason, conversionCount: 2 },
      { affiliateId: org.ben, status: "Paid", settledAt: expect.any(String) },
    ],
  });
  const again = await runUsd(org);
  await perform(startPayout, org.owner, { id: again });
  const last = { id: again, affiliateId: org.ada, reason };
  expect(await perform(failPayoutLine, org.owner, last)).toMatchObject({ status: "Failed" });
  const { batches } = await perform(previewPayout, org.owner, {});
  expect(batches.find(({ currency }) => currency === "USD")?.totalMinor).toBe(6_000);
});

test("what is taken back after a payout is carried until it is made up for", async () => {
  const org = await program();
  const id = await runUsd(org);
  const refund = (sale: number, key: string) =>
    inProgram(org, (at) => recordRefund(at, { saleExternalId: org.sales[sale]!.externalId, key }));
  await refund(0, "while under way");
  await perform(startPayout, org.owner, { id });
  await perform(settlePayout, org.owner, { id });
  expect((await statusesOf(org))[0]).toBe("Refunded");
  const { batches, carried } = await perform(previewPayout, org.owner, {});
  expect(batches.map(({ currency }) => currency)).toEqual(["EUR"]);
  expect(carried).toMatchObject([
    { affiliateId: org.ada, affiliateName: "Ada", currency: "USD", amountMinor: -5_000 },
  ]);
  expect((await perform(createPayout, org.owner, { currency: "USD" })).items).toEqual([]);
  await addEarnings(org, [org.earn(org.ada, 5_000)]);
  expect((await perform(previewPayout, org.owner, {})).carried).toMatchObject([
    { amountMinor: 0, reason: expect.stringContaining("exactly") },
  ]);
  await addEarnings(org, [org.earn(org.ada, 250)]);
  const bounced = await runUsd(org);
  await perform(failPayout, org.owner, { id: bounced, reason: "No" });
  const next = await runUsd(org);
  expect(await perform(getPayout, org.owner, { id: next })).toMatchObject({
    totalMinor: 250,
    lines: [{ amountMinor: 250, conversionCount: 2, adjustmentMinor: -5_000 }],
  });
  await perform(startPayout, org.owner, { id: next });
  await perform(settlePayout, org.owner, { id: next });
  expect((await balances(org)).find((each) => each.currency === "USD")).toMatchObject({
    affiliateId: org.ada,
    payable: 0,
    inPayout: 0,
    settled: 6_000 + 250,
  });
});

test("managers move payouts and viewers see them, and what a viewer sees is not written down", async () => {
  const org = await program();
  const { caller: viewer } = await org.member("viewer");
  const { caller: manager } = await org.member("manager");
  const { items } = await perform(createPayout, manager, {});
  const id = items[0]!.id;
  expect(items.map(({ currency }) => currency)).toEqual(["EUR", "USD"]);
  await perform(getDuePayouts, viewer, {});
  await perform(getPayout, viewer, { id });
  expect((await perform(listPayouts, viewer, { take: 1 })).hasMore).toBe(true);
  const reason = "No";
  const refused = await Promise.allSettled([
    perform(previewPayout, viewer, {}),
    perform(createPayout, viewer, {}),
    perform(startPayout, viewer, { id }),
    perform(settlePayout, viewer, { id }),
    perform(failPayout, viewer, { id, reason }),
    perform(failPayoutLine, viewer, { id, affiliateId: org.ada, reason }),
    perform(exportPayout, viewer, { id }),
  ]);
  for (const each of refused)
    expect(each).toMatchObject({ status: "rejected", reason: { code: "forbidden" } });
  const rows = await auditRows(org.owner, { outcome: "ok" });
  expect(rows.filter(({ actorLabel }) => actorLabel === "The viewer")).toEqual([]);
});

test("an assistant may preview, unless it may only read; it can move nothing", async () => {
  const org = await program();
  const [full, reader] = [await org.mint(), await org.mint({ access: "read" })];
  const { batches } = await perform(previewPayout, org.assistant(full.token), {});
  expect(batches).toHaveLength(2);
  await expect(perform(previewPayout, org.assistant(reader.token), {})).rejects.toMatchObject({
    code: "insufficient_scope",
  });
  await perform(listPayouts, org.assistant(reader.token), {});
  await expect(perform(createPayout, org.assistant(full.token), {})).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("lists are filtered by status, affiliate and time", async () => {
  const org = await program();
  const usd = await runUsd(org);
  await perform(startPayout, org.owner, { id: usd });
  const eur = (await perform(createPayout, org.owner, {})).items[0]!.id;
  const ids = async (input: object) =>
    (await perform(listPayouts, org.owner, input)).items.map(({ id }) => id);
  expect(await ids({})).toEqual([eur, usd]);
  expect(await ids({ status: "Processing" })).toEqual([usd]);
  expect(await ids({ affiliateId: org.ben })).toEqual([usd]);
  expect(await ids({ affiliateId: org.cleo })).toEqual([]);
  expect(await ids({ since: new Date(Date.now() + DAY).toISOString() })).toEqual([]);
  const first = await perform(listPayouts, org.owner, { take: 1 });
  expect(await ids({ take: 1, cursor: first.nextCursor })).toEqual([usd]);
});

test("the file holds amounts as services take them, no failed line and no formula", async () => {
  const org = await program();
  const yen = await addEarnings(org, [
    org.earn(org.ben, 1_234, { currency: "JPY" }),
    org.earn(org.cleo, 5, { currency: "JPY" }),
  ]);
  expect(yen).toHaveLength(2);
  await inProgram(org, async ({ db }) => {
    await db
      .update(affiliates)
      .set({ paypalEmail: '=cmd|"/c calc"!A1@example.com' })
      .where(eq(affiliates.id, org.ben));
    await db.update(orgs).set({ name: "Acme, Inc." }).where(eq(orgs.id, org.orgId));
  });
  const usd = await runUsd(org);
  const reference = (id: string, affiliateId: string) => `${id.slice(-8)}-${affiliateId.slice(-8)}`;
  const file = await perform(exportPayout, org.owner, { id: usd });
  const [ada, ben] = org.people;
  expect(file.mediaType).toContain("text/csv");
  expect(file.content.split("\r\n")).toEqual([
    "email,amount,currency,reference,note",
    `${ada?.email},60.00,USD,${reference(usd, org.ada)},"Referral commission from Acme, Inc. (${ada?.slug})"`,
    `"'=cmd|""/c calc""!A1@example.com",20.00,USD,${reference(usd, org.ben)},"Referral commission from Acme, Inc. (${ben?.slug})"`,
    "",
  ]);
  const [jpy] = (await perform(createPayout, org.owner, { currency: "JPY" })).items;
  await perform(startPayout, org.owner, { id: jpy!.id });
  await perform(failPayoutLine, org.owner, { id: jpy!.id, affiliateId: org.cleo, reason: "No" });
  const { content } = await perform(exportPayout, org.owner, { id: jpy!.id });
  expect(content.match(/,JPY,/g)).toHaveLength(1);
  expect(content).toContain(",1234,JPY,");
  expect(await auditRows(org.owner, { action: "payout.exported" })).toMatchObject([
    { entityId: jpy!.id, after: { payments: 1 } },
    { entityId: usd, entityLabel: expect.stringContaining("$80.00"), after: { payments: 2 } },
  ]);
});

test("another organization's payout does not exist", async () => {
  const org = await program();
  const id = await runUsd(org);
  const { owner: stranger } = await testOrg();
  const refused = await Promise.allSettled([
    perform(getPayout, stranger, { id }),
    perform(startPayout, stranger, { id }),
    perform(exportPayout, stranger, { id }),
  ]);
  for (const each of refused)
    expect(each).toMatchObject({ status: "rejected", reason: { code: "not_found" } });
  expect((await perform(listPayouts, stranger, {})).items).toEqual([]);
  expect((await perform(previewPayout, stranger, {})).batches).toEqual([]);
});
