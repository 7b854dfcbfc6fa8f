import type { AnyOperation } from "@/lib/operations/define";
import { isRecord, outputSchema } from "@/lib/surfaces/json-schema";
import { isOutsideText } from "@/lib/text/shape";

const known = new WeakMap<AnyOperation, ReadonlySet<string>>();

/** Names of the fields in an answer that hold words of affiliates or customers. */
export function outsideFieldsIn(operation: AnyOperation, answer: unknown): string[] {
  const marked = markedIn(operation);
  return marked.size === 0 ? [] : [...new Set(fieldsIn(answer))].filter((name) => marked.has(name));
}

function markedIn(operation: AnyOperation): ReadonlySet<string> {
  const made = known.get(operation) ?? new Set(markedFields(outputSchema(operation)));
  known.set(operation, made);
  return made;
}

function* markedFields(schema: unknown): Generator<string> {
  if (Array.isArray(schema)) for (const each of schema) yield* markedFields(each);
  if (!isRecord(schema)) return;
  if (isRecord(schema.properties)) {
    for (const [name, field] of Object.entries(schema.properties))
      if (isRecord(field) && isOutsideText(field.description)) yield name;
  }
  for (const each of Object.values(schema)) yield* markedFields(each);
}

function* fieldsIn(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const each of value) yield* fieldsIn(each);
  if (!isRecord(value)) return;
  for (const [name, field] of Object.entries(value)) {
    yield name;
    yield* fieldsIn(field);
  }
}
