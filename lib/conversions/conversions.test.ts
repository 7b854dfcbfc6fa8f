import { expect, test } from "vitest";
import { getAffiliate } from "@/lib/affiliates/operations";
import { getCampaign } from "@/lib/campaigns/operations";
import { dashboardSummary, dashboardTimeseries } from "@/lib/dashboard/operations";
import { perform } from "@/lib/operations/perform";
import { testSales } from "@/lib/testing/sales";
import { DAY } from "@/lib/time/shape";
import { getConversion, listConversions } from "./operations";

const ago = (days: number) => new Date(Date.now() - days * DAY);
const day = (date: Date) => date.toISOString().slice(0, 10);

test("conversions are listed newest first, by affiliate, campaign, status and time, page by page", async () => {
  const program = await testSales();
  const { owner, campaignId } = program;
  const partner = await program.addPartner({ fullName: "Ben" });
  const ids: string[] = [];
  for (let days = 5; days > 0; days -= 1) {
    const affiliateSlug = days % 2 ? program.affiliate.slug : partner.slug;
    const sale = { occurredAt: ago(days), reference: { affiliateSlug } };
    ids.unshift((await program.sell(sale)).conversionId ?? "");
  }
  const list = async (input: object) =>
    (await perform(listConversions, owner, input)).items.map(({ id }) => id);
  expect(await list({})).toEqual(ids);
  expect(await list({ affiliateId: partner.id })).toEqual([ids[1], ids[3]]);
  expect(await list({ campaignId })).toEqual(ids);
  expect(await list({ campaignId: partner.id })).toEqual([]);
  expect(await list({ since: ago(2.5).toISOString() })).toEqual(ids.slice(0, 2));
  await program.approve(ids[4]!);
  expect(await list({ status: "Approved" })).toEqual([ids[4]]);
  const first = await perform(listConversions, owner, { take: 3 });
  expect(first).toMatchObject({ hasMore: true });
  expect(await list({ take: 3, cursor: first.nextCursor })).toEqual(ids.slice(3));
  const { owner: stranger } = await testSales();
  expect(await perform(listConversions, stranger, {})).toEqual({ items: [], hasMore: false });
  await expect(perform(getConversion, stranger, { id: ids[0] })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("each row says where it came from and why it earns what it earns", async () => {
  const program = await testSales({ subAffiliatesEnabled: true, subAffiliatePercent: 1_000 });
  const partner = await program.addPartner(
    { recruitedById: program.affiliate.id },
    { commissionType: "Percentage", commissionValue: 1_250 },
  );
  const clickId = await program.addClick(partner.id, ago(1));
  const occurredAt = new Date();
  const held = `held until ${day(new Date(occurredAt.getTime() + 30 * DAY))}`;
  await program.sell({ externalId: "a", occurredAt, amountMinor: 3_333 });
  await program.sell({ externalId: "b", occurredAt, source: "Stripe", reference: { clickId } });
  await program.sell({ externalId: "c", occurredAt, source: "Stripe" });
  await program.refund({ saleExternalId: "c", key: "re_1", amountMinor: 4_900 });
  await program.sell({
    externalId: "d",
    occurredAt,
    heldBecause: "pixel_unreviewed",
    source: "Pixel",
  });
  await program.refund({ saleExternalId: "d", key: "re_1" });
  const { items } = await perform(listConversions, program.owner, {});
  const told = (externalId: string | undefined) => {
    const { source, why } = items.find((each) => each.externalId === externalId)!;
    return [source, why];
  };
  expect(told("a")).toEqual([
    "Server",
    `20 % of 33.33 USD is 6.666, rounded to 6.67 USD; ${held}.`,
  ]);
  expect(told("b")).toEqual([
    "Click",
    `12.5 % (their own rate) of 99.00 USD is 12.375, rounded to 12.38 USD; ${held}.`,
  ]);
  expect(told("c")).toEqual(["Link", `20 % of the 50.00 USD not refunded is 10.00 USD; ${held}.`]);
  expect(told("d")).toEqual(["Link", "All of it was refunded, so nothing is earned."]);
  expect(told(undefined)).toEqual([
    "Override",
    `10 % of the 12.38 USD that the recruit earns is 1.238, rounded to 1.24 USD; ${held}.`,
  ]);
});

test("one conversion shows its ledger, its causes and how its commission was rounded", async () => {
  const program = await testSales();
  const clickId = await program.addClick(program.affiliate.id, ago(1));
  const { conversionId: id = "" } = await program.sell({
    externalId: "inv_1",
    amountMinor: 3_333,
    reference: { clickId },
    customer: { email: "buyer@example.com", id: "cus_1", name: "Bo Yer" },
    subscriptionId: "sub_1",
  });
  await program.approve(id);
  await program.refund({ saleExternalId: "inv_1", key: "re_1", amountMinor: 333 });
  expect(await perform(getConversion, program.owner, { id })).toMatchObject({
    campaignName: "Partners",
    affiliateName: "Jane Doe",
    customerName: "Bo Yer",
    customerId: "cus_1",
    subscriptionId: "sub_1",
    clickId,
    status: "Approved",
    refundedMinor: 333,
    commissionMinor: 600,
    explanation: {
      rule: "Percentage",
      from: "campaign",
      percent: 20,
      baseMinor: 3_000,
      earnedMinor: 600,
      holdDays: 30,
    },
    transfers: [
      { kind: "earned", debit: "Program", credit: "Held", amountMinor: 667 },
      { kind: "approved", debit: "Held", credit: "Payable", amountMinor: 667 },
      { kind: "reduced", debit: "Payable", credit: "Program", amountMinor: 67 },
    ],
    refunds: [{ key: "re_1", amountMinor: 333 }],
    adjustments: [],
  });
});

test("fifty rows stay small", async () => {
  const program = await testSales();
  for (let each = 0; each < 50; each += 1) {
    await program.sell({ customer: { email: `a.rather.long.address.${each}@customer.example` } });
  }
  const page = await perform(listConversions, program.owner, {});
  expect(page.items).toHaveLength(50);
  expect(JSON.stringify(page).length).toBeLessThan(40_000);
});

test("overrides count as a cost and never as another sale, and refunds lessen revenue", async () => {
  const program = await testSales({ subAffiliatesEnabled: true, subAffiliatePercent: 1_000 });
  const { owner, campaignId } = program;
  const partner = await program.addPartner({ recruitedById: program.affiliate.id });
  await program.sell({ externalId: "a", reference: { affiliateSlug: partner.slug } });
  await program.refund({ saleExternalId: "a", key: "re_1", amountMinor: 4_900 });
  expect(await perform(dashboardSummary, owner, {})).toMatchObject({
    revenueMinor: 5_000,
    conversions: 1,
    activeAffiliates: 1,
  });
  for (const [metric, value] of [
    ["revenue", 5_000],
    ["conversions", 1],
  ] as const) {
    const { points } = await perform(dashboardTimeseries, owner, { metric });
    expect(points.reduce((sum, point) => sum + point.value, 0)).toBe(value);
  }
  expect((await perform(getAffiliate, owner, { id: program.affiliate.id })).totals).toMatchObject({
    conversions: 0,
    revenue: [],
    commission: [{ currency: "USD", amountMinor: 100 }],
  });
  expect((await perform(getAffiliate, owner, { id: partner.id })).totals).toMatchObject({
    conversions: 1,
    revenue: [{ currency: "USD", amountMinor: 5_000 }],
    commission: [{ currency: "USD", amountMinor: 1_000 }],
  });
  expect((await perform(getCampaign, owner, { id: campaignId })).last30Days).toMatchObject({
    conversions: 1,
    revenueMinor: 5_000,
    commissionMinor: 1_100,
  });
});
