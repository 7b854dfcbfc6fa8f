import { expect, test } from "vitest";
import { perform } from "@/lib/operations/perform";
import { auditRows, testOrg } from "@/lib/testing/org";
import { DEFAULT_PARAMS } from "./defaults";
import { getAttributionParams, updateAttributionParams } from "./operations";

test("a new organization has the sixteen defaults, via first", async () => {
  const { owner } = await testOrg();
  const params = await perform(getAttributionParams, owner, {});
  expect(params).toEqual({ custom: [], defaults: DEFAULT_PARAMS, effective: DEFAULT_PARAMS });
  expect(params.defaults).toHaveLength(16);
  expect(params.defaults[0]).toBe("via");
});

test("a company's own come first, and none is tried twice", async () => {
  const { owner } = await testOrg();
  const custom = " deal-id,aff , deal-id,,p1 ";
  const { effective } = await perform(updateAttributionParams, owner, { custom });
  expect(effective.slice(0, 5)).toEqual(["deal-id", "aff", "p1", "via", "ref"]);
  expect(new Set(effective).size).toBe(effective.length);
  expect((await perform(getAttributionParams, owner, {})).custom).toEqual(["deal-id", "aff", "p1"]);
});

test.each([{ custom: "" }, { custom: "  ,, " }, {}])("%j clears them", async (input) => {
  const { owner } = await testOrg();
  await perform(updateAttributionParams, owner, { custom: "deal" });
  expect((await perform(updateAttributionParams, owner, input)).custom).toEqual([]);
});

test("each change is a row with what was and what is, repeats included", async () => {
  const { owner } = await testOrg();
  await perform(updateAttributionParams, owner, { custom: "deal" });
  await perform(updateAttributionParams, owner, { custom: "deal" });
  const rows = await auditRows(owner, { action: "attribution_params.updated" });
  expect(rows.map(({ before, after }) => ({ before, after }))).toEqual([
    { before: { custom: ["deal"] }, after: { custom: ["deal"] } },
    { before: { custom: [] }, after: { custom: ["deal"] } },
  ]);
});

test.each([
  "a",
  "Deal",
  "deal id",
  "deal=1",
  "x".repeat(33),
  Array.from({ length: 11 }, (_, index) => `p${index}`).join(","),
  `${"ab,".repeat(3)}${" ".repeat(250)}`,
])("%j is refused by name", async (custom) => {
  const { owner } = await testOrg();
  await expect(perform(updateAttributionParams, owner, { custom })).rejects.toMatchObject({
    code: "validation_failed",
    details: { field: "custom" },
  });
});

test("ten of 32 characters do not fit into 256, and seven do", async () => {
  const { owner } = await testOrg();
  const names = (count: number) =>
    Array.from({ length: count }, (_, index) => `${index}`.padEnd(32, "x")).join(",");
  await expect(
    perform(updateAttributionParams, owner, { custom: names(10) }),
  ).rejects.toMatchObject({ code: "validation_failed" });
  expect((await perform(updateAttributionParams, owner, { custom: names(7) })).custom).toHaveLength(
    7,
  );
});

test("owners alone change them, and viewers read them", async () => {
  const { member } = await testOrg();
  const admin = await member("admin");
  const viewer = await member("viewer");
  await expect(
    perform(updateAttributionParams, admin.caller, { custom: "deal" }),
  ).rejects.toMatchObject({ code: "forbidden" });
  expect((await perform(getAttributionParams, viewer.caller, {})).custom).toEqual([]);
});
