import { expect, test } from "vitest";
import { balancesOf } from "@/lib/ledger/ledger";
import { perform } from "@/lib/operations/perform";
import {
  createPayout,
  failPayout,
  previewPayout,
  settlePayout,
  startPayout,
} from "@/lib/payouts/operations";
import { expectBooksToBalance } from "@/lib/testing/ledger";
import { testSales } from "@/lib/testing/sales";
import { getConversion } from "./operations";

type Program = Awaited<ReturnType<typeof testSales>>;

async function sold(program: Program, sale: Parameters<Program["sell"]>[0] = {}) {
  const { conversionId = "" } = await program.sell({ externalId: "inv_1", ...sale });
  return conversionId;
}

const tell = (program: Program, key: string, more: object = {}) =>
  program.refund({ saleExternalId: "inv_1", key, ...more });

async function inPayout(program: Program, ...ids: string[]): Promise<string> {
  for (const id of ids) await program.approve(id);
  const { items } = await perform(createPayout, program.owner, {});
  return items[0]!.id;
}

async function pay(program: Program, id: string) {
  await perform(startPayout, program.owner, { id });
  await perform(settlePayout, program.owner, { id });
}

const balance = async (program: Program) =>
  (await program.at((at) => balancesOf(at, program.affiliate.id)))[0];

test("a part that went back takes its part of the commission, the whole all of it", async () => {
  const program = await testSales();
  const id = await sold(program);
  expect(await tell(program, "re_1", { amountMinor: 3_333 })).toEqual({ outcome: "applied" });
  // 20 % of 65.67 is 13.134.
  expect(await program.conversion(id)).toMatchObject({
    status: "Pending",
    refundedMinor: 3_333,
    commissionMinor: 1_313,
  });
  await tell(program, "re_2", { amountMinor: 9_000 });
  expect(await program.conversion(id)).toMatchObject({
    status: "Refunded",
    refundedMinor: 9_900,
    commissionMinor: 0,
  });
  expect(await balance(program)).toMatchObject({ held: 0, payable: 0 });
  await expectBooksToBalance(program.orgId);
});

test("a refund that comes before its sale waits for it", async () => {
  const program = await testSales();
  expect(await tell(program, "re_1", { amountMinor: 4_900 })).toEqual({ outcome: "parked" });
  const id = await sold(program);
  expect(await program.conversion(id)).toMatchObject({
    refundedMinor: 4_900,
    commissionMinor: 1_000,
  });
  await expectBooksToBalance(program.orgId);
});

test("what is told of one refund again is its total so far, and never less", async () => {
  const program = await testSales();
  const id = await sold(program);
  const outcomes = [];
  for (const amountMinor of [1_000, 1_000, 3_000, 2_000]) {
    outcomes.push((await tell(program, "ch_1", { amountMinor })).outcome);
  }
  expect(outcomes).toEqual(["applied", "duplicate", "applied", "duplicate"]);
  expect(await program.conversion(id)).toMatchObject({
    refundedMinor: 3_000,
    commissionMinor: 1_380,
  });
  await tell(program, "ch_1");
  expect(await program.conversion(id)).toMatchObject({ status: "Refunded" });
});

test("a dispute that is won gives the commission back, in whichever order both are told", async () => {
  for (const wonFirst of [false, true]) {
    const program = await testSales();
    const id = await sold(program);
    const opened = () => tell(program, "dp_1");
    const won = () => tell(program, "dp_1", { voided: true });
    for (const each of wonFirst ? [won, opened] : [opened, won]) await each();
    expect(await program.conversion(id)).toMatchObject({
      status: "Pending",
      refundedMinor: 0,
      commissionMinor: 1_980,
    });
    await opened();
    expect(await program.conversion(id)).toMatchObject({ commissionMinor: 1_980 });
    await expectBooksToBalance(program.orgId);
  }
});

test("an approved commission that is refunded and restored is approved again", async () => {
  const program = await testSales();
  const id = await sold(program);
  await program.approve(id);
  await tell(program, "dp_1");
  expect(await balance(program)).toMatchObject({ held: 0, payable: 0 });
  await tell(program, "dp_1", { voided: true });
  expect(await program.conversion(id)).toMatchObject({
    status: "Approved",
    commissionMinor: 1_980,
  });
  expect(await balance(program)).toMatchObject({ held: 0, payable: 1_980 });
  await expectBooksToBalance(program.orgId);
});

test("a fixed commission stays until all of the sale has gone back", async () => {
  const program = await testSales({ commissionType: "Fixed", commissionValue: 1_000 });
  const id = await sold(program);
  await tell(program, "re_1", { amountMinor: 9_899 });
  expect(await program.conversion(id)).toMatchObject({ commissionMinor: 1_000 });
  await tell(program, "re_2", { amountMinor: 1 });
  expect(await program.conversion(id)).toMatchObject({ status: "Refunded", commissionMinor: 0 });
});

test("what is paid already is taken back by the next payout", async () => {
  const program = await testSales();
  const id = await sold(program);
  await pay(program, await inPayout(program, id));
  await tell(program, "re_1", { amountMinor: 4_900 });
  expect(await program.conversion(id)).toMatchObject({ status: "Paid", commissionMinor: 1_980 });
  expect(await balance(program)).toMatchObject({ payable: -980, settled: 1_980 });
  expect(await perform(getConversion, program.owner, { id })).toMatchObject({
    adjustedMinor: -980,
    adjustments: [{ amountMinor: -980, reason: "Refund" }],
    refunds: [{ key: "re_1", amountMinor: 4_900 }],
    explanation: { baseMinor: 5_000, earnedMinor: 1_000 },
  });
  expect(await perform(previewPayout, program.owner, {})).toMatchObject({
    batches: [],
    carried: [{ amountMinor: -980 }],
  });
  const other = await sold(program, { externalId: "inv_2" });
  await pay(program, await inPayout(program, other));
  expect(await balance(program)).toMatchObject({ payable: 0, settled: 2_980 });
  await tell(program, "re_1");
  expect(await program.conversion(id)).toMatchObject({
    status: "Refunded",
    commissionMinor: 1_980,
  });
  expect(await balance(program)).toMatchObject({ payable: -1_000 });
  await tell(program, "re_1", { voided: true });
  expect(await program.conversion(id)).toMatchObject({ status: "Paid", refundedMinor: 0 });
  expect(await balance(program)).toMatchObject({ payable: 980 });
  await expectBooksToBalance(program.orgId);
});

