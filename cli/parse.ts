import { parseArgs } from "node:util";
import type { z } from "zod";
import { refuse } from "@/lib/operations/errors";
import { aboutOf, type Command, isRequired } from "./command";

/**
 * What the words after a command's name say.
 * @throws Refusal `validation_failed` that names the option.
 */
export function parse(command: Command, args: readonly string[]): Record<string, unknown> {
  const given = read(command, args);
  for (const [name, option] of Object.entries(command.options.shape)) {
    if (given[name] === undefined && isRequired(option)) refuseMissing(command, name, option);
  }
  const parsed = command.options.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = String(issue?.path[0] ?? "");
  return refuse("validation_failed", `${field}: ${issue?.message}`, { field });
}

function refuseMissing(command: Command, field: string, option: z.core.$ZodType): never {
  const { about } = aboutOf(option);
  refuse("validation_failed", `${field}: missing. ${about} ${hint(command)}`, { field });
}

function read(command: Command, args: readonly string[]): Record<string, unknown> {
  const places = command.positionals ?? [];
  const { values, positionals } = split(command, args);
  const surplus = positionals[places.length];
  if (surplus !== undefined) {
    refuse("validation_failed", `${surplus} is not expected here. ${hint(command)}`);
  }
  const placed = positionals.map((value, index) => [places[index] ?? "", value]);
  return { ...values, ...Object.fromEntries(placed) };
}

function split(command: Command, args: readonly string[]) {
  const options = Object.entries(command.options.shape)
    .filter(([name]) => !command.positionals?.includes(name))
    .map(([name, option]) => [name, typeOf(option)] as const);
  try {
    return parseArgs({
      args: [...args],
      options: Object.fromEntries(options),
      allowPositionals: true,
    });
  } catch (error) {
    const [said = ""] = error instanceof Error ? error.message.split(/[.\n]/) : [];
    const field = /--[\w-]+/.exec(said)?.[0];
    return refuse("validation_failed", `${said}. ${hint(command)}`, { field });
  }
}

function typeOf(option: z.core.$ZodType) {
  return { type: aboutOf(option).takes ? "string" : "boolean" } as const;
}

function hint({ name }: Command): string {
  return `\`rekomi ${name} --help\` explains the options.`;
}
