import { expect, test } from "vitest";
import { operationNamed, operations } from "@/lib/operations/registry";
import type { FieldFact } from "@/lib/surfaces/field-facts";
import { refusalsByStatus } from "@/lib/surfaces/refusals";
import { inputParts, inputsOf, outputsOf, referenceGroups, termsOf } from "./operation-facts";

const named = (name: string) => {
  const operation = operationNamed(name);
  if (!operation) throw new Error(`No operation ${name}.`);
  return operation;
};

test("inputs say their type, whether they are needed, and what they default to", () => {
  const inputs = inputsOf(named("list_audit_log"));
  expect(inputs).toContainEqual(
    expect.objectContaining({
      name: "outcome",
      isRequired: false,
      type: expect.stringContaining("refused"),
    }),
  );
  expect(inputs.find(({ name }) => name === "pageSize")?.about).toContain("1 to 100. Default: 50.");
  expect(inputsOf(named("approve_affiliate"))[0]).toMatchObject({
    name: "id",
    type: "uuid",
    isRequired: true,
  });
});

test("inputs stand where a request carries them", () => {
  const titles = (name: string) => inputParts(named(name)).map(({ title }) => title);
  expect(titles("reject_affiliate")).toEqual(["In the path", "In the body"]);
  expect(titles("list_affiliates")).toEqual(["In the query"]);
  expect(titles("get_org_profile")).toEqual([]);
});

test("the fields of an answer go as deep as it does", () => {
  const totals = outputsOf(named("get_affiliate")).find(({ name }) => name === "totals");
  const revenue = totals?.fields.find(({ name }) => name === "revenue");
  expect(revenue?.type).toBe("list of object");
  expect(revenue?.fields.map(({ name }) => name)).toEqual(["currency", "amountMinor"]);
});

test("a write by id may conflict or find nothing, and a gated one may need a plan", () => {
  const codes = (name: string) => refusalsByStatus(named(name)).flatMap(([, each]) => each);
  expect(codes("approve_affiliate")).toEqual(
    expect.arrayContaining(["conflict", "not_found", "plan_tier_required", "insufficient_scope"]),
  );
  expect(codes("get_org_profile")).not.toContain("not_found");
  expect(refusalsByStatus(named("get_org_profile")).map(([status]) => status)).toEqual([
    400, 401, 402, 403, 429, 500, 503,
  ]);
});

test("every operation of the API is on one page, under a title of its own", () => {
  const groups = referenceGroups();
  const shown = groups.flatMap((group) => group.operations);
  const reached = operations.filter(({ rest, surfaces }) => rest && surfaces.includes("rest"));
  expect(shown.map(({ name }) => name).sort()).toEqual(reached.map(({ name }) => name).sort());
  expect(new Set(groups.map(({ id }) => id)).size).toBe(groups.length);
  for (const { id } of groups) expect(id).toMatch(/^[a-z-]+$/);
  for (const operation of shown)
    expect(Object.values(termsOf(operation)).join()).not.toMatch(/undefined or|\[object/);
});

test("every field of every operation has a type in words", () => {
  const typesIn = (fields: readonly FieldFact[]): string[] =>
    fields.flatMap(({ type, fields: below }) => [type, ...typesIn(below)]);
  for (const operation of operations)
    for (const type of typesIn([...inputsOf(operation), ...outputsOf(operation)]))
      expect(type).not.toMatch(/object Object|^value$|undefined/);
});
