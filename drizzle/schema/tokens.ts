import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "./columns";

/** MCP connection tokens: what an owner called it, what it may do, and what has been seen of it. */
export const mcpTokens = pgTable(
  "mcp_tokens",
  {
    orgId: uuid().notNull(),
    id: id(),
    name: text().notNull(),
    access: text({ enum: ["read", "read_write"] }).notNull(),
    /** null: every tool that the access allows. */
    allowedTools: text().array(),
    /** CIDR; empty: from anywhere. */
    networks: text().array().notNull(),
    /** null: no limit of its own. */
    requestsPerMinute: integer(),
    /** The person it acts for: it can do no more than they can today. */
    makerId: uuid(),
    /** The client whose guide was chosen when it was minted. */
    client: text(),
    createdAt: createdAt(),
    rotatedAt: instant(),
    expiresAt: instant(),
    revokedAt: instant(),
    /** The live check: each is the first time since the value was minted or rotated. */
    reachedAt: instant(),
    authenticatedAt: instant(),
    listedAt: instant(),
    calledAt: instant(),
    /** Written at most once a minute. */
    lastUsedAt: instant(),
    lastIp: text(),
    lastClientName: text(),
    lastClientVersion: text(),
    /** Why the last refused call was refused, for the live check and the owners' warning. */
    lastRefusal: text(),
    lastRefusalAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), index().on(t.orgId, t.createdAt)],
);

/** The values that were ever given out for a token, as hashes, so that an old one can be named as such. */
export const mcpTokenSecrets = pgTable(
  "mcp_token_secrets",
  {
    /** SHA-256 of the whole token, hex. */
    hash: text().primaryKey(),
    orgId: uuid().notNull(),
    tokenId: uuid().notNull(),
    /** The first characters after `rk_mcp_`, and the last four: enough to recognise, not to use. */
    prefix: text().notNull(),
    lastFour: text().notNull(),
    createdAt: createdAt(),
    endedAt: instant(),
  },
  (t) => [
    foreignKey({ columns: [t.orgId, t.tokenId], foreignColumns: [mcpTokens.orgId, mcpTokens.id] }),
    index().on(t.orgId, t.tokenId),
  ],
);

/** Which clients used a token, and from where: a stateless client names itself only when it connects. */
export const mcpTokenClients = pgTable(
  "mcp_token_clients",
  {
    orgId: uuid().notNull(),
    tokenId: uuid().notNull(),
    userAgent: text().notNull(),
    ip: text().notNull(),
    name: text().notNull(),
    version: text().notNull(),
    firstSeenAt: createdAt(),
    lastSeenAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.tokenId, t.userAgent, t.ip, t.name, t.version] }),
    foreignKey({ columns: [t.orgId, t.tokenId], foreignColumns: [mcpTokens.orgId, mcpTokens.id] }),
  ],
);

/** Keys for scripts that call the API directly. */
export const apiKeys = pgTable(
  "api_keys",
  {
    orgId: uuid().notNull(),
    id: id(),
    name: text().notNull(),
    scope: text({ enum: ["read", "read_write"] }).notNull(),
    hash: text().notNull().unique(),
    prefix: text().notNull(),
    lastFour: text().notNull(),
    /** Ciphertext of the `rks_` value that signs server-to-server events. */
    signingSecret: text().notNull(),
    /** The person it acts for: who was last shown its value, or took it over. */
    makerId: uuid(),
    createdAt: createdAt(),
    rotatedAt: instant(),
    revokedAt: instant(),
    lastUsedAt: instant(),
    lastIp: text(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);

/** The values that rotations have stopped, as hashes, so that whoever still sends one is told why. */
export const rotatedApiKeys = pgTable(
  "rotated_api_keys",
  {
    hash: text().primaryKey(),
    orgId: uuid().notNull(),
    keyId: uuid().notNull(),
    rotatedAt: instant().notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.orgId, t.keyId], foreignColumns: [apiKeys.orgId, apiKeys.id] }),
    index().on(t.orgId, t.keyId),
  ],
);
