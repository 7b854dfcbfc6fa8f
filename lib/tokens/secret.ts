import { createHash, randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";

/** A credential's value: prefix, 256 random bits, and a checksum that names a typo without a query. */
const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const SHAPE = /^[A-Za-z0-9_-]{43}[0-9A-Za-z]{6}$/;

export const TOKEN_PREFIX = "rk_mcp_";
export const KEY_PREFIX = "rk_live_";
export const SIGNING_PREFIX = "rks_";

export function makeSecret(prefix: string): string {
  return withChecksum(prefix + randomBytes(32).toString("base64url"));
}

export function withChecksum(body: string): string {
  return body + checksum(body);
}

/** CRC-32 (IEEE) of everything before, in base62, padded to six characters. */
function checksum(body: string): string {
  let rest = crc32(body);
  let digits = "";
  while (digits.length < 6) {
    digits = BASE62.charAt(rest % 62) + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}

export function isWellFormed(secret: string, prefix: string): boolean {
  if (!secret.startsWith(prefix) || !SHAPE.test(secret.slice(prefix.length))) return false;
  return checksum(secret.slice(0, -6)) === secret.slice(-6);
}

/** What is stored: SHA-256 of the whole, hex. 256 random bits need no slow hash. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Enough to recognise a value by, not to use it. */
export function hintsOf(secret: string, prefix: string): { prefix: string; lastFour: string } {
  return { prefix: secret.slice(0, prefix.length + 4), lastFour: secret.slice(-4) };
}
