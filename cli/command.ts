import { z } from "zod";

/** One thing the operator can ask for. Parsing, help and errors are read from it. */
export interface Command<O extends z.ZodObject = z.ZodObject, R extends object = object> {
  /** Its words: "token mint". */
  name: string;
  /** One sentence. */
  summary: string;
  options: O;
  /** Options that are given by their place instead of their name. */
  positionals?: readonly (keyof z.infer<O> & string)[];
  /** Fields of a refused input that an option of another name gives. */
  fields?: Readonly<Record<string, keyof z.infer<O> & string>>;
  /** Whether it opens the database by itself. */
  opensItself?: boolean;
  /** Columns of a list, where not all are wanted. */
  columns?: readonly string[];
  /** What to know about the answer, for people. */
  note?: string;
  /** The answer in words, where a table of its fields would not do. */
  words?(answer: R): string;
  run(values: z.infer<O>): Promise<R>;
}

export function command<O extends z.ZodObject, R extends object>(
  definition: Command<O, R>,
): Command<O, R> {
  return definition;
}

interface About {
  about: string;
  /** What stands for its value in help; none: a switch. */
  takes?: string;
}

const abouts = z.registry<About>();

export function aboutOf(option: z.core.$ZodType): About {
  return abouts.get(option) ?? { about: "" };
}

export function isRequired(option: z.core.$ZodType): boolean {
  return !z.safeParse(option, undefined).success;
}

export function required<S extends z.ZodType<unknown, string>>(
  takes: string,
  about: string,
  shape: S,
) {
  const option = z.string().pipe(shape);
  abouts.add(option, { takes, about });
  return option;
}

export function optional<S extends z.ZodType<unknown, string>>(
  takes: string,
  about: string,
  shape: S,
) {
  const option = z.string().pipe(shape).optional();
  abouts.add(option, { takes, about });
  return option;
}

/** A switch that has to be set: it says where something else comes from. */
export function requiredSwitch(about: string) {
  return z.literal(true).register(abouts, { about });
}

export const text = z.string().min(1, "Give a value that is not empty.");
/** Names separated by commas. */
export const list = z.string().transform((value) =>
  value
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean),
);
export const org = required(
  "SLUG",
  "The organization's address name; `org list` shows them.",
  text,
);
