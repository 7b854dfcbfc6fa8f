import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { id, instant } from "./columns";

/**
 * Append-only. No foreign keys: a row outlives whatever it describes. Partitioned by month in the
 * migration, since drizzle-kit has no syntax for it.
 */
export const auditEvents = pgTable(
  "audit_events",
  {
    orgId: uuid().notNull(),
    createdAt: instant().notNull(),
    id: id(),
    actorType: text({ enum: ["user", "api_key", "mcp", "system", "admin"] }).notNull(),
    actorId: text(),
    actorLabel: text().notNull(),
    actorRole: text(),
    tokenId: uuid(),
    clientName: text(),
    clientVersion: text(),
    operation: text().notNull(),
    action: text().notNull(),
    entityType: text(),
    entityId: text(),
    entityLabel: text(),
    /** Redacted, at most 8 kB; `inputHash` is over the whole. */
    input: jsonb(),
    inputHash: text(),
    outcome: text({ enum: ["ok", "refused", "held", "started", "failed", "unknown"] }).notNull(),
    errorCode: text(),
    before: jsonb(),
    after: jsonb(),
    approvalId: uuid(),
    approvedBy: uuid(),
    parentId: uuid(),
    ip: text(),
    userAgent: text(),
    requestId: text().notNull(),
    durationMs: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.createdAt, t.id] }),
    index().on(t.orgId, t.actorType, t.createdAt, t.id),
    index().on(t.orgId, t.tokenId, t.createdAt, t.id),
    index().on(t.orgId, t.operation, t.createdAt, t.id),
    index().on(t.orgId, t.action, t.createdAt, t.id),
    index().on(t.orgId, t.outcome, t.createdAt, t.id),
    index().on(t.orgId, t.entityType, t.entityId, t.createdAt, t.id),
  ],
);
