import { expect, test } from "vitest";
import { getAffiliate, listAffiliates } from "@/lib/affiliates/operations";
import { createCampaign, getCampaign, listCampaigns } from "@/lib/campaigns/operations";
import { listConversions } from "@/lib/conversions/operations";
import { CONVERSION_STATUSES } from "@/lib/conversions/shape";
import { dashboardSummary, dashboardTimeseries } from "@/lib/dashboard/operations";
import { perform } from "@/lib/operations/perform";
import { listPayouts, previewPayout } from "@/lib/payouts/operations";
import { expectBooksToBalance } from "@/lib/testing/ledger";
import { auditRows, testOrg } from "@/lib/testing/org";
import { DAY } from "@/lib/time/shape";
import { loadDemo } from "./operations";
import { tell } from "./story";

const SETTING = { now: new Date("2026-11-20T12:00:00Z"), currency: "USD", payoutGraceDays: 30 };

test("an empty organization gets a year that every page can show", async () => {
  const { owner } = await testOrg();
  const loaded = await perform(loadDemo, owner, {});
  expect(loaded).toMatchObject({ campaigns: 2, affiliates: 40, clicks: 12_000 });

  const { items: campaigns } = await perform(listCampaigns, owner, { take: 10 });
  expect(
    campaigns.map(({ defaultCommissionType: type, defaultCommissionValue: value }) => [
      type,
      value,
    ]),
  ).toEqual([
    ["Fixed", 60],
    ["Percentage", 25],
  ]);
  const { last30Days } = await perform(getCampaign, owner, { id: campaigns[1]!.id });
  expect(last30Days.clicks).toBeGreaterThan(500);
  expect(last30Days.revenueMinor).toBeGreaterThan(last30Days.commissionMinor * 3);

  const { items: waiting } = await perform(listAffiliates, owner, { status: "Pending", take: 50 });
  expect(waiting).toHaveLength(6);
  const applicant = await perform(getAffiliate, owner, { id: waiting[0]!.id });
  expect(applicant.application).toMatch(/\w+ \w+ \w+/);

  const summary = await perform(dashboardSummary, owner, { range: "30d" });
  expect(summary).toMatchObject({ pendingApprovals: 6, currency: "USD" });
  expect(summary.revenueMinor).toBeGreaterThan(summary.previous!.revenueMinor * 0.8);
  expect(summary.activeAffiliates).toBeGreaterThan(15);
  const { points } = await perform(dashboardTimeseries, owner, { metric: "clicks", range: "90d" });
  expect(points.filter(({ value }) => value === 0).length).toBeLessThan(2);

  expect(await auditRows(owner, { action: "demo.loaded" })).toMatchObject([
    { outcome: "ok", actorType: "user", after: loaded },
  ]);
});

test("a program that is there already is left alone", async () => {
  const { owner } = await testOrg();
  await perform(createCampaign, owner, { name: "Real", slug: "real" });
  await expect(perform(loadDemo, owner, {})).rejects.toMatchObject({ code: "conflict" });
  expect((await perform(listAffiliates, owner, {})).items).toEqual([]);
});

