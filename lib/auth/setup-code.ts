import { randomInt } from "node:crypto";
import { shared } from "@/lib/shared";
import { isFirstRun } from "./first-run";

const ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

const slot = () => shared("setupCode", (): { code: string | null } => ({ code: null }));

/** What `/setup` asks for; null where it asks for nothing, since only this machine can reach it. */
export function setupCode(): string | null {
  return slot().code;
}

/** Makes the code that only somebody who sees this process's output can know. @returns it, once, on a first run. */
export async function makeSetupCode(): Promise<string | null> {
  if (!(await isFirstRun())) return null;
  const letters = Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  slot().code = `${letters.slice(0, 4)}-${letters.slice(4)}`;
  return slot().code;
}
