import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "./columns";
import { affiliates, campaigns } from "./program";

/** A discount of a campaign. What it takes off never changes; at Stripe it is a coupon. */
export const campaignCoupons = pgTable(
  "campaign_coupons",
  {
    orgId: uuid().notNull(),
    id: id(),
    campaignId: uuid().notNull(),
    name: text().notNull(),
    /** Hundredths of a percent; null when an amount is taken off. */
    percentOff: integer(),
    amountOffMinor: bigint({ mode: "number" }),
    currency: text(),
    duration: text({ enum: ["Once", "Repeating", "Forever"] }).notNull(),
    durationInMonths: integer(),
    /** Of each code. */
    maxRedemptions: integer(),
    expiresAt: instant(),
    metadata: jsonb(),
    /** Whether affiliates may make a code of their own from it. */
    allowAffiliateSelfMint: boolean().notNull().default(false),
    /** Whether a code counts for more than a click on somebody else's link. */
    overridesClickAttribution: boolean().notNull().default(true),
    stripeCouponId: text(),
    /** local: kept here alone, since no Stripe account was connected. */
    stripeState: text({ enum: ["local", "pending", "created", "failed"] }).notNull(),
    stripeError: text(),
    stripeTries: integer().notNull().default(0),
    /** While it is pending: no other try before this. */
    stripeNextTryAt: instant(),
    createdAt: createdAt(),
    archivedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({
      columns: [t.orgId, t.campaignId],
      foreignColumns: [campaigns.orgId, campaigns.id],
    }),
    uniqueIndex("campaign_coupons_name")
      .on(t.orgId, t.campaignId, t.name)
      .where(sql`archived_at is null`),
    index().on(t.orgId, t.campaignId, t.createdAt, t.id),
    index().on(t.stripeState),
  ],
);

/** An affiliate's own code: whoever pays with it was sent by them. At Stripe it is a promotion code. */
export const affiliateCoupons = pgTable(
  "affiliate_coupons",
  {
    orgId: uuid().notNull(),
    id: id(),
    campaignCouponId: uuid().notNull(),
    campaignId: uuid().notNull(),
    affiliateId: uuid().notNull(),
    /** Upper case; never given out again, so that an old code cannot credit somebody else. */
    code: text().notNull(),
    stripePromotionCodeId: text(),
    stripeState: text({
      enum: ["local", "pending", "created", "failed", "revoking", "revoked"],
    }).notNull(),
    stripeError: text(),
    stripeTries: integer().notNull().default(0),
    stripeNextTryAt: instant(),
    createdAt: createdAt(),
    revokedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({
      columns: [t.orgId, t.campaignCouponId],
      foreignColumns: [campaignCoupons.orgId, campaignCoupons.id],
    }),
    foreignKey({
      columns: [t.orgId, t.affiliateId],
      foreignColumns: [affiliates.orgId, affiliates.id],
    }),
    unique("affiliate_coupons_code").on(t.orgId, t.code),
    index().on(t.orgId, t.affiliateId, t.createdAt, t.id),
    index().on(t.orgId, t.stripePromotionCodeId),
    index().on(t.stripeState),
  ],
);
