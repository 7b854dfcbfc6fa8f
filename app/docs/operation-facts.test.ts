import { expect, test } from "vitest";
import { operationNamed, operations } from "@/lib/operations/registry";
import { errorsOf, inputsOf } from "./operation-facts";

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
  expect(inputs.find(({ name }) => name === "pageSize")?.about).toContain("Default: 50.");
  expect(inputsOf(named("approve_affiliate"))[0]).toMatchObject({
    name: "id",
    type: "uuid",
    isRequired: true,
  });
});

test("a write by id may conflict or find nothing, and a gated one may need a plan", () => {
  expect(errorsOf(named("approve_affiliate"))).toEqual(
    expect.arrayContaining(["conflict", "not_found", "plan_tier_required"]),
  );
  expect(errorsOf(named("get_org_profile"))).not.toContain("not_found");
});

test("every input of every operation has a type in words", () => {
  for (const operation of operations)
    for (const { type } of inputsOf(operation)) expect(type).not.toMatch(/object Object|^value$/);
});
