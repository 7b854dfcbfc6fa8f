import { expect, test } from "vitest";
import { operations } from "@/lib/operations/registry";
import { openApiDocument } from "@/lib/surfaces/openapi";

const URL = "https://rekomi.example";
const document = openApiDocument(operations, URL);
const described = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

test("every operation that scripts reach is described once, and no other", () => {
  const names = described.map(
    ({ operation }) => "operationId" in operation && operation.operationId,
  );
  const reachable = operations.filter(({ surfaces, rest }) => rest && surfaces.includes("rest"));
  expect(names.sort()).toEqual(reachable.map(({ name }) => name).sort());
  expect(document.servers).toMatchObject([{ url: `${URL}/api/v1` }]);
});

test.each(described)(
  "$method $path has all its path parameters, and no body where none is read",
  (each) => {
    const { path, method } = each;
    const operation: {
      parameters?: { in: string; name: string; required: boolean }[];
      requestBody?: object;
    } = each.operation;
    const inPath = operation.parameters?.filter((parameter) => parameter.in === "path") ?? [];
    expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
    expect(inPath.every(({ required }) => required)).toBe(true);
    if (method === "get" || method === "delete") expect(operation.requestBody).toBeUndefined();
  },
);

const STATUSES = ["200", "400", "401", "402", "403", "404", "409", "429", "500", "503"];

test("every status that a script may meet is described, with the error's one schema", () => {
  const { approve } = Object.fromEntries(
    described.flatMap(({ path, operation }) =>
      path.endsWith("/approve") ? [["approve", responsesOf(operation)]] : [],
    ),
  );
  expect(Object.keys(approve ?? {})).toEqual(expect.arrayContaining(STATUSES));
  const shared: Record<string, object> = document.components.responses;
  for (const { operation } of described)
    for (const [status, response] of Object.entries(responsesOf(operation))) {
      if (status === "200") continue;
      const reference = "$ref" in response ? String(response.$ref) : "";
      expect(shared).toHaveProperty([reference.replace("#/components/responses/", "")]);
    }
  for (const response of Object.values(shared))
    expect(JSON.stringify(response)).toContain("#/components/schemas/Refusal");
});

test("writes take an idempotency key, reads do not", () => {
  for (const { operation } of described) {
    const { operationId = "", parameters = [] }: Described = operation;
    const isWrite = operations.find(({ name }) => name === operationId)?.kind === "write";
    expect(parameters.some(({ name }) => name === "Idempotency-Key")).toBe(isWrite);
  }
});

interface Described {
  operationId?: string;
  parameters?: { name: string }[];
  responses?: Record<string, object>;
}

function responsesOf({ responses = {} }: Described): Record<string, object> {
  return responses;
}
