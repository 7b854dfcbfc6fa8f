import { sql } from "drizzle-orm";
import {
  bigint,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "./columns";

/** A batch of what is due in one currency, moved by hand over a rail outside and recorded here. */
export const payouts = pgTable(
  "payouts",
  {
    orgId: uuid().notNull(),
    id: id(),
    currency: text().notNull(),
    status: text({ enum: ["Pending", "Processing", "Paid", "Failed"] }).notNull(),
    /** The filters it was made with. */
    campaignId: uuid(),
    since: instant(),
    totalMinor: bigint({ mode: "number" }).notNull(),
    affiliateCount: integer().notNull(),
    createdBy: text().notNull(),
    createdAt: createdAt(),
    startedAt: instant(),
    paidAt: instant(),
    failedAt: instant(),
    failureReason: text(),
    /** What the rail called it: a bank's or PayPal's batch reference. */
    reference: text(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index().on(t.orgId, t.createdAt, t.id),
    index().on(t.orgId, t.status, t.createdAt, t.id),
  ],
);

/** What one affiliate gets from a batch. */
export const payoutLines = pgTable(
  "payout_lines",
  {
    orgId: uuid().notNull(),
    payoutId: uuid().notNull(),
    affiliateId: uuid().notNull(),
    /** Always positive: who owes more than is due waits for a later batch. */
    amountMinor: bigint({ mode: "number" }).notNull(),
    status: text({ enum: ["Pending", "Paid", "Failed"] }).notNull(),
    /** Where it was sent, as it was when the batch was made. */
    paypalEmail: text().notNull(),
    failureReason: text(),
    settledAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.payoutId, t.affiliateId] }),
    foreignKey({ columns: [t.orgId, t.payoutId], foreignColumns: [payouts.orgId, payouts.id] }),
    index().on(t.orgId, t.affiliateId),
  ],
);

/**
 * What a line is made of. The unique indexes are the promise that a commission is in one living batch at
 * most; a failed batch or line releases its items for the next one.
 */
export const payoutItems = pgTable(
  "payout_items",
  {
    orgId: uuid().notNull(),
    id: id(),
    payoutId: uuid().notNull(),
    affiliateId: uuid().notNull(),
    /** One of the two. */
    conversionId: uuid(),
    adjustmentId: uuid(),
    amountMinor: bigint({ mode: "number" }).notNull(),
    releasedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.payoutId], foreignColumns: [payouts.orgId, payouts.id] }),
    uniqueIndex("payout_items_conversion")
      .on(t.orgId, t.conversionId)
      .where(sql`released_at is null and conversion_id is not null`),
    uniqueIndex("payout_items_adjustment")
      .on(t.orgId, t.adjustmentId)
      .where(sql`released_at is null and adjustment_id is not null`),
    index().on(t.orgId, t.payoutId, t.affiliateId),
  ],
);
