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
    subAffiliatesEnabled: boolean().notNull().default(false),
    /** Hundredths of a percent of the recruit's commission, paid to the recruiter on top. */
    subAffiliatePercent: integer().notNull().default(0),
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
    /** Where payouts go, when it is not `email`. */
    paypalEmail: text(),
    /** Who recruited them: one tier, so a recruiter's own recruiter earns nothing here. */
    recruitedById: uuid(),
    /** The import that brought them, so that it can be undone. */
    importJobId: uuid(),
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
    index().on(t.orgId, t.recruitedById),
    index().on(t.orgId, t.importJobId),
  ],
);

/** Which campaigns an affiliate takes part in, and on what terms when not the campaign's own. */
export const enrollments = pgTable(
  "enrollments",
  {
    orgId: uuid().notNull(),
    campaignId: uuid().notNull(),
    affiliateId: uuid().notNull(),
    /** null: the campaign's. */
    commissionType: text({ enum: ["Percentage", "Fixed"] }),
    commissionValue: bigint({ mode: "number" }),
    importJobId: uuid(),
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
    /** The query parameter that named the affiliate. */
    param: text(),
    landingUrl: text(),
    referrer: text(),
    occurredAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index().on(t.orgId, t.occurredAt),
    index().on(t.orgId, t.affiliateId, t.occurredAt),
  ],
);

/** A sign-up tied to a referral before any payment: one for each customer and campaign. */
export const leads = pgTable(
  "leads",
  {
    orgId: uuid().notNull(),
    id: id(),
    campaignId: uuid().notNull(),
    affiliateId: uuid().notNull(),
    /** Lower case. */
    email: text().notNull(),
    name: text(),
    /** The customer's id at the payment platform. */
    customerId: text(),
    source: text({ enum: ["Link", "Server", "Pixel", "Stripe", "Paddle", "Assistant", "Coupon"] })
      .notNull()
      .default("Link"),
    clickId: uuid(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("leads_customer").on(t.orgId, t.campaignId, t.email),
    index().on(t.orgId, t.createdAt),
    index().on(t.orgId, t.affiliateId, t.createdAt),
    index().on(t.orgId, t.email),
    index().on(t.orgId, t.customerId),
  ],
);
