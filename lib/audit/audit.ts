import { and, desc, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import { auditEvents } from "@/drizzle/schema";
import type { Context } from "@/lib/operations/context";
import { notFound, refuse } from "@/lib/operations/errors";
import { readCursor, writeCursor } from "@/lib/paging";
import { isStorable } from "@/lib/time/shape";
import { type AuditEvent, type AuditPage, EXACT_ROWS, type ListAuditInput } from "./shape";

type Row = typeof auditEvents.$inferSelect;

/** Newest first. A page found by its cursor costs the same at any depth; one found by its number does not. */
export async function listAuditLog(ctx: Context, input: ListAuditInput): Promise<AuditPage> {
  const { page, pageSize } = input;
  const after = readCursor(input.cursor);
  const offset = after ? 0 : (page - 1) * pageSize;
  if (offset >= EXACT_ROWS) {
    refuse(
      "validation_failed",
      "page: Beyond row 10,000 pass cursor, the nextCursor of the page before.",
      {
        field: "cursor",
      },
    );
  }
  const wanted = and(
    ...conditions(ctx, input),
    after
      ? sql`(${auditEvents.createdAt}, ${auditEvents.id}) < (${after.at}, ${after.id})`
      : undefined,
  );
  const rows = await ctx.db
    .select()
    .from(auditEvents)
    .where(wanted)
    .orderBy(desc(auditEvents.createdAt), desc(auditEvents.id))
    .limit(pageSize + 1)
    .offset(offset);
  const items = rows.slice(0, pageSize);
  const last = items.at(-1);
  const total = await countUpTo(ctx, input);
  return {
    page,
    pageSize,
    total,
    totalIsExact: total <= EXACT_ROWS,
    items: items.map(present),
    nextCursor:
      rows.length > pageSize && last ? writeCursor({ at: last.createdAt, id: last.id }) : undefined,
  };
}

/** How far a row's id, made when it is written, and its time, when the call began, may lie apart. */
const SPREAD_MS = 600_000;

export async function getAuditEvent(ctx: Context, { id }: { id: string }): Promise<AuditEvent> {
  // The first 48 bits of a uuidv7 are its time, which finds the partition and the index.
  const at = Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);
  if (!isStorable(at + SPREAD_MS)) throw notFound("audit event");
  const [row] = await ctx.db
    .select()
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.orgId, ctx.org.id),
        eq(auditEvents.id, id),
        gte(auditEvents.createdAt, new Date(at - SPREAD_MS)),
        lt(auditEvents.createdAt, new Date(at + SPREAD_MS)),
      ),
    );
  if (!row) throw notFound("audit event");
  return present(row);
}

function conditions(ctx: Context, input: ListAuditInput): (SQL | undefined)[] {
  return [
    eq(auditEvents.orgId, ctx.org.id),
    input.actorType && eq(auditEvents.actorType, input.actorType),
    input.tokenId ? eq(auditEvents.tokenId, input.tokenId) : undefined,
    input.operation ? eq(auditEvents.operation, input.operation) : undefined,
    input.action ? actionIs(input.action) : undefined,
    input.entityType ? eq(auditEvents.entityType, input.entityType) : undefined,
    input.entityId ? eq(auditEvents.entityId, input.entityId) : undefined,
    input.outcome && eq(auditEvents.outcome, input.outcome),
    input.since ? gte(auditEvents.createdAt, new Date(input.since)) : undefined,
    input.until ? lt(auditEvents.createdAt, new Date(input.until)) : undefined,
  ];
}

/** A prefix is asked for as a range, which an index answers; LIKE would walk the whole log. */
function actionIs(action: string): SQL | undefined {
  if (!action.endsWith(".*")) return eq(auditEvents.action, action);
  const prefix = action.slice(0, -1);
  return and(gte(auditEvents.action, prefix), lt(auditEvents.action, `${prefix.slice(0, -1)}/`));
}

async function countUpTo(ctx: Context, input: ListAuditInput): Promise<number> {
  const some = ctx.db
    .select({ one: sql`1`.as("one") })
    .from(auditEvents)
    .where(and(...conditions(ctx, input)))
    // In the order of the page's own index, so that it stops after so many rows and reads no more.
    .orderBy(desc(auditEvents.createdAt), desc(auditEvents.id))
    .limit(EXACT_ROWS + 1)
    .as("some");
  const [counted] = await ctx.db.select({ total: sql<number>`count(*)::int` }).from(some);
  return counted?.total ?? 0;
}

function present(row: Row): AuditEvent {
  return {
    id: row.id,
    createdAt: row.createdAt.toISOString(),
    actorType: row.actorType,
    actorId: row.actorId ?? undefined,
    actorLabel: row.actorLabel,
    actorRole: row.actorRole ?? undefined,
    tokenId: row.tokenId ?? undefined,
    clientName: row.clientName ?? undefined,
    clientVersion: row.clientVersion ?? undefined,
    operation: row.operation,
    action: row.action,
    entityType: row.entityType ?? undefined,
    entityId: row.entityId ?? undefined,
    entityLabel: row.entityLabel ?? undefined,
    outcome: row.outcome,
    errorCode: row.errorCode ?? undefined,
    input: factsOf(row.input),
    before: factsOf(row.before),
    after: factsOf(row.after),
    ip: row.ip ?? undefined,
    userAgent: row.userAgent ?? undefined,
    requestId: row.requestId,
    durationMs: row.durationMs ?? undefined,
  };
}

function factsOf(recorded: unknown): Record<string, unknown> | undefined {
  if (recorded === null || recorded === undefined) return undefined;
  return typeof recorded === "object" && !Array.isArray(recorded)
    ? { ...recorded }
    : { value: recorded };
}
