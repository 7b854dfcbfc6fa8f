import { index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "./columns";

/** People. Global, reachable from lib/auth alone: a person may belong to several organizations. */
export const users = pgTable("users", {
  id: id().primaryKey(),
  /** Lower case. */
  email: text().notNull().unique(),
  name: text().notNull(),
  /** argon2id; null for those who only sign in with a provider. */
  passwordHash: text(),
  emailVerifiedAt: instant(),
  createdAt: createdAt(),
});

/** A person as an outside provider knows them. */
export const identities = pgTable(
  "identities",
  {
    provider: text().notNull(),
    subject: text().notNull(),
    userId: uuid().notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.provider, t.subject] })],
);

/** Signed-in browsers. Deleting a row signs that browser out at its next request. */
export const sessions = pgTable(
  "sessions",
  {
    id: id().primaryKey(),
    /** SHA-256 of the cookie's value. */
    hash: text().notNull().unique(),
    userId: uuid().notNull(),
    createdAt: createdAt(),
    lastSeenAt: instant().notNull(),
    expiresAt: instant().notNull(),
    ip: text(),
    userAgent: text(),
  },
  (t) => [index().on(t.userId)],
);

/** One-time links that prove an address or set a new password. */
export const emailLinks = pgTable(
  "email_links",
  {
    hash: text().primaryKey(),
    userId: uuid().notNull(),
    purpose: text({ enum: ["verify", "reset"] }).notNull(),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [index().on(t.userId)],
);

/** What happened before anybody was known: counted per minute and address, read by the operator. */
export const installationLog = pgTable(
  "installation_log",
  {
    minute: instant().notNull(),
    kind: text().notNull(),
    /** An address, or the hash of an email for sign-in throttling. */
    key: text().notNull(),
    count: integer().notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.kind, t.key, t.minute] })],
);

/** Relay signatures are single-use on every instance, until the window in which they are valid closes. */
export const usedNonces = pgTable("used_nonces", {
  nonce: text().primaryKey(),
  expiresAt: instant().notNull(),
});

/** Calls per minute, added up from all instances every few seconds; never touched inside a call. */
export const rateCounts = pgTable(
  "rate_counts",
  {
    key: text().notNull(),
    minute: instant().notNull(),
    count: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.key, t.minute] })],
);
