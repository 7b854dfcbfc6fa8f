import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { orgs } from "@/drizzle/schema";
import { eurofxref } from "@/lib/currency/ecb.fixture";
import { setHomeCurrency } from "@/lib/currency/operations";
import { loadRates } from "@/lib/currency/rates";
import { perform } from "@/lib/operations/perform";
import { testSales } from "@/lib/testing/sales";
import { DAY } from "@/lib/time/shape";
import { dashboardSummary, dashboardTimeseries } from "./operations";

const daysAgo = (days: number) => new Date(Date.now() - days * DAY);
const dateOf = (time: Date) => time.toISOString().slice(0, 10);

/** Rates are the installation's: this one knows two of them, two weeks ago and since a week. */
async function program() {
  const sales = await testSales();
  await sales.at(async (at) => {
    await at.db.update(orgs).set({ timezone: "UTC" }).where(eq(orgs.id, sales.orgId));
    await loadRates(
      at,
      eurofxref({
        [dateOf(daysAgo(14))]: { USD: "1.25", SEK: "10" },
        [dateOf(daysAgo(7))]: { USD: "1.50", SEK: "12" },
      }),
    );
  });
  const { owner, sell } = sales;
  return {
    ...sales,
    sold: (currency: string, amountMinor: number, ago: number) =>
      sell({
        externalId: `${currency} ${amountMinor} ${ago}`,
        currency,
        amountMinor,
        occurredAt: daysAgo(ago),
      }),
    summary: (range: string) => perform(dashboardSummary, owner, { range }),
    series: async () => {
      const { points, currency } = await perform(dashboardTimeseries, owner, {
        metric: "revenue",
        range: "30d",
      });
      return {
        currency,
        total: points.reduce((sum, { value }) => sum + value, 0),
        on: (ago: number) => points.find(({ date }) => date === dateOf(daysAgo(ago)))?.value,
      };
    },
  };
}

test("sales in other currencies are part of the revenue at the rates of their days, and labelled", async () => {
  const { sold, summary, series } = await program();
  await sold("USD", 10_00, 1);
  await sold("EUR", 10_00, 10);
  await sold("EUR", 10_00, 2);
  await sold("SEK", 10_00, 2);
  expect(await summary("30d")).toMatchObject({
    currency: "USD",
    revenueMinor: 10_00 + 12_50 + 15_00 + 1_25,
    convertedRevenue: [
      { currency: "EUR", amountMinor: 20_00, homeMinor: 27_50 },
      { currency: "SEK", amountMinor: 10_00, homeMinor: 1_25 },
    ],
    otherRevenue: [],
    conversions: 4,
  });
  const days = await series();
  expect(days).toMatchObject({ currency: "USD", total: 38_75 });
  expect([days.on(1), days.on(2), days.on(10), days.on(3)]).toEqual([10_00, 16_25, 12_50, 0]);
});

test("what has no rate stands apart, and what was refunded is in neither", async () => {
  const { sold, summary, series, refund } = await program();
  await sold("EUR", 10_00, 20);
  await sold("THB", 500_00, 2);
  await sold("EUR", 10_00, 3);
  await refund({ saleExternalId: "EUR 1000 3", key: "re_1", amountMinor: 4_00 });
  expect(await summary("30d")).toMatchObject({
    revenueMinor: 9_00,
    convertedRevenue: [{ currency: "EUR", amountMinor: 6_00, homeMinor: 9_00 }],
    otherRevenue: [
      { currency: "EUR", amountMinor: 10_00 },
      { currency: "THB", amountMinor: 500_00 },
    ],
  });
  expect((await series()).total).toBe(9_00);
});

test("another home currency changes what is shown, there and back, and nothing that was sold", async () => {
  const { sold, summary, owner } = await program();
  await sold("USD", 15_00, 1);
  await sold("EUR", 10_00, 1);
  const before = await summary("7d");
  await perform(setHomeCurrency, owner, { homeCurrency: "EUR" });
  expect(await summary("7d")).toMatchObject({
    currency: "EUR",
    revenueMinor: 20_00,
    convertedRevenue: [{ currency: "USD", amountMinor: 15_00, homeMinor: 10_00 }],
  });
  await perform(setHomeCurrency, owner, { homeCurrency: "USD" });
  expect(await summary("7d")).toEqual(before);
});

test("the time before is converted as well", async () => {
  const { sold, summary } = await program();
  await sold("EUR", 10_00, 10);
  await sold("EUR", 10_00, 1);
  expect(await summary("7d")).toMatchObject({
    revenueMinor: 15_00,
    previous: { revenueMinor: 12_50, conversions: 1 },
  });
});
