import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "./columns";

/** A referral program: what is paid, for what, and how long a click counts. */
export const campaigns = pgTable(
  "campaigns",
  {
    orgId: uuid().notNull(),
    id: id(),
    name: text().notNull(),
    slug: text().notNull(),
    description: text(),
    termsUrl: text(),
    currency: text().notNull(),
    commissionType: text({ enum: ["Percentage", "Fixed"] }).notNull(),
    commissionModel: text({ enum: ["Cps", "Cpc", "Cpl", "Cpa", "RevShare", "Hybrid"] }).notNull(),
    /** Hundredths of a percent for Percentage, minor units of `currency` for Fixed. */
    commissionValue: bigint({ mode: "number" }).notNull(),
    cookieWindowDays: integer().notNull(),
    attributionModel: text({ enum: ["FirstTouch", "LastTouch"] }).notNull(),
    autoApprove: boolean().notNull(),
    networkVisibility: text({ enum: ["Private", "Unlisted", "Listed"] }).notNull(),
    createdAt: createdAt(),
    archivedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("campaigns_slug").on(t.orgId, t.slug),
    index().on(t.orgId, t.createdAt, t.id),
  ],
);

/** A person who refers customers: one slug per person and organization, across campaigns. */
export const affiliates = pgTable(
  "affiliates",
  {
    orgId: uuid().notNull(),
    id: id(),
    /** Lower case. */
    email: text().notNull(),
    fullName: text().notNull(),
    slug: text().notNull(),
    status: text({ enum: ["Pending", "Approved", "Rejected", "Paused", "Removed"] }).notNull(),
    website: text(),
    /** What they wrote when they applied: an outsider's words. */
    application: text(),
    notes: text(),
    createdAt: createdAt(),
    approvedAt: instant(),
    rejectedAt: instant(),
    rejectionReason: text(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("affiliates_slug").on(t.orgId, t.slug),
    unique("affiliates_email").on(t.orgId, t.email),
    index().on(t.orgId, t.createdAt, t.id),
    index().on(t.orgId, t.status, t.createdAt, t.id),
  ],
);

/** Which campaigns an affiliate takes part in. */
export const enrollments = pgTable(
  "enrollments",
  {
    orgId: uuid().notNull(),
    campaignId: uuid().notNull(),
    affiliateId: uuid().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.campaignId, t.affiliateId] }),
    foreignKey({
      columns: [t.orgId, t.campaignId],
      foreignColumns: [campaigns.orgId, campaigns.id],
    }),
    foreignKey({
      columns: [t.orgId, t.affiliateId],
      foreignColumns: [affiliates.orgId, affiliates.id],
    }),
    index().on(t.orgId, t.affiliateId),
  ],
);

/** Links that let an affiliate in without a password, once. */
export const magicLinks = pgTable("magic_links", {
  hash: text().primaryKey(),
  orgId: uuid().notNull(),
  affiliateId: uuid().notNull(),
  createdAt: createdAt(),
  expiresAt: instant().notNull(),
  usedAt: instant(),
});

/** Browsers that an affiliate's link has let into their own area. */
export const affiliateSessions = pgTable(
  "affiliate_sessions",
  {
    /** SHA-256 of the cookie's value. */
    hash: text().primaryKey(),
    orgId: uuid().notNull(),
    affiliateId: uuid().notNull(),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
  },
  (t) => [
    foreignKey({
      columns: [t.orgId, t.affiliateId],
      foreignColumns: [affiliates.orgId, affiliates.id],
    }),
  ],
);

/** Visits that came through an affiliate's link. */
export const clicks = pgTable(
  "clicks",
  {
    orgId: uuid().notNull(),
    id: id(),
    campaignId: uuid().notNull(),
    affiliateId: uuid().notNull(),
    occurredAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index().on(t.orgId, t.occurredAt),
    index().on(t.orgId, t.affiliateId, t.occurredAt),
  ],
);

/** A sign-up tied to a referral before any payment. */
export const leads = pgTable(
  "leads",
  {
    orgId: uuid().notNull(),
    id: id(),
    campaignId: uuid().notNull(),
    affiliateId: uuid().notNull(),
    email: text().notNull(),
    name: text(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index().on(t.orgId, t.createdAt),
    index().on(t.orgId, t.affiliateId, t.createdAt),
  ],
);

/** A sale credited to an affiliate, in the currency it was made in. */
export const conversions = pgTable(
  "conversions",
  {
    orgId: uuid().notNull(),
    id: id(),
    campaignId: uuid().notNull(),
    affiliateId: uuid().notNull(),
    type: text({ enum: ["Sale", "Recurring", "Lead"] }).notNull(),
    status: text({ enum: ["Pending", "Approved", "Paid", "Refunded", "Denied"] }).notNull(),
    amountMinor: bigint({ mode: "number" }).notNull(),
    commissionMinor: bigint({ mode: "number" }).notNull(),
    currency: text().notNull(),
    customerEmail: text(),
    externalId: text(),
    occurredAt: instant().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({
      columns: [t.orgId, t.campaignId],
      foreignColumns: [campaigns.orgId, campaigns.id],
    }),
    foreignKey({
      columns: [t.orgId, t.affiliateId],
      foreignColumns: [affiliates.orgId, affiliates.id],
    }),
    unique("conversions_external").on(t.orgId, t.campaignId, t.externalId),
    index().on(t.orgId, t.occurredAt, t.id),
    index().on(t.orgId, t.affiliateId, t.occurredAt, t.id),
    index().on(t.orgId, t.campaignId, t.occurredAt),
  ],
);
