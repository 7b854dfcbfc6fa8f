import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { expect, test } from "vitest";
import { localRequest, operatorCaller } from "@/lib/auth/caller";
import { loadDemo } from "@/lib/demo/operations";
import type { AnyOperation } from "@/lib/operations/define";
import { perform } from "@/lib/operations/perform";
import { operations } from "@/lib/operations/registry";
import { toolOf } from "@/lib/relay/tools";
import { exampleInput, exampleOutput } from "@/lib/surfaces/examples";
import { inputSchema, isRecord, outputSchema, withoutNulls } from "@/lib/surfaces/json-schema";
import { openApiDocument } from "@/lib/surfaces/openapi";
import { testOrg } from "@/lib/testing/org";

/** The official meta-schema of draft 2020-12 comes with it, and is what every schema is held against. */
const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: false });
formats.default(ajv);

const outside = operations.filter(({ surfaces }) => surfaces.some((each) => each !== "dashboard"));
const named = outside.map((operation) => [operation.name, operation] as const);

test("the official validator accepts the OpenAPI document", async () => {
  const document = openApiDocument(operations, "https://rekomi.example");
  const result = await new Validator().validate(JSON.parse(JSON.stringify(document)));
  expect(result).toMatchObject({ valid: true });
});

test.each(named)("the official meta-schema accepts the schemas of %s", (_name, operation) => {
  const { inputSchema: asked, outputSchema: answered } = toolOf(operation);
  for (const schema of [asked, answered, inputSchema(operation), outputSchema(operation)]) {
    expect(ajv.validateSchema(schema ?? false)).toBe(true);
    expect(ajv.compile(schema ?? false)).toBeTypeOf("function");
  }
});

test.each(named)("the examples of %s are what its schemas ask for", (_name, operation) => {
  expect(complaints(inputSchema(operation), exampleInput(operation))).toEqual([]);
  expect(complaints(outputSchema(operation), exampleOutput(operation))).toEqual([]);
});

test("real answers are what the schemas promise, to scripts and to assistants", async () => {
  const { owner, slug } = await testOrg();
  await perform(loadDemo, operatorCaller(slug), {});
  const reads = outside.filter(({ kind }) => kind === "read");
  const ids = new Map<string, unknown>();
  const asked: string[] = [];
  // Lists first: they tell the ids that the others ask for.
  for (const operation of [...reads].sort(byNeeds)) {
    const input = inputFor(operation, ids);
    if (!input) continue;
    const caller = { ...owner, request: localRequest() };
    const answer = withoutNulls(
      JSON.parse(JSON.stringify(await perform(operation, caller, input))),
    );
    keepIds(operation, answer, ids);
    expect({ [operation.name]: complaints(outputSchema(operation), answer) }).toEqual({
      [operation.name]: [],
    });
    expect(complaints(toolOf(operation).outputSchema ?? {}, answer)).toEqual([]);
    asked.push(operation.name);
  }
  expect(asked.length).toBeGreaterThan(reads.length / 2);
});

function complaints(schema: object, value: unknown): unknown[] {
  const validate = ajv.compile(schema);
  return validate(value) ? [] : [...(validate.errors ?? [])];
}

function byNeeds(one: AnyOperation, other: AnyOperation): number {
  return needs(one).length - needs(other).length;
}

const needs = (operation: AnyOperation) => inputSchema(operation).required ?? [];

/** @returns undefined where nothing that it names is known yet */
function inputFor(operation: AnyOperation, ids: Map<string, unknown>) {
  const entries = needs(operation).map((name) => {
    const noun = name === "id" ? nounOf(operation) : name.replace(/Id$/, "");
    const known = ids.get(noun === "program" ? "campaign" : noun);
    return [name, known ?? (name.endsWith("d") ? undefined : exampleInput(operation)[name])];
  });
  if (entries.some(([, value]) => value === undefined)) return undefined;
  return Object.fromEntries(entries);
}

function keepIds(
  operation: AnyOperation,
  answer: Record<string, unknown>,
  ids: Map<string, unknown>,
) {
  const [first] = Array.isArray(answer.items) ? answer.items : [];
  if (isRecord(first) && "id" in first) ids.set(nounOf(operation), first.id);
}

const nounOf = ({ action }: AnyOperation) => action.split(".", 1)[0] ?? action;
