import { isRecord, type ObjectSchema, type Schema } from "./json-schema";

/** What a reader needs to know of a field, from the schema that also checks it. */
export interface FieldFact {
  name: string;
  /** "uuid", "Pending | Approved", "list of object" */
  type: string;
  isRequired: boolean;
  /** What the schema says of it, limits and default included. */
  about: string;
  /** The fields of an object, or of each in a list. */
  fields: readonly FieldFact[];
}

export function fieldFacts(schema: ObjectSchema | Schema): FieldFact[] {
  const { properties, required } = schema;
  if (!isRecord(properties)) return [];
  return Object.entries(properties).map(([name, each]) => {
    const field = isSchema(each) ? each : {};
    return {
      name,
      type: typeWords(field),
      isRequired: Array.isArray(required) && required.includes(name),
      about: aboutWords(field),
      fields: fieldFacts(isSchema(field.items) ? field.items : field),
    };
  });
}

function typeWords({ type, format, items, anyOf, enum: choices, ...rest }: Schema): string {
  if (Array.isArray(choices)) return choices.join(" | ");
  if (rest.const !== undefined) return JSON.stringify(rest.const);
  if (Array.isArray(anyOf)) return [...new Set(anyOf.filter(isSchema).map(typeWords))].join(" or ");
  if (type === "array") return `list of ${isSchema(items) ? typeWords(items) : "values"}`;
  if (type === "object" && isSchema(rest.additionalProperties))
    return `object of ${typeWords(rest.additionalProperties)}`;
  return String(format ?? type ?? "any");
}

function aboutWords(schema: Schema): string {
  const { description } = schema;
  return [description, ...limitWords(schema), defaultWords(schema)].filter(Boolean).join(" ");
}

function limitWords({ items, ...schema }: Schema): string[] {
  const each = isSchema(items) ? items : {};
  return [
    range(schema.minimum, schema.maximum, ""),
    range(schema.minLength, schema.maxLength, " characters"),
    range(schema.minItems, schema.maxItems, " entries"),
    range(each.maxLength && each.minLength, each.maxLength, " characters each"),
  ].filter((words) => words !== "");
}

type Bound = Schema[string] | undefined;

function range(least: Bound, most: Bound, unit: string): string {
  const [from, to] = [figure(least), figure(most)];
  if (from && to) return `${from} to ${to}${unit}.`;
  if (to) return `At most ${to}${unit}.`;
  return from ? `At least ${from}${unit}.` : "";
}

function figure(bound: Bound): string | undefined {
  return typeof bound === "number" ? bound.toLocaleString("en-US") : undefined;
}

function defaultWords(schema: Schema): string | undefined {
  return schema.default === undefined ? undefined : `Default: ${JSON.stringify(schema.default)}.`;
}

const isSchema = (value: unknown): value is Schema => isRecord(value);
