import { bigint, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "./columns";

/** How Paddle's events of an organization are known to be genuine. Stripe's account is a column of orgs. */
export const paddleConnections = pgTable("paddle_connections", {
  orgId: id().primaryKey(),
  /** Ciphertext of the notification secret. */
  secret: text().notNull(),
  createdBy: text().notNull(),
  createdAt: createdAt(),
});

/** Events of payment platforms, each applied once: the row and what follows from it are one transaction. */
export const vendorEvents = pgTable(
  "vendor_events",
  {
    orgId: uuid().notNull(),
    vendor: text({ enum: ["Stripe", "Paddle"] }).notNull(),
    eventId: text().notNull(),
    type: text().notNull(),
    outcome: text({ enum: ["applied", "ignored"] }).notNull(),
    /** What it led to, in a few words. */
    detail: text(),
    occurredAt: instant().notNull(),
    receivedAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.vendor, t.eventId] }),
    index().on(t.orgId, t.vendor, t.receivedAt),
  ],
);

/**
 * A payment at Stripe by each name that events give it (payment intent, charge, invoice), and the sale that
 * it paid for: a refund or a dispute names only the payment.
 */
export const vendorPayments = pgTable(
  "vendor_payments",
  {
    orgId: uuid().notNull(),
    name: text().notNull(),
    /** `conversions.external_id`. */
    saleExternalId: text().notNull(),
    /** In the row whose name is the sale's own: what was paid, and what of it is no tax, in Stripe's units. */
    paidMinor: bigint({ mode: "number" }),
    netMinor: bigint({ mode: "number" }),
    currency: text(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.name] }), index().on(t.orgId, t.saleExternalId)],
);

/** What went back of a payment as Stripe tells it, tax included, until it is known which sale it was. */
export const vendorRefunds = pgTable(
  "vendor_refunds",
  {
    orgId: uuid().notNull(),
    /** `vendor_payments.name`. */
    payment: text().notNull(),
    /** A charge for all of its refunds together, or one refund or dispute. */
    key: text().notNull(),
    amountMinor: bigint({ mode: "number" }).notNull(),
    /** It failed, was won, or is told by others: counts no longer, whatever arrives later. */
    voidedAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.payment, t.key] })],
);
