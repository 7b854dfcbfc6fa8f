import { z } from "zod";

/**
 * A form's fields as an operation's input: empty means left out, and texts become the numbers, booleans
 * and lists that the shape asks for. What does not fit stays text, and the shape says why it does not.
 */
export function inputOfForm(shape: z.ZodObject, form: FormData): Record<string, unknown> {
  const { properties = {} } = z.toJSONSchema(shape, { io: "input", unrepresentable: "any" });
  const input: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(properties)) {
    const texts = form
      .getAll(name)
      .filter((value) => typeof value === "string")
      .filter((text) => text.trim() !== "");
    if (texts.length > 0 && typeof property === "object") input[name] = valueOf(property, texts);
  }
  return input;
}

type Property = z.core.JSONSchema.BaseSchema;

function valueOf(property: Property, texts: readonly string[]): unknown {
  const [text = ""] = texts;
  switch (typeOf(property)) {
    case "array":
      return texts
        .flatMap((each) => each.split(/[\n,]/))
        .map((each) => each.trim())
        .filter(Boolean);
    case "boolean":
      return text === "on" || text === "true" ? true : text === "false" ? false : text;
    case "integer":
    case "number":
      return Number.isFinite(Number(text)) ? Number(text) : text;
    default:
      return text;
  }
}

/** The first type that is not null, through anyOf. */
function typeOf(property: Property): string | undefined {
  if (typeof property.type === "string" && property.type !== "null") return property.type;
  return property.anyOf
    ?.map((each) => (typeof each === "object" ? typeOf(each) : undefined))
    .find((type) => type !== undefined);
}