test("what is refunded while its payout is under way goes on, and is called refunded when paid", async () => {
  const program = await testSales();
  const id = await sold(program);
  const payout = await inPayout(program, id);
  await tell(program, "re_1");
  expect(await program.conversion(id)).toMatchObject({
    status: "Approved",
    commissionMinor: 1_980,
  });
  expect(await balance(program)).toMatchObject({ payable: -1_980, inPayout: 1_980 });
  await expectBooksToBalance(program.orgId);
  await pay(program, payout);
  expect(await program.conversion(id)).toMatchObject({ status: "Refunded" });
  expect(await balance(program)).toMatchObject({ payable: -1_980, settled: 1_980 });
  await expectBooksToBalance(program.orgId);
});

test("after a payout that failed, a commission and its correction are due together", async () => {
  const program = await testSales();
  const id = await sold(program);
  const payout = await inPayout(program, id);
  await tell(program, "re_1", { amountMinor: 4_900 });
  await perform(failPayout, program.owner, { id: payout, reason: "Account closed" });
  await tell(program, "re_1", { amountMinor: 5_900 });
  expect(await program.conversion(id)).toMatchObject({
    status: "Approved",
    commissionMinor: 1_980,
  });
  expect(await balance(program)).toMatchObject({ payable: 800, inPayout: 0 });
  await expectBooksToBalance(program.orgId);
  await expect(program.deny(id)).rejects.toMatchObject({ code: "conflict" });
  const { items } = await perform(createPayout, program.owner, {});
  expect(items).toMatchObject([{ totalMinor: 800 }]);
  await pay(program, items[0]!.id);
  await program.deny(id);
  expect(await program.conversion(id)).toMatchObject({ status: "Denied" });
  expect(await balance(program)).toMatchObject({ payable: -800, settled: 800 });
  await expectBooksToBalance(program.orgId);
});

test("the override goes back with the sale, paid or not", async () => {
  const program = await testSales({ subAffiliatesEnabled: true, subAffiliatePercent: 1_000 });
  const recruit = await program.addPartner({ recruitedById: program.affiliate.id });
  const id = await sold(program, { reference: { affiliateSlug: recruit.slug } });
  const override = async () => (await program.overrideOn(id))!;
  expect(await override()).toMatchObject({ commissionMinor: 198 });
  await tell(program, "re_1", { amountMinor: 4_900 });
  expect(await override()).toMatchObject({ commissionMinor: 100, status: "Pending" });
  await pay(program, await inPayout(program, id));
  expect(await override()).toMatchObject({ commissionMinor: 100, status: "Paid" });
  await tell(program, "re_1");
  expect(await override()).toMatchObject({ commissionMinor: 100, status: "Refunded" });
  expect(await balance(program)).toMatchObject({ payable: -100, settled: 100 });
  await expectBooksToBalance(program.orgId);
});

test("twenty refunds of one sale at once add up", async () => {
  const program = await testSales();
  const id = await sold(program);
  await Promise.all(
    Array.from({ length: 20 }, (_, each) => tell(program, `re_${each}`, { amountMinor: 100 })),
  );
  expect(await program.conversion(id)).toMatchObject({
    refundedMinor: 2_000,
    commissionMinor: 1_580,
  });
  await expectBooksToBalance(program.orgId);
});

test("a sale and its refund told at once meet, whichever is first", async () => {
  const program = await testSales();
  const numbers = Array.from({ length: 20 }, (_, each) => each);
  await Promise.all(
    numbers.flatMap((each) => [
      program.sell({ externalId: `both_${each}` }),
      program.refund({ saleExternalId: `both_${each}`, key: "re" }),
    ]),
  );
  expect(await balance(program)).toMatchObject({ held: 0 });
  await expectBooksToBalance(program.orgId);
});

test("a payout is paid while what it pays is refunded, and nobody waits for ever", async () => {
  const program = await testSales({ subAffiliatesEnabled: true, subAffiliatePercent: 5_000 });
  const recruit = await program.addPartner({ recruitedById: program.affiliate.id });
  const numbers = Array.from({ length: 12 }, (_, each) => `inv_${each}`);
  const ids = await Promise.all(
    numbers.map((externalId) =>
      sold(program, { externalId, reference: { affiliateSlug: recruit.slug } }),
    ),
  );
  const payout = await inPayout(program, ...ids);
  await perform(startPayout, program.owner, { id: payout });
  const refundAll = (key: string) =>
    numbers.map((saleExternalId) => program.refund({ saleExternalId, key, amountMinor: 5_000 }));
  await Promise.all(refundAll("before"));
  await Promise.all([
    perform(settlePayout, program.owner, { id: payout }),
    ...refundAll("meanwhile"),
    ...ids.map((id) => program.deny(id).catch(() => {})),
  ]);
  await expectBooksToBalance(program.orgId);
  for (const id of ids) {
    const { status } = await program.conversion(id);
    expect(["Refunded", "Denied"]).toContain(status);
    expect(["Refunded", "Denied"]).toContain((await program.overrideOn(id))?.status);
  }
});
