import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { campaigns, enrollments } from "@/drizzle/schema";
import { balancesOf } from "@/lib/ledger/ledger";
import { expectBooksToBalance } from "@/lib/testing/ledger";
import { testSales } from "@/lib/testing/sales";
import { DAY } from "@/lib/time/shape";

test("a sale is credited once, however often and by how many at once it is told", async () => {
  const program = await testSales();
  const told = await Promise.all(
    Array.from({ length: 50 }, () => program.sell({ externalId: "inv_race" })),
  );
  const credited = told.filter(({ outcome }) => outcome === "credited");
  expect(credited).toHaveLength(1);
  expect(new Set(told.map(({ conversionId }) => conversionId)).size).toBe(1);
  expect(await program.at((at) => balancesOf(at))).toMatchObject([{ held: 1_980 }]);
  await expectBooksToBalance(program.orgId);
});

test("a sale told again by another door is the same sale", async () => {
  const program = await testSales();
  const { conversionId } = await program.sell({ externalId: "order_7", source: "Pixel" });
  const again = { externalId: "order_7", source: "Server", amountMinor: 1 } as const;
  expect(await program.sell(again)).toEqual({ outcome: "duplicate", conversionId });
});

test("it is held for the organization's days from the sale, with the terms of the moment", async () => {
  const program = await testSales();
  const occurredAt = new Date(Date.now() - 2 * DAY);
  const { conversionId = "" } = await program.sell({ occurredAt, currency: "usd" });
  const row = await program.conversion(conversionId);
  expect(row).toMatchObject({
    status: "Pending",
    currency: "USD",
    commissionMinor: 1_980,
    holdUntil: new Date(occurredAt.getTime() + 30 * DAY),
    explanation: {
      rule: { kind: "Percentage", hundredths: 2_000, from: "campaign" },
      holdDays: 30,
    },
  });
  await program.at(({ db }) =>
    db
      .update(campaigns)
      .set({ commissionValue: 5_000 })
      .where(eq(campaigns.id, program.campaignId)),
  );
  await program.refund({ saleExternalId: row.externalId ?? "", key: "re_1", amountMinor: 4_900 });
  expect(await program.conversion(conversionId)).toMatchObject({ commissionMinor: 1_000 });
  await expectBooksToBalance(program.orgId);
});

test("a fixed 10 is 10.00, whatever was sold, and 10 yen where the campaign is in yen", async () => {
  const dollars = await testSales({ commissionType: "Fixed", commissionValue: 1_000 });
  const earned = async (program: typeof dollars, sale: Parameters<typeof dollars.sell>[0]) =>
    (await program.conversion((await program.sell(sale)).conversionId)).commissionMinor;
  expect(await earned(dollars, { amountMinor: 100 })).toBe(1_000);
  expect(await earned(dollars, { amountMinor: 100_000 })).toBe(1_000);
  const yen = await testSales({ commissionType: "Fixed", commissionValue: 10, currency: "JPY" });
  expect(await earned(yen, { amountMinor: 5_000, currency: "JPY" })).toBe(10);
  const twenty = await testSales();
  expect(await earned(twenty, { amountMinor: 5_000, currency: "JPY" })).toBe(1_000);
  for (const { orgId } of [dollars, yen, twenty]) await expectBooksToBalance(orgId);
});

test("halves go to the even neighbour", async () => {
  const program = await testSales({ commissionValue: 2_500 });
  for (const [amountMinor, commissionMinor] of [
    [2, 0],
    [6, 2],
    [10, 2],
    [14, 4],
    [7, 2],
  ] as const) {
    const { conversionId } = await program.sell({ amountMinor });
    expect(await program.conversion(conversionId)).toMatchObject({ commissionMinor });
  }
  await expectBooksToBalance(program.orgId);
});

test("an affiliate's own terms come before the campaign's", async () => {
  const program = await testSales();
  await program.at(({ db }) =>
    db
      .update(enrollments)
      .set({ commissionType: "Percentage", commissionValue: 3_333 })
      .where(eq(enrollments.affiliateId, program.affiliate.id)),
  );
  const { conversionId } = await program.sell();
  expect(await program.conversion(conversionId)).toMatchObject({
    commissionMinor: 3_300,
    explanation: { rule: { kind: "Percentage", hundredths: 3_333, from: "affiliate" } },
  });
});

