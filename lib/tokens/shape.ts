import { z } from "zod";
import { Instant } from "@/lib/time/shape";

export const ACCESS = ["read", "read_write"] as const;
export const Access = z.enum(ACCESS);
export type Access = z.infer<typeof Access>;

/** An organization may have this many active tokens, whatever races. */
export const TOKEN_LIMIT = 10;

const CIDR = z.union([z.cidrv4(), z.cidrv6(), z.ipv4(), z.ipv6()], {
  error: "Write a network as an address or in CIDR form, for example 203.0.113.0/24.",
});

const TokenName = z
  .string()
  .trim()
  .min(1, "Give the token a name, for example Claude Desktop laptop.")
  .max(60, "Keep the name to 60 characters.");

export const MintInput = z.strictObject({
  name: TokenName,
  access: Access.default("read_write").describe(
    "read: may look; read_write: may also change things.",
  ),
  allowedTools: z
    .array(z.string())
    .min(1, "Choose at least one tool.")
    .max(100)
    .optional()
    .describe("Names of the only tools it may use; leave out for all that its access allows."),
  expiresAt: Instant("2027-01-31T00:00:00Z").optional().describe("When it stops by itself."),
  networks: z
    .array(CIDR)
    .max(20)
    .default([])
    .describe("Networks it may be used from; none means any."),
  requestsPerMinute: z.number().int().min(1).max(6_000).nullable().default(120),
  client: z.string().max(40).optional().describe("Key of the client whose guide is followed."),
});
export type MintInput = z.infer<typeof MintInput>;

export const TokenId = z.strictObject({ id: z.uuid() });
export const RenameInput = z.strictObject({ id: z.uuid(), name: TokenName });

const TOKEN_STATUSES = ["active", "paused", "expired", "revoked"] as const;

export const Token = z.object({
  id: z.uuid(),
  name: z.string(),
  status: z.enum(TOKEN_STATUSES),
  access: Access,
  allowedTools: z.array(z.string()).optional(),
  networks: z.array(z.string()),
  requestsPerMinute: z.number().int().nullable(),
  prefix: z.string(),
  lastFour: z.string(),
  client: z.string().optional(),
  maker: z.string().optional(),
  createdAt: z.iso.datetime(),
  rotatedAt: z.iso.datetime().optional(),
  expiresAt: z.iso.datetime().optional(),
  revokedAt: z.iso.datetime().optional(),
  lastUsedAt: z.iso.datetime().optional(),
  lastIp: z.string().optional(),
  lastClient: z.string().optional(),
  clientsSeen: z.number().int().describe("Different clients and addresses that connected with it."),
  callsThisWeek: z.number().int(),
  refusalsThisWeek: z.number().int(),
  check: z
    .object({
      reachedAt: z.iso.datetime().optional(),
      authenticatedAt: z.iso.datetime().optional(),
      listedAt: z.iso.datetime().optional(),
      calledAt: z.iso.datetime().optional(),
      refusal: z.string().optional(),
      refusedAt: z.iso.datetime().optional(),
    })
    .describe("How far a client has come since the value was made."),
});
export type Token = z.infer<typeof Token>;

export const TokenList = z.object({
  items: z.array(Token),
  active: z.number().int(),
  limit: z.number().int(),
  aiStoppedAt: z.iso.datetime().optional(),
});
export type TokenList = z.infer<typeof TokenList>;

/** Shown once: the value exists in this answer and nowhere else. */
export const RevealedToken = z.object({ token: z.string(), id: z.uuid(), name: z.string() });
export type RevealedToken = z.infer<typeof RevealedToken>;
