import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "./columns";

/** One call that brought history in, so that what it did can be seen and undone. */
export const importJobs = pgTable(
  "import_jobs",
  {
    orgId: uuid().notNull(),
    id: id(),
    kind: text({ enum: ["Affiliates", "Conversions"] }).notNull(),
    campaignId: uuid().notNull(),
    status: text({ enum: ["Done", "Reverted", "PartlyReverted"] }).notNull(),
    rowsTotal: integer().notNull(),
    imported: integer().notNull(),
    skipped: integer().notNull(),
    errored: integer().notNull(),
    /** Rows of an earlier run that this one confirmed for payment. */
    confirmed: integer().notNull().default(0),
    /** What was skipped or went wrong, in words with a count or a row number. */
    reasons: jsonb().notNull(),
    /** By currency, minor units. */
    paidBalance: jsonb(),
    unpaidBalance: jsonb(),
    unpaidConfirmed: jsonb(),
    createdBy: text().notNull(),
    createdAt: createdAt(),
    revertedAt: instant(),
    /** What a revert had to leave, and why. */
    kept: jsonb(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), index().on(t.orgId, t.createdAt, t.id)],
);
