import { expect, test } from "vitest";
import { operations } from "@/lib/operations/registry";
import { toolOf } from "@/lib/relay/tools";

/** A model reads every tool at the start of every conversation: about four characters are a token. */
const TOKENS_PER_TOOL = 450;

const tools = operations.filter(({ surfaces }) => surfaces.includes("mcp")).map(toolOf);
const tokens = (value: unknown) => Math.ceil(JSON.stringify(value).length / 4);

test("the list of tools stays small", () => {
  const total = tokens(tools);
  expect(total / tools.length, `${total} tokens for ${tools.length} tools`).toBeLessThan(
    TOKENS_PER_TOOL,
  );
});

test.each(tools.map((tool) => [tool.name, tool] as const))("%s is a good tool", (name, tool) => {
  expect(name).toMatch(/^[a-z][a-z_]{2,39}$/);
  expect(tool.title).toBeTruthy();
  expect(tool.description?.split(/\. |\.$/)[0]?.length).toBeGreaterThan(10);
  for (const hint of [
    "readOnlyHint",
    "destructiveHint",
    "idempotentHint",
    "openWorldHint",
  ] as const) {
    expect(tool.annotations?.[hint], hint).toBeTypeOf("boolean");
  }
});

test.each(tools.map((tool) => [tool.name, tool] as const))(
  "%s has portable schemas",
  (_name, tool) => {
    for (const schema of [tool.inputSchema, tool.outputSchema]) {
      expect(schema?.type).toBe("object");
      const text = JSON.stringify(schema);
      expect(text).not.toMatch(/"null"|\$ref|\$schema|\$defs/);
    }
  },
);

test("annotations tell the truth of the effect", () => {
  for (const [index, operation] of operations
    .filter(({ surfaces }) => surfaces.includes("mcp"))
    .entries()) {
    const { annotations, description } = tools[index]!;
    expect(annotations?.readOnlyHint).toBe(operation.effect === "none");
    if (operation.kind === "read") expect(annotations?.readOnlyHint).toBe(true);
    if (annotations?.readOnlyHint) expect(annotations.destructiveHint).toBe(false);
    expect(description?.includes("Confirm with the user before calling.")).toBe(
      operation.sensitive === true,
    );
  }
});

test("a preview counts as a write, and says that it changes nothing", () => {
  const preview = operations.find(({ name }) => name === "preview_payout")!;
  expect(preview.kind).toBe("write");
  expect(toolOf(preview).annotations).toEqual({
    readOnlyHint: true,
    destructiveHint: false,
    idempotentHint: true,
    openWorldHint: false,
  });
  expect(toolOf(preview).description).toContain("Changes nothing");
});

test("names are unique and the list is the same each time", () => {
  expect(new Set(tools.map(({ name }) => name)).size).toBe(tools.length);
  expect(JSON.stringify(operations.filter((o) => o.surfaces.includes("mcp")).map(toolOf))).toBe(
    JSON.stringify(tools),
  );
});
