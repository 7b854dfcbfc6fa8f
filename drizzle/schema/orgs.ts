import { sql } from "drizzle-orm";
import { index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "./columns";

/** A company that runs a program: the tenant of every table that has an org_id. */
export const orgs = pgTable("orgs", {
  id: id().primaryKey(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  brandColor: text().notNull().default("#0E7C7B"),
  logoUrl: text(),
  description: text(),
  billingEmail: text(),
  timezone: text().notNull().default("UTC"),
  planTier: text({ enum: ["Free", "Trial", "Starter", "Growth", "Pro", "Enterprise"] }).notNull(),
  subscriptionStatus: text({ enum: ["Trialing", "Active", "PastDue", "Canceled"] }).notNull(),
  trialEndsAt: instant(),
  stripeCustomerId: text(),
  /** The connected account whose events are this organization's. */
  stripeAccountId: text().unique("orgs_stripe_account"),
  payoutGraceDays: integer().notNull().default(30),
  homeCurrency: text().notNull().default("USD"),
  /** Query parameters that name an affiliate, tried before the usual ones. */
  attributionParams: text().array().notNull().default(sql`'{}'`),
  /** `rk_pub_…`: public by nature. null: no browser pixel. */
  pixelPublicKey: text().unique("orgs_pixel_key"),
  pixelOrigins: text().array().notNull().default(sql`'{}'`),
  suspendedAt: instant(),
  aiStoppedAt: instant(),
  createdAt: createdAt(),
});

/** Who belongs to which organization, as what. */
export const memberships = pgTable(
  "memberships",
  {
    orgId: uuid().notNull(),
    userId: uuid().notNull(),
    role: text({ enum: ["viewer", "manager", "admin", "owner"] }).notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.userId] }), index().on(t.userId)],
);

/** An invitation to join the team, mailed as a link whose secret is kept as a hash. */
export const teamInvites = pgTable(
  "team_invites",
  {
    orgId: uuid().notNull(),
    id: id(),
    email: text().notNull(),
    role: text({ enum: ["viewer", "manager", "admin"] }).notNull(),
    hash: text().notNull().unique(),
    invitedBy: uuid().notNull(),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
    acceptedAt: instant(),
    canceledAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);

/** Answers kept for a day, so that a repeated write with the same key changes things once. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    orgId: uuid().notNull(),
    /** Hash of actor, operation and key: two clients may choose the same key. */
    scope: text().notNull(),
    inputHash: text().notNull(),
    /** The answer without secrets; null only inside the transaction that does the work. */
    output: text(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.scope] })],
);

/** Mails written in the transaction of their cause and delivered afterwards. Bodies are encrypted. */
export const mails = pgTable(
  "mails",
  {
    id: id().primaryKey(),
    /** null: a mail about an account rather than an organization. */
    orgId: uuid(),
    recipient: text().notNull(),
    subject: text().notNull(),
    template: text().notNull(),
    /** Ciphertext of the text and HTML; emptied once sent, since it may carry a one-time link. */
    body: text(),
    createdAt: createdAt(),
    attempts: integer().notNull().default(0),
    nextAttemptAt: instant().notNull().default(sql`now()`),
    sentAt: instant(),
    failedAt: instant(),
    error: text(),
  },
  (t) => [
    index().on(t.orgId, t.createdAt),
    index("mails_due").on(t.nextAttemptAt).where(sql`sent_at is null and failed_at is null`),
    index("mails_unsent").on(t.orgId, t.createdAt, t.id).where(sql`sent_at is null`),
  ],
);
