import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { localRequest, operatorCaller } from "@/lib/auth/caller";
import { CURRENCIES } from "@/lib/money/shape";
import { perform } from "@/lib/operations/perform";
import { asSystem } from "@/lib/operations/system";
import { setPlan } from "@/lib/orgs/operations";
import { auditRows, testOrg } from "@/lib/testing/org";
import { converted } from "./convert";
import { readRates } from "./ecb";
import { eurofxref } from "./ecb.fixture";
import { getHomeCurrency, setHomeCurrency } from "./operations";
import { loadRates } from "./rates";

test("an owner changes the home currency, again and again to the same effect, and the log tells from what to what", async () => {
  const { owner } = await testOrg();
  expect(await perform(getHomeCurrency, owner, {})).toMatchObject({
    homeCurrency: "USD",
    supported: [...CURRENCIES],
    mayChange: true,
    required: "Pro",
    current: "Enterprise",
  });
  const input = { homeCurrency: "EUR" };
  expect(await perform(setHomeCurrency, owner, input)).toMatchObject(input);
  expect(await perform(setHomeCurrency, owner, input)).toMatchObject(input);
  const rows = await auditRows(owner, { action: "home_currency.changed" });
  expect(rows.map(({ before, after }) => [before, after])).toEqual([
    [{ homeCurrency: "EUR" }, { homeCurrency: "EUR" }],
    [{ homeCurrency: "USD" }, { homeCurrency: "EUR" }],
  ]);
});

test("below Pro it stays as it is on every surface, and anybody may read that", async () => {
  const org = await testOrg();
  await perform(setPlan, operatorCaller(org.slug), { tier: "Growth" });
  const { token } = await org.mint();
  for (const caller of [org.owner, org.assistant(token)]) {
    await expect(perform(setHomeCurrency, caller, { homeCurrency: "EUR" })).rejects.toMatchObject({
      code: "plan_tier_required",
      details: { required: "Pro", current: "Growth" },
    });
  }
  const viewer = await org.member("viewer");
  expect(await perform(getHomeCurrency, viewer.caller, {})).toMatchObject({
    homeCurrency: "USD",
    mayChange: false,
    current: "Growth",
  });
});

test("only an owner changes it, to a currency that is supported", async () => {
  const { owner, member } = await testOrg();
  const admin = await member("admin");
  await expect(
    perform(setHomeCurrency, admin.caller, { homeCurrency: "EUR" }),
  ).rejects.toMatchObject({ code: "forbidden" });
  for (const input of [{}, { homeCurrency: "XAU" }, { homeCurrency: "eur" }]) {
    await expect(perform(setHomeCurrency, owner, input)).rejects.toMatchObject({
      code: "validation_failed",
      details: { field: "homeCurrency" },
    });
  }
});

test("the bank's document is read as it stands, with the euro and without what we do not know", () => {
  const [day, ...others] = readRates(
    eurofxref({ "2026-11-19": { USD: "1.1583", JPY: "181.52", BGN: "1.9558", IDR: "19338.52" } }),
  );
  expect(others).toEqual([]);
  expect(day?.day).toBe("2026-11-19");
  expect(Object.fromEntries(day?.perEuro ?? [])).toEqual({
    EUR: "1",
    USD: "1.1583",
    JPY: "181.52",
    IDR: "19338.52",
  });
});

test.each([
  "",
  "no XML",
  "<html><body>Moved</body></html>",
  eurofxref({ "2026-11-19": { USD: "0" } }),
  eurofxref({ "2026-11-19": { USD: "N/A" } }),
  eurofxref({ yesterday: { USD: "1.1" } }),
])("what is no table of rates is refused: %s", (xml) => {
  expect(() => readRates(xml)).toThrow("These are no reference rates");
});

/** Rates are the installation's, so each test has a century of its own. */
async function convert(
  days: Record<string, Record<string, string>>,
  asked: readonly { amount: number; from: string; day: string; to: string }[],
) {
  return asSystem(localRequest(), async (ctx) => {
    await loadRates(ctx, eurofxref(days));
    const answers: (number | null)[] = [];
    for (const { amount, from, day, to } of asked) {
      const expression = converted({
        amount: sql`${amount}::bigint`,
        from: sql`${from}::text`,
        day: sql`${day}::date`,
        to,
      });
      const { rows } = await ctx.db.execute<{ home: string | null }>(
        sql`select ${expression} as home`,
      );
      answers.push(rows[0]?.home == null ? null : Number(rows[0].home));
    }
    return answers;
  });
}

test("an amount is converted at its day's rate or the nearest earlier one, and not before the first", async () => {
  const days = {
    "1901-03-05": { USD: "1.25", JPY: "160" },
    "1901-03-08": { USD: "1.50", JPY: "150" },
  };
  const euros = { amount: 10_00, from: "EUR", to: "USD" };
  expect(
    await convert(days, [
      { ...euros, day: "1901-03-04" },
      { ...euros, day: "1901-03-05" },
      { ...euros, day: "1901-03-07" },
      { ...euros, day: "1901-03-08" },
      { amount: 1_600, from: "JPY", to: "EUR", day: "1901-03-06" },
      { amount: 12_50, from: "USD", to: "JPY", day: "1901-03-06" },
      { amount: 12_50, from: "USD", to: "THB", day: "1901-03-06" },
    ]),
  ).toEqual([null, 12_50, 12_50, 15_00, 10_00, 1_600, null]);
});

test("halves go to the even neighbour, and what is nearly a half does not", async () => {
  const days = { "1902-01-01": { USD: "1.5", GBP: "0.5", CHF: "3" } };
  const at = { day: "1902-01-01" };
  expect(
    await convert(days, [
      { amount: 1, from: "EUR", to: "USD", ...at },
      { amount: 3, from: "EUR", to: "USD", ...at },
      { amount: 1, from: "CHF", to: "USD", ...at },
      { amount: 3, from: "CHF", to: "USD", ...at },
      { amount: 5, from: "CHF", to: "GBP", ...at },
      { amount: 900_000_000_000_001, from: "EUR", to: "GBP", ...at },
      { amount: 900_000_000_000_003, from: "EUR", to: "GBP", ...at },
    ]),
  ).toEqual([2, 4, 0, 2, 1, 450_000_000_000_000, 450_000_000_000_002]);
});

test("loading a day again replaces its rates", async () => {
  const asked = [{ amount: 100, from: "EUR", to: "USD", day: "1903-05-01" }];
  expect(await convert({ "1903-05-01": { USD: "1.1" } }, asked)).toEqual([110]);
  expect(await convert({ "1903-05-01": { USD: "1.2" } }, asked)).toEqual([120]);
});
