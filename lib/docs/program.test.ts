import { expect, test } from "vitest";
import { orgs } from "@/drizzle/schema";
import { AFFILIATE_STATUSES } from "@/lib/affiliates/shape";
import { getConversion } from "@/lib/conversions/operations";
import { CONVERSION_STATUSES, HELD_BECAUSE } from "@/lib/conversions/shape";
import { perform } from "@/lib/operations/perform";
import { operations } from "@/lib/operations/registry";
import { PAYOUT_STATUSES } from "@/lib/payouts/shape";
import { testSales } from "@/lib/testing/sales";
import { programPage, WHY_EXAMPLE } from "./program";

const page = programPage({ plans: { subAffiliates: "", homeCurrency: "", embed: "" } });
const everything = JSON.stringify(page);

test.each([
  ["affiliates", AFFILIATE_STATUSES],
  ["conversions", CONVERSION_STATUSES],
  ["payouts", PAYOUT_STATUSES],
])("says what each status of %s means, in their order", (id, statuses) => {
  const blocks = page.sections.find((section) => section.id === id)?.blocks ?? [];
  const [table] = blocks.filter((block) => block.kind === "table");
  expect(table?.rows.map(([status]) => status)).toEqual(statuses.map((name) => `\`${name}\``));
});

test("says why something is held, and for how long", () => {
  for (const reason of HELD_BECAUSE) expect(everything).toContain(`\`${reason}\``);
  expect(everything).toContain(`lasts ${orgs.payoutGraceDays.default} days`);
});

test("explains a commission in the words in which a conversion does", async () => {
  const { owner, sell } = await testSales();
  const { conversionId = "" } = await sell({ occurredAt: new Date("2026-11-20T09:00:00Z") });
  const { why } = await perform(getConversion, owner, { id: conversionId });
  expect(why).toBe(WHY_EXAMPLE);
});

test("no tool creates, starts or settles a payout", () => {
  const tools = operations.filter(({ surfaces }) => surfaces.includes("mcp"));
  const moving = tools.filter(({ name, effect }) => /payout/.test(name) && effect !== "none");
  expect(moving).toEqual([]);
});
