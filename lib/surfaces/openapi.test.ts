import { expect, test } from "vitest";
import { operations } from "@/lib/operations/registry";
import { mcpManifest } from "@/lib/surfaces/manifest";
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

test("the manifest is plain text, with every tool and every section", () => {
  const manifest = mcpManifest(operations, URL);
  expect(manifest).not.toMatch(/^\s*[-*#>]|`|\*\*|\]\(/m);
  for (const head of ["SERVER", "AUTHENTICATION", "TOOLS", "PLAN GATES", "ERRORS"]) {
    expect(manifest).toMatch(new RegExp(`(^|\\n\\n)${head}\\n\\n`));
  }
  for (const { name, surfaces, kind } of operations) {
    expect(manifest.includes(`\n${name} (${kind})\n`)).toBe(surfaces.includes("mcp"));
  }
  expect(manifest).toContain(`${URL}/api/mcp`);
});
