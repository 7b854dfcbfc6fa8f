import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
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

/**
 * A sale credited to an affiliate, in the currency it was made in, with what it earns them and why. The
 * override that a recruiter earns on top is a row of its own with `parentId` and no amount.
 */
export const conversions = pgTable(
  "conversions",
  {
    orgId: uuid().notNull(),
    id: id(),
    campaignId: uuid().notNull(),
    affiliateId: uuid().notNull(),
    type: text({ enum: ["Sale", "Recurring", "Lead"] }).notNull(),
    status: text({ enum: ["Pending", "Approved", "Paid", "Refunded", "Denied"] }).notNull(),
    /** How the affiliate was found. */
    attribution: text({
      enum: ["coupon", "click", "link", "lead", "customer", "override", "import"],
    })
      .notNull()
      .default("link"),
    /** Which door it came in by. */
    source: text({ enum: ["Server", "Pixel", "Stripe", "Paddle", "Import", "Override", "Demo"] })
      .notNull()
      .default("Server"),
    amountMinor: bigint({ mode: "number" }).notNull(),
    /** Of the amount, what went back to the customer. */
    refundedMinor: bigint({ mode: "number" }).notNull().default(0),
    /** What it earns now. Once in a payout it stays, and what changes later is an adjustment. */
    commissionMinor: bigint({ mode: "number" }).notNull(),
    currency: text().notNull(),
    /** How the commission came to be: rule, base, rate, rounding, hold (lib/conversions/shape `Explanation`). */
    explanation: jsonb(),
    /** Why it is not payable however long it waits, until a Manager says so. */
    heldBecause: text({ enum: ["import_unconfirmed", "pixel_unreviewed"] }),
    /** The end of the hold: the job approves it from then on. */
    holdUntil: instant(),
    clickId: uuid(),
    /** The affiliate's code that the customer used. */
    couponId: uuid(),
    parentId: uuid(),
    importJobId: uuid(),
    /** The later import that made an unpaid row payable, so that undoing that one takes it back. */
    confirmJobId: uuid(),
    /** Settled elsewhere before it came here: history, never payable. */
    isHistory: boolean().notNull().default(false),
    customerEmail: text(),
    customerName: text(),
    customerId: text(),
    subscriptionId: text(),
    /** The sale's id at its source: the same one is credited once. */
    externalId: text(),
    /** An imported row without an external id is the same when this is. */
    importKey: text(),
    occurredAt: instant().notNull(),
    createdAt: createdAt(),
    approvedAt: instant(),
    paidAt: instant(),
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
    unique("conversions_import").on(t.orgId, t.campaignId, t.importKey),
    uniqueIndex("conversions_override").on(t.orgId, t.parentId).where(sql`parent_id is not null`),
    index().on(t.orgId, t.occurredAt, t.id),
    index().on(t.orgId, t.affiliateId, t.occurredAt, t.id),
    index().on(t.orgId, t.campaignId, t.occurredAt),
    index().on(t.orgId, t.status, t.occurredAt, t.id),
    index().on(t.orgId, t.externalId),
    index().on(t.orgId, t.customerEmail),
    index().on(t.orgId, t.customerId),
    index().on(t.orgId, t.importJobId),
    index().on(t.orgId, t.confirmJobId),
    index("conversions_coupon").on(t.orgId, t.couponId).where(sql`coupon_id is not null`),
    index("conversions_held")
      .on(t.holdUntil)
      .where(sql`status = 'Pending' and held_because is null`),
    check(
      "conversions_amounts",
      sql`amount_minor >= 0 and refunded_minor >= 0 and commission_minor >= 0`,
    ),
  ],
);

/** Sales that nobody could be credited for yet: a lead that arrives later may still claim them. */
export const unattributedSales = pgTable(
  "unattributed_sales",
  {
    orgId: uuid().notNull(),
    id: id(),
    externalId: text().notNull(),
    source: text({ enum: ["Server", "Pixel", "Stripe", "Paddle"] }).notNull(),
    amountMinor: bigint({ mode: "number" }).notNull(),
    currency: text().notNull(),
    customerEmail: text(),
    customerName: text(),
    customerId: text(),
    subscriptionId: text(),
    occurredAt: instant().notNull(),
    createdAt: createdAt(),
    /** The conversion it became. */
    conversionId: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("unattributed_sales_external").on(t.orgId, t.externalId),
    index().on(t.orgId, t.customerEmail),
    index().on(t.orgId, t.customerId),
  ],
);

/**
 * What went back to a customer, by the id of the sale: it may arrive before the sale does. The commission
 * follows from their sum, so their order does not matter.
 */
export const refunds = pgTable(
  "refunds",
  {
    orgId: uuid().notNull(),
    /** `conversions.external_id`. */
    saleExternalId: text().notNull(),
    /** One refund or dispute at its source. */
    key: text().notNull(),
    /** null: the whole sale. */
    amountMinor: bigint({ mode: "number" }),
    /** A dispute that was won, a refund that failed: counts no longer, whatever arrives later. */
    voidedAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.saleExternalId, t.key] })],
);

/** What is owed or owed back after a commission went into a payout: the next payout carries it. */
export const adjustments = pgTable(
  "adjustments",
  {
    orgId: uuid().notNull(),
    id: id(),
    conversionId: uuid().notNull(),
    campaignId: uuid().notNull(),
    affiliateId: uuid().notNull(),
    currency: text().notNull(),
    /** Negative: taken back from the affiliate. */
    amountMinor: bigint({ mode: "number" }).notNull(),
    reason: text({ enum: ["Refund", "RefundReversed", "Denied"] }).notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index().on(t.orgId, t.conversionId),
    index().on(t.orgId, t.affiliateId, t.createdAt),
  ],
);

/**
 * Double entry: each row debits one account and credits another, so the sum over all accounts is zero
 * at every commit by its shape. Append-only. Program is the company's cost; the others are an affiliate's.
 */
export const ledgerTransfers = pgTable(
  "ledger_transfers",
  {
    orgId: uuid().notNull(),
    id: id(),
    affiliateId: uuid().notNull(),
    currency: text().notNull(),
    debit: text({ enum: ["Program", "Held", "Payable", "InPayout", "Settled"] }).notNull(),
    credit: text({ enum: ["Program", "Held", "Payable", "InPayout", "Settled"] }).notNull(),
    amountMinor: bigint({ mode: "number" }).notNull(),
    kind: text({
      enum: [
        "earned",
        "approved",
        "reduced",
        "restored",
        "adjusted",
        "batched",
        "released",
        "paid",
        "imported",
        "reverted",
      ],
    }).notNull(),
    conversionId: uuid(),
    adjustmentId: uuid(),
    payoutId: uuid(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index().on(t.orgId, t.affiliateId, t.currency),
    index().on(t.orgId, t.conversionId),
    index().on(t.orgId, t.payoutId),
    check("ledger_transfers_amount", sql`amount_minor > 0 and debit <> credit`),
  ],
);
