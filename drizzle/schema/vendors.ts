import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
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
  (t) => [primaryKey({ columns: [t.orgId, t.vendor, t.eventId] })],
);
