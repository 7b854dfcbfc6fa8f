import { isRecord, type ObjectSchema, type Schema } from "./json-schema";

/**
 * A query string knows only text; the operation's schema says what each text means. What does not fit
 * stays as it was sent, so that validation names the field and what it should be.
 */
export function inputFromQuery(
  query: URLSearchParams,
  schema: ObjectSchema,
): Record<string, unknown> {
  return Object.fromEntries(
    [...new Set(query.keys())].map((name) => [
      name,
      fieldOf(query.getAll(name), schema.properties[name]),
    ]),
  );
}

function fieldOf(texts: readonly string[], schema: Schema = {}): unknown {
  if (schema.type === "array") return texts.map((text) => scalarOf(text, itemsOf(schema)));
  const [text = ""] = texts;
  return texts.length > 1 ? texts : scalarOf(text, schema);
}

function itemsOf({ items }: Schema): Schema {
  return isRecord(items) ? items : {};
}

function scalarOf(text: string, { type }: Schema): unknown {
  switch (type) {
    case "integer":
    case "number":
      return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
    case "boolean":
      return text === "true" ? true : text === "false" ? false : text;
    case "object":
    case "array":
      return parsed(text);
    default:
      return text;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The way back, for the relay: what `inputFromQuery` reads as the same input. */
export function queryFromInput(input: Record<string, unknown>): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined)
        query.append(name, typeof each === "string" ? each : JSON.stringify(each));
    }
  }
  return query;
}
