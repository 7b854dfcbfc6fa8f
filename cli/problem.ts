import { hideCredentials } from "@/lib/credential-pattern";
import { isRefusal, type Refusal, refusalOf } from "@/lib/operations/errors";
import type { Command } from "./command";
import { labelOf } from "./help";

export interface Problem {
  error: string;
  message: string;
  /** As the operator writes it: --name, or SLUG where its place names it. */
  option?: string;
}

/** What to tell the operator, who unlike other callers may see what failed on our side. */
export function problemOf(error: unknown, command: Command | undefined): Problem {
  if (isRefusal(error)) return refused(error, command);
  const said = hideCredentials(causeOf(error));
  const { code } = refusalOf(error);
  if (code !== "unavailable") return { error: code, message: said };
  return {
    error: code,
    message: `The database cannot be reached (${said}). Check DATABASE_URL, and that PostgreSQL is running.`,
  };
}

/** A refused field is named as the option that gave it. */
function refused({ code, message, details }: Refusal, command: Command | undefined): Problem {
  const [field = ""] = details.field?.split(".") ?? [];
  const name = command?.fields?.[field] ?? field;
  if (!command || !(name in command.options.shape)) {
    return { error: code, message, option: details.field };
  }
  const option = labelOf(command, name);
  return { error: code, message: `${option}: ${message.replace(/^[\w.-]+: /, "")}`, option };
}

/** A failed query's own message holds its parameters, which are people's data; its cause says why. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? causeOf(error.cause) : error.message;
}
