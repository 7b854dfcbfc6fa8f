import type { Tool } from "@modelcontextprotocol/server";
import type { AnyOperation, Effect } from "@/lib/operations/define";
import { operationNamed } from "@/lib/operations/registry";
import { fieldShapes, inputSchema, outputSchema } from "@/lib/surfaces/json-schema";

const made = new WeakMap<AnyOperation, Tool>();

/** What assistants may name; an operation of the dashboard alone does not exist for them. */
export function toolNamed(name: string): AnyOperation | undefined {
  const operation = operationNamed(name);
  return operation?.surfaces.includes("mcp") ? operation : undefined;
}

/** The tools that a connection may use, in the registry's order. */
export function toolsFor(names: readonly string[]): Tool[] {
  return names
    .map(toolNamed)
    .filter((operation) => operation !== undefined)
    .map(toolOf);
}

/** An operation as MCP shows it; made once, since a list is asked for at every start of a client. */
export function toolOf(operation: AnyOperation): Tool {
  const known = made.get(operation);
  if (known) return known;
  const tool: Tool = {
    name: operation.name,
    title: operation.title,
    description: describe(operation),
    inputSchema: inputSchema(operation),
    outputSchema: promised(operation),
    annotations: annotate(operation),
  };
  made.set(operation, tool);
  return tool;
}

/** The summary stands first: several clients find a deferred tool by its first line alone. */
export function describe({ summary, guidance, sensitive }: AnyOperation): string {
  return [summary, guidance, sensitive ? "Confirm with the user before calling." : undefined]
    .filter((sentence) => sentence !== undefined)
    .join(" ");
}

/** A write may be held for approval and then answers with the request's address, so it promises no field. */
function promised(operation: AnyOperation): Tool["outputSchema"] {
  const { type, properties, required } = outputSchema(operation);
  const fields = { type, properties: fieldShapes(properties) };
  return operation.kind === "read" && required ? { ...fields, required } : fields;
}

/** Clients decide by these what to ask their user about, so they say what is true of the effect. */
function annotate({ effect, idempotent = false }: AnyOperation) {
  const readOnlyHint = effect === "none";
  return {
    readOnlyHint,
    destructiveHint: DESTRUCTIVE[effect],
    idempotentHint: readOnlyHint || idempotent,
    openWorldHint: effect === "external",
  };
}

/** Money that has become payable is not taken back by another call. */
const DESTRUCTIVE: Record<Effect, boolean> = {
  none: false,
  reversible: false,
  external: false,
  money: true,
  destructive: true,
};
