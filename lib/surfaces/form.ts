import { z } from "zod";

/**
 * A form's fields as an operation's input: empty means left out, and texts become the numbers, booleans
 * and lists that the shape asks for. What does not fit stays text, and the shape says why it does not.
 */
export function inputOfForm(shape: z.ZodObject, form: FormData): Record<string, unknown> {
  const { properties = {}, required = [] } = z.toJSONSchema(shape, {
    io: "input",
    unrepresentable: "any",
  });
  const input: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(properties)) {
    if (typeof property !== "object") continue;
    const texts = form
      .getAll(name)
      .filter((value) => typeof value === "string")
      .filter((text) => text.trim() !== "");
    if (texts.length > 0) input[name] = fieldValue(property, texts);
    // A box that is not ticked is sent as nothing, and means no whatever the default is elsewhere.
    else if (typeOf(property) === "boolean") input[name] = false;
    // The shape's own words for an empty text are better than those for none.
    else if (required.includes(name) && typeOf(property) === "string") input[name] = "";
  }
  return input;
}

/** What the shape has to say, by field: the first message of each. */
export function fieldMessages(shape: z.ZodObject, input: unknown): Record<string, string> {
  const messages: Record<string, string> = {};
  for (const issue of shape.safeParse(input).error?.issues ?? []) {
    const [name] = issue.path;
    if (name !== undefined) messages[String(name)] ??= wordsOf(issue);
  }
  return messages;
}

function wordsOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type") {
    if (issue.expected === "int") return "Write a whole number.";
    return issue.expected === "number" ? "Write a number." : "Fill in this field.";
  }
  return issue.message.startsWith("Too ") ? boundWords(issue) : issue.message;
}

/** In place of the library's own words, which speak of types and signs. */
function boundWords(issue: z.core.$ZodIssue): string {
  if (issue.code === "too_big") {
    const most = issue.maximum.toLocaleString("en-US");
    if (issue.origin === "string") return `Keep it to ${most} characters.`;
    return issue.origin === "array" ? `Name at most ${most}.` : `Write at most ${most}.`;
  }
  if (issue.code === "too_small") {
    const least = issue.minimum.toLocaleString("en-US");
    if (issue.origin === "string") return `Write at least ${least} characters.`;
    return issue.origin === "array" ? `Name at least ${least}.` : `Write at least ${least}.`;
  }
  return issue.message;
}

type Property = z.core.JSONSchema.BaseSchema;

function fieldValue(property: Property, texts: readonly string[]): unknown {
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
