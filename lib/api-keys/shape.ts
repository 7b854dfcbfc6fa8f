import { z } from "zod";
import { type Role, roleAtLeast } from "@/lib/orgs/shape";
import { Access } from "@/lib/tokens/shape";

export const MintKeyInput = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, "Give the key a name, for example Nightly export.")
    .max(60, "Keep the name to 60 characters."),
  scope: Access.default("read").describe("read: may look; read_write: may also change things."),
});
export type MintKeyInput = z.infer<typeof MintKeyInput>;

/** A key acts for its maker, and stops while they may make none. */
export function mayMintKeys(role: Role): boolean {
  return roleAtLeast(role, "admin");
}

/** Calls a minute of one key. */
export const KEY_RATE = 600;

export const KeyId = z.strictObject({ id: z.uuid() });

const KEY_STATUSES = ["active", "paused", "revoked"] as const;

export const ApiKey = z.object({
  id: z.uuid(),
  name: z.string(),
  status: z
    .enum(KEY_STATUSES)
    .describe("paused: the person it acts for has left, or may no longer make keys."),
  scope: Access,
  prefix: z.string(),
  lastFour: z.string(),
  maker: z.string().optional().describe("Whom it acts for."),
  isYours: z.boolean().describe("Whether it acts for whoever asks."),
  createdAt: z.iso.datetime(),
  rotatedAt: z.iso.datetime().optional(),
  revokedAt: z.iso.datetime().optional(),
  lastUsedAt: z.iso.datetime().optional(),
  lastIp: z.string().optional(),
});
export type ApiKey = z.infer<typeof ApiKey>;

export const KeyList = z.object({
  items: z.array(ApiKey),
  active: z.number().int().describe("Keys that are not revoked."),
  limit: z.number().int().optional().describe("As many as the plan holds; left out: no limit."),
});
export type KeyList = z.infer<typeof KeyList>;

/** Shown once: both values exist in this answer and, readable, nowhere else. */
export const RevealedKey = z.object({
  key: z.string(),
  signingSecret: z.string().describe("Signs server-to-server events."),
  id: z.uuid(),
  name: z.string(),
  scope: Access,
});
export type RevealedKey = z.infer<typeof RevealedKey>;