test("loaded twice at once, it is there once", async () => {
  const { owner } = await testOrg();
  const outcomes = await Promise.allSettled([1, 2].map(() => perform(loadDemo, owner, {})));
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("only an owner loads it", async () => {
  const { member } = await testOrg();
  const { caller } = await member("admin");
  await expect(perform(loadDemo, caller, {})).rejects.toMatchObject({ code: "forbidden" });
});

test("the story is the same for the same moment, but for its ids", () => {
  const facts = () =>
    tell(SETTING).conversions.map(({ amountMinor, occurredAt, status }) => [
      amountMinor,
      occurredAt,
      status,
    ]);
  expect(facts()).toEqual(facts());
});

test.each(["2026-11-20T12:00:00Z", "2027-01-01T00:00:00Z", "2027-07-14T23:59:59Z"])(
  "told on %s, it is about as long as a year of a small program",
  (now) => {
    const story = tell({ ...SETTING, now: new Date(now) });
    expect(story.leads.length).toBeGreaterThan(1_000);
    expect(story.leads.length).toBeLessThan(1_400);
    expect(story.conversions.length).toBeGreaterThan(700);
    expect(story.conversions.length).toBeLessThan(1_300);
    const times = [
      ...story.clicks.map(({ occurredAt }) => occurredAt),
      ...story.leads.map(({ createdAt }) => createdAt),
      ...story.conversions.map(({ occurredAt }) => occurredAt),
    ];
    expect(times.every((time) => time < new Date(now))).toBe(true);
  },
);

test("rows sort by id as they do by time, and nothing happens before its cause", () => {
  const { campaigns, affiliates, clicks, leads, conversions } = tell(SETTING);
  for (const ids of [clicks, leads, conversions].map((rows) =>
    rows.map(({ id }) => id.slice(0, 13)),
  )) {
    expect(ids).toEqual([...ids].sort());
  }
  const began = new Map([...campaigns, ...affiliates].map(({ id, createdAt }) => [id, createdAt]));
  for (const { campaignId, affiliateId, occurredAt } of [...clicks, ...conversions]) {
    expect(occurredAt >= began.get(campaignId)! && occurredAt >= began.get(affiliateId)!).toBe(
      true,
    );
  }
  for (const { email } of affiliates) expect(email).toMatch(/^[a-z-]+@[a-z-]+\.example$/);
  expect(new Set(affiliates.map(({ slug }) => slug)).size).toBe(40);
});

test("what is recent waits, what is old is approved, and each commission follows its rule", () => {
  const { campaigns, conversions } = tell(SETTING);
  const [revShare] = campaigns;
  const byId = new Map(conversions.map((conversion) => [conversion.id, conversion]));
  for (const { status, parentId, occurredAt, ...conversion } of conversions) {
    const sale = byId.get(parentId ?? "");
    const expected = sale
      ? sale.commissionMinor / 10
      : conversion.campaignId === revShare!.id
        ? conversion.amountMinor / 4
        : 6_000;
    const difference = conversion.commissionMinor - (status === "Denied" ? 0 : expected);
    expect(Math.abs(difference)).toBeLessThanOrEqual(0.5);
    const age = (SETTING.now.getTime() - occurredAt.getTime()) / DAY;
    expect([age < 30 ? "Pending" : "Approved", "Denied"]).toContain(status);
  }
  const ways = conversions.map(({ attribution, type }) => `${attribution} ${type}`);
  for (const way of ["click Sale", "lead Sale", "coupon Sale", "customer Recurring"]) {
    expect(ways).toContain(way);
  }
});

test("its books balance: monthly payouts, refunds before and after them, and a recruiter", async () => {
  const { owner, orgId } = await testOrg();
  await perform(loadDemo, owner, {});
  await expectBooksToBalance(orgId);
  const { items: payouts } = await perform(listPayouts, owner, { take: 50 });
  expect(payouts.length).toBeGreaterThan(8);
  expect(payouts.map(({ status }) => status)).toEqual([
    "Processing",
    ...payouts.slice(1).map(() => "Paid"),
  ]);
  const { batches } = await perform(previewPayout, owner, {});
  expect(batches).toHaveLength(1);
  for (const status of CONVERSION_STATUSES) {
    const { items } = await perform(listConversions, owner, { status, take: 200 });
    expect(items.length).toBeGreaterThan(3);
  }
  const sources = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await perform(listConversions, owner, { take: 200, cursor });
    for (const { source } of page.items) sources.add(source);
    cursor = page.nextCursor;
  } while (cursor);
  for (const source of ["Click", "Lead", "Customer match", "Coupon", "Override"]) {
    expect(sources).toContain(source);
  }
});