test("what pays nothing is recorded all the same, and says why", async () => {
  const clicks = await testSales({ commissionType: "Fixed", commissionModel: "Cpc" });
  const { conversionId } = await clicks.sell();
  expect(await clicks.conversion(conversionId)).toMatchObject({
    commissionMinor: 0,
    explanation: { rule: { kind: "Nothing", because: "Cpc" } },
  });
  const dollars = await testSales({ commissionType: "Fixed", commissionValue: 1_000 });
  const abroad = await dollars.sell({ currency: "EUR" });
  expect(await dollars.conversion(abroad.conversionId)).toMatchObject({
    commissionMinor: 0,
    explanation: { rule: { kind: "Nothing", because: "currency" } },
  });
  const free = await dollars.sell({ amountMinor: 0 });
  expect(await dollars.conversion(free.conversionId)).toMatchObject({ commissionMinor: 0 });
  for (const { orgId } of [clicks, dollars]) await expectBooksToBalance(orgId);
});

test("a recruiter earns an override once for a sale, and one tier up alone", async () => {
  const program = await testSales({ subAffiliatesEnabled: true, subAffiliatePercent: 1_250 });
  const top = await program.addPartner();
  const recruiter = await program.addPartner({ recruitedById: top.id });
  const recruit = await program.addPartner({ recruitedById: recruiter.id });
  const sale = { externalId: "inv_o", reference: { affiliateSlug: recruit.slug } };
  const { conversionId } = await program.sell(sale);
  await program.sell(sale);
  expect(await program.overrideOn(conversionId)).toMatchObject({
    affiliateId: recruiter.id,
    amountMinor: 0,
    // 12.5 % of 19.80 is 2.475: the half goes to the even neighbour.
    commissionMinor: 248,
    status: "Pending",
    attribution: "override",
    explanation: { rule: { kind: "Override", hundredths: 1_250 } },
  });
  expect(await program.at((at) => balancesOf(at, top.id))).toEqual([]);
  await expectBooksToBalance(program.orgId);
});

test("no override is earned by who is paused, nor by who bought it themselves", async () => {
  const program = await testSales({ subAffiliatesEnabled: true, subAffiliatePercent: 1_000 });
  const paused = await program.addPartner({ status: "Paused" });
  const buyer = await program.addPartner();
  for (const { id, email } of [paused, buyer]) {
    const { slug } = await program.addPartner({ recruitedById: id });
    const { outcome, conversionId } = await program.sell({
      customer: { email },
      reference: { affiliateSlug: slug },
    });
    expect(outcome).toBe("credited");
    expect(await program.overrideOn(conversionId)).toBeUndefined();
  }
});

test("the second invoice of a subscription is a renewal", async () => {
  const program = await testSales();
  const occurredAt = new Date(Date.now() - 31 * DAY);
  const first = await program.sell({ subscriptionId: "sub_1", occurredAt });
  const second = await program.sell({ subscriptionId: "sub_1", reference: {} });
  expect(await program.conversion(first.conversionId)).toMatchObject({ type: "Sale" });
  expect(await program.conversion(second.conversionId)).toMatchObject({ type: "Recurring" });
});

test("a sale that nobody could be credited with is credited when it is told with a name", async () => {
  const program = await testSales();
  const sale = { externalId: "inv_late", amountMinor: 9_900, source: "Stripe" } as const;
  expect(await program.sell({ ...sale, reference: {} })).toEqual({ outcome: "unattributed" });
  expect(await program.sell({ ...sale, reference: {} })).toEqual({ outcome: "unattributed" });
  const { outcome, conversionId } = await program.sell({ ...sale, amountMinor: 1 });
  expect(outcome).toBe("credited");
  // What was told first stands.
  expect(await program.conversion(conversionId)).toMatchObject({ amountMinor: 9_900 });
  await expectBooksToBalance(program.orgId);
});
