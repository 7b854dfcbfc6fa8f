import { expect, test } from "vitest";
import { operations } from "@/lib/operations/registry";
import { curlExample, exampleInput, mcpExample } from "@/lib/surfaces/examples";

const reached = operations.filter(({ rest }) => rest);

test.each(reached.map((operation) => [operation.name, operation] as const))(
  "%s takes its own example",
  (_name, operation) => {
    const parsed = operation.input.safeParse(exampleInput(operation));
    expect(parsed.error?.issues ?? []).toEqual([]);
  },
);

test.each(reached.map((operation) => [operation.name, operation] as const))(
  "%s shows one call for a shell and one for an assistant",
  (_name, operation) => {
    const curl = curlExample(operation, "https://rekomi.example/api/v1");
    expect(curl).not.toMatch(/\{\w+\}|undefined|\[object/);
    expect(curl.includes("Idempotency-Key")).toBe(operation.kind === "write");
    expect(JSON.parse(mcpExample(operation)).params.name).toBe(operation.name);
  },
);
