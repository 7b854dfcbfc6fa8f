import type { AnyOperation } from "@/lib/operations/define";
import type { RefusalCode } from "@/lib/operations/errors";
import { inputSchema, type Schema } from "@/lib/surfaces/json-schema";

export interface InputFact {
  name: string;
  type: string;
  isRequired: boolean;
  /** What the schema says of it, its default included. */
  about: string;
}

/** An operation's inputs as a reader needs them, from the schema that also checks them. */
export function inputsOf(operation: AnyOperation): InputFact[] {
  const { properties, required = [] } = inputSchema(operation);
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    type: typeOf(schema),
    isRequired: required.includes(name),
    about: aboutOf(schema),
  }));
}

function typeOf({ type, format, items, anyOf, enum: choices }: Schema): string {
  if (Array.isArray(choices)) return choices.join(" | ");
  if (Array.isArray(anyOf)) return anyOf.filter(isSchema).map(typeOf).join(" or ");
  if (type === "array")
    return `list of ${items !== undefined && isSchema(items) ? typeOf(items) : "values"}`;
  return String(format ?? type ?? "value");
}

function aboutOf(schema: Schema): string {
  const { description, minimum, maximum, maxLength, maxItems } = schema;
  return [
    description,
    range(minimum, maximum),
    maxLength !== undefined && `At most ${maxLength} characters.`,
    maxItems !== undefined && `At most ${maxItems}.`,
    schema.default !== undefined && `Default: ${JSON.stringify(schema.default)}.`,
  ]
    .filter(Boolean)
    .join(" ");
}

function range(
  least: Schema[string] | undefined,
  most: Schema[string] | undefined,
): string | false {
  if (least !== undefined && most !== undefined) return `${least} to ${most}.`;
  return least !== undefined && `At least ${least}.`;
}

const isSchema = (value: Schema[string]): value is Schema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const ALWAYS: readonly RefusalCode[] = [
  "validation_failed",
  "unauthorized",
  "forbidden",
  "rate_limited",
  "unavailable",
];

/** What a caller should be ready for, beside a fault of ours. */
export function errorsOf({ rest, plan, apiKeyPlan, kind }: AnyOperation): RefusalCode[] {
  return [
    ...ALWAYS,
    ...(kind === "write" ? (["insufficient_scope", "conflict"] as const) : []),
    ...(plan || apiKeyPlan ? (["plan_tier_required"] as const) : []),
    ...(rest?.includes("{") ? (["not_found"] as const) : []),
  ];
}
