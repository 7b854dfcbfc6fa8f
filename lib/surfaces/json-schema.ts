import { z } from "zod";
import type { AnyOperation } from "@/lib/operations/define";

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** JSON Schema in the dialect that every client and model vendor understands. */
export type Schema = { [keyword: string]: Json };
export type ObjectSchema = {
  type: "object";
  properties: { [name: string]: Schema };
  required?: string[];
};

const inputs = new WeakMap<AnyOperation, ObjectSchema>();
const outputs = new WeakMap<AnyOperation, ObjectSchema>();

/** Made once per operation: it costs more than a call. */
export function inputSchema(operation: AnyOperation): ObjectSchema {
  return memoised(inputs, operation, () => objectSchema(operation.input, "input"));
}

export function outputSchema(operation: AnyOperation): ObjectSchema {
  return memoised(outputs, operation, () => objectSchema(operation.output, "output"));
}

function memoised(
  made: WeakMap<AnyOperation, ObjectSchema>,
  operation: AnyOperation,
  make: () => ObjectSchema,
): ObjectSchema {
  const known = made.get(operation);
  if (known) return known;
  const schema = make();
  made.set(operation, schema);
  return schema;
}

export function objectSchema(shape: z.ZodObject, io: "input" | "output"): ObjectSchema {
  const schema: Json = JSON.parse(JSON.stringify(z.toJSONSchema(shape, { io })));
  const { properties = {}, required } = isObject(schema) ? portable(schema) : {};
  return {
    type: "object",
    properties: isObject(properties) ? schemas(properties) : {},
    ...(Array.isArray(required) && { required: required.map(String) }),
  };
}

function schemas(properties: Schema): { [name: string]: Schema } {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, isObject(schema) ? schema : {}]),
  );
}

/**
 * Leaves out what some vendor's dialect refuses and what costs tokens without helping: null unions
 * (surfaces leave null fields out instead), patterns that repeat a format, the bounds of all safe integers.
 */
function portable(schema: Schema): Schema {
  const { properties, required, ...rest } = withoutTypeList(withoutNull(schema));
  const kept = Object.entries(rest)
    .filter(([keyword, value]) => !isNoise(keyword, value, rest))
    .map(([keyword, value]) => [keyword, LITERAL.has(keyword) ? value : portableIn(value)]);
  return {
    ...Object.fromEntries(kept),
    ...(properties !== undefined && isObject(properties) && portableFields(properties, required)),
  };
}

function portableIn(value: Json): Json {
  if (Array.isArray(value)) return value.map(portableIn);
  return isObject(value) ? portable(value) : value;
}

function portableFields(properties: Schema, required: Json = []): Schema {
  const names = Array.isArray(required) ? required : [];
  const always = names.filter((name) => !isNullable(properties[String(name)] ?? {}));
  return {
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, value]) => [name, portableIn(value)]),
    ),
    ...(always.length > 0 && { required: always }),
  };
}

/** Keywords whose values are data, not schemas. */
const LITERAL = new Set(["default", "const", "enum", "examples"]);

function isNoise(keyword: string, value: Json, schema: Schema): boolean {
  switch (keyword) {
    case "pattern":
      return "format" in schema;
    case "minimum":
      return value === Number.MIN_SAFE_INTEGER;
    case "maximum":
      return value === Number.MAX_SAFE_INTEGER;
    case "additionalProperties":
      // An empty schema allows anything, which leaving it out says as well.
      return value === false || (isObject(value) && Object.keys(value).length === 0);
    case "propertyNames":
      return isObject(value) && Object.keys(value).length === 1 && value.type === "string";
    default:
      return false;
  }
}

function withoutNull(schema: Schema): Schema {
  if (!isNullable(schema)) return schema;
  const { type, anyOf, ...rest } = schema;
  if (Array.isArray(type)) {
    const types = type.filter((each) => each !== "null");
    const [only = "object"] = types;
    return { ...rest, type: types.length > 1 ? types : only };
  }
  const options = Array.isArray(anyOf) ? anyOf.filter((option) => !isNullType(option)) : [];
  const [only = {}] = options;
  return options.length === 1 && isObject(only)
    ? { ...only, ...rest }
    : { ...rest, anyOf: options };
}

/**
 * Fields that say what there is and nothing of how long, which pattern or whether always: enough to read
 * an answer by, and one that strays from a detail is still shown rather than refused by the client.
 */
export function fieldShapes(fields: Schema): Schema {
  return Object.fromEntries(
    Object.entries(fields).map(([name, schema]) => [name, shapesIn(schema)]),
  );
}

function shapesIn(value: Json): Json {
  if (Array.isArray(value)) return value.map(shapesIn);
  if (!isObject(value)) return value;
  const { properties, ...rest } = value;
  const kept = Object.entries(rest)
    .filter(([keyword]) => !CONSTRAINTS.has(keyword))
    .map(([keyword, each]) => [keyword, LITERAL.has(keyword) ? each : shapesIn(each)]);
  return {
    ...Object.fromEntries(kept),
    ...(properties !== undefined &&
      isObject(properties) && { properties: fieldShapes(properties) }),
  };
}

const CONSTRAINTS = new Set([
  "required",
  "default",
  "format",
  "pattern",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
]);

/** Several types at once are known to fewer dialects than a choice between schemas. */
function withoutTypeList({ type, ...rest }: Schema): Schema {
  if (type === undefined) return rest;
  return Array.isArray(type)
    ? { ...rest, anyOf: type.map((each) => ({ type: each })) }
    : { type, ...rest };
}

function isNullable(schema: Json): boolean {
  if (!isObject(schema)) return false;
  const { type, anyOf } = schema;
  return Array.isArray(type)
    ? type.includes("null")
    : Array.isArray(anyOf) && anyOf.some(isNullType);
}

const isNullType = (schema: Json) => isObject(schema) && schema.type === "null";
const isObject = (value: Json): value is Schema => isRecord(value);

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An absent field and a null field say the same; the absent one costs nothing and fits every dialect. */
export function withoutNulls(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => [name, withoutNullsIn(value)]),
  );
}

function withoutNullsIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNullsIn);
  return isRecord(value) ? withoutNulls(value) : value;
}
