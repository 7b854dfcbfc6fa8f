import { randomInt } from "node:crypto";
import { pool } from "@/lib/db/database";

const SLOT = Symbol.for("rekomi.setupCode");
const ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

/** What `/setup` asks for; undefined where it asks for nothing. */
export function setupCode(): string | undefined {
  return slot()[SLOT];
}

/** Makes the code that only somebody who sees this process's output can know. @returns it, once, on a first run. */
export async function makeSetupCode(): Promise<string | null> {
  const { rows } = await pool().query<{ used: boolean }>(
    "select exists (select from users) as used",
  );
  if (rows[0]?.used) return null;
  const letters = Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  const code = `${letters.slice(0, 4)}-${letters.slice(4)}`;
  slot()[SLOT] = code;
  return code;
}

function slot(): typeof globalThis & { [SLOT]?: string } {
  return globalThis;
}
