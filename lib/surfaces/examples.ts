import type { AnyOperation } from "@/lib/operations/define";
import { inputSchema, isRecord, outputSchema, type Schema } from "./json-schema";
import { hasBody } from "./refusals";
import { parseRoute } from "./routes";

type Fields = Record<string, unknown>;

const inputs = new WeakMap<AnyOperation, Fields>();

/**
 * The smallest input that the operation takes: what it requires, and where its own rules ask for more
 * (one of two fields, say), as few others as will do.
 */
export function exampleInput(operation: AnyOperation): Fields {
  const known = inputs.get(operation);
  if (known) return known;
  const made = candidates(operation).find((each) => operation.input.safeParse(each).success);
  const example = made ?? exampleFields(inputSchema(operation), "required");
  inputs.set(operation, example);
  return example;
}

function* candidateSets(names: readonly string[]): Generator<readonly string[]> {
  yield [];
  for (const name of names) yield [name];
  for (const [index, name] of names.entries())
    for (const other of names.slice(index + 1)) yield [name, other];
  yield names;
}

function candidates(operation: AnyOperation): Fields[] {
  const schema = inputSchema(operation);
  const all = exampleFields(schema, "all");
  const optional = Object.keys(all).filter((name) => !schema.required?.includes(name));
  const found: Fields[] = [];
  for (const depth of ["required", "all"] as const) {
    const least = exampleFields(schema, "required", depth);
    for (const names of candidateSets(optional))
      found.push({ ...least, ...Object.fromEntries(names.map((name) => [name, all[name]])) });
  }
  return found;
}

/** An answer with every field, as its schema describes it. */
export function exampleOutput(operation: AnyOperation): Fields {
  return exampleFields(outputSchema(operation), "all");
}

/** How many of an object's fields an example has. */
type Extent = "required" | "all";

function exampleFields(schema: Schema, extent: Extent, below: Extent = extent): Fields {
  const { properties, required } = schema;
  if (!isRecord(properties)) return {};
  const needed = Array.isArray(required) ? required : [];
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => extent === "all" || needed.includes(name))
      .map(([name, each]) => [name, exampleOf(name, isSchema(each) ? each : {}, below)]),
  );
}

/** A value that a field takes: what its schema says itself, or something that its name suggests. */
export function exampleOf(name: string, schema: Schema, extent: Extent = "all"): unknown {
  const { type, items, anyOf, examples } = schema;
  if (Array.isArray(examples) && examples.length > 0) return examples[0];
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if (Array.isArray(anyOf)) {
    const [first] = anyOf.filter(isSchema);
    return exampleOf(name, first ?? {}, extent);
  }
  switch (type) {
    case "array": {
      const item = exampleOf(singular(name), isSchema(items) ? items : {}, extent);
      return Array.from({ length: Math.max(1, Number(schema.minItems ?? 1)) }, () => item);
    }
    case "object":
      return exampleFields(schema, extent);
    case "boolean":
      return true;
    case "integer":
    case "number":
      return exampleNumber(schema);
    default:
      return exampleText(name, schema);
  }
}

function exampleNumber({ minimum, maximum }: Schema): number {
  const least = typeof minimum === "number" ? minimum : 0;
  const most = typeof maximum === "number" ? maximum : Number.MAX_SAFE_INTEGER;
  return Math.min(Math.max(20, least), most);
}

const FORMATS: Record<string, string> = {
  uuid: "0190b5a0-0000-7000-8000-000000000001",
  "date-time": "2026-11-20T09:00:00Z",
  date: "2026-11-20",
  email: "jane@example.com",
  uri: "https://example.com/",
};

/** By what a name contains; the first that also fits the schema is taken. */
const TEXTS: readonly (readonly [name: RegExp, text: string])[] = [
  [/email/i, "jane@example.com"],
  [/url|website|href|origin/i, "https://example.com"],
  [/currency/i, "USD"],
  [/color/i, "#0E7C7B"],
  [/slug|vanity|code/i, "jane-doe"],
  [/(Id|Key|id)$/, "example-1001"],
  [/cursor/i, "MTc5NTE2NDAwMDAwMH4wMTkwYjVhMA"],
  [/name/i, "Jane Doe"],
  [/timezone/i, "UTC"],
  [/./, "example"],
  [/./, "Example"],
  [/./, "EXAMPLE20"],
  [/./, "USD"],
  [/./, "2026-11-20"],
];

function exampleText(name: string, schema: Schema): string {
  const known = FORMATS[String(schema.format)];
  if (known) return known;
  const fitting = TEXTS.find(([pattern, text]) => pattern.test(name) && fits(text, schema));
  return fitting?.[1] ?? "x".repeat(Math.max(1, Number(schema.minLength ?? 1)));
}

function fits(text: string, { pattern, minLength = 0, maxLength = text.length }: Schema): boolean {
  if (text.length < Number(minLength) || text.length > Number(maxLength)) return false;
  return typeof pattern !== "string" || new RegExp(pattern, "u").test(text);
}

function singular(name: string): string {
  return name.replace(/s$/, "");
}

const isSchema = (value: unknown): value is Schema => isRecord(value);

/** The same call from a shell. */
export function curlExample(operation: AnyOperation, base: string): string {
  const { method, template, parameters } = parseRoute(operation.rest ?? "GET /");
  const input = exampleInput(operation);
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(input[name])),
  );
  const others = Object.entries(input).filter(([name]) => !parameters.includes(name));
  const query = hasBody(operation) ? "" : queryOf(others);
  const lines = [
    `curl ${method === "GET" ? "" : `-X ${method} `}'${base}${path}${query}'`,
    `-H "Authorization: Bearer $REKOMI_API_KEY"`,
  ];
  if (operation.kind === "write") lines.push(`-H "Idempotency-Key: $(uuidgen)"`);
  if (hasBody(operation) && others.length > 0) {
    lines.push(`-H 'Content-Type: application/json'`);
    lines.push(`-d '${JSON.stringify(Object.fromEntries(others)).replaceAll("'", "'\\''")}'`);
  }
  return lines.join(" \\\n  ");
}

function queryOf(fields: readonly (readonly [string, unknown])[]): string {
  if (fields.length === 0) return "";
  return `?${new URLSearchParams(fields.map(([name, value]) => [name, String(value)]))}`;
}

/** The same call as an assistant's client sends it. */
export function mcpExample(operation: AnyOperation): string {
  const { name } = operation;
  const params = JSON.stringify({ name, arguments: exampleInput(operation) }, null, 2);
  return `{ "jsonrpc": "2.0", "id": 1,\n  "method": "tools/call",\n  "params": ${params.replaceAll("\n", "\n  ")}\n}`;
}
