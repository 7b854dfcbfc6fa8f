import { createHash } from "node:crypto";
import { hideCredentials } from "@/lib/credential-pattern";

/** Field names whose values are never written down, whatever they hold. */
const SECRET_FIELD =
  /^(token|secret|password|passphrase|authorization|cookie|plaintext|api_?key|signing_?secret)$/i;

const INPUT_LIMIT = 8_192;
const SNAPSHOT_LIMIT = 32_768;

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Text that PostgreSQL's jsonb accepts: no NUL, no lone surrogate; credentials cut to their kind. */
export function cleanText(text: string): string {
  return hideCredentials(text.toWellFormed().replaceAll("\0", "\uFFFD"));
}

export function redact(value: unknown): Json {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return cleanText(value);
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value === "boolean") return value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(redact);
  if (typeof value === "object") {
    const entries = Object.entries(value).filter(([, field]) => field !== undefined);
    return Object.fromEntries(
      entries.map(([key, field]) => [
        cleanText(key),
        SECRET_FIELD.test(key) ? "[redacted]" : redact(field),
      ]),
    );
  }
  return String(value);
}

function capped(value: Json, limit: number): Json {
  const text = JSON.stringify(value);
  if (text.length <= limit) return value;
  return {
    truncated: true,
    length: text.length,
    beginning: text.slice(0, limit / 2).toWellFormed(),
  };
}

export function recordedInput(input: unknown): Json {
  return capped(redact(input), INPUT_LIMIT);
}

export function recordedSnapshot(snapshot: unknown): Json {
  return capped(redact(snapshot), SNAPSHOT_LIMIT);
}

/** SHA-256 over the input with its keys in order, so that the same input always hashes the same. */
export function hashInput(input: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(ordered(input)) ?? "")
    .digest("hex");
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, field]) => [key, ordered(field)]),
  );
}
