import { uuidv7 } from "uuidv7";
import { auditEvents } from "@/drizzle/schema";
import type { Database, Tx } from "@/lib/db/database";
import type { Actor, RequestFacts } from "@/lib/operations/context";
import { cleanText, hashInput, recordedInput, recordedSnapshot } from "./redact";
import type { Outcome } from "./shape";

/** One call, as it will be remembered. */
export interface Entry {
  orgId: string;
  at: Date;
  actor: Actor;
  role: string | null;
  tokenId: string | null;
  request: RequestFacts;
  operation: string;
  action: string;
  subject?: { type: string; id: string; label?: string };
  input?: unknown;
  outcome: Outcome;
  errorCode?: string;
  before?: unknown;
  after?: unknown;
  durationMs?: number;
}

/**
 * Appends to the log in the caller's transaction. There is no RETURNING: the serving login may add rows
 * of any tenant and read those of one.
 */
export async function appendAudit(db: Tx | Database, entries: readonly Entry[]): Promise<void> {
  if (entries.length > 0) await db.insert(auditEvents).values(entries.map(rowOf));
}

function rowOf(entry: Entry): typeof auditEvents.$inferInsert {
  const { actor, request, subject } = entry;
  return {
    orgId: entry.orgId,
    id: uuidv7(),
    createdAt: entry.at,
    actorType: actor.type,
    actorId: actor.id,
    actorLabel: short(actor.label, 200) ?? "",
    actorRole: entry.role,
    tokenId: entry.tokenId,
    clientName: short(request.clientName, 100),
    clientVersion: short(request.clientVersion, 60),
    operation: short(entry.operation, 100) ?? "",
    action: short(entry.action, 100) ?? "",
    entityType: subject?.type,
    entityId: short(subject?.id, 200),
    entityLabel: short(subject?.label, 200),
    input: entry.input === undefined ? null : recordedInput(entry.input),
    inputHash: entry.input === undefined ? null : hashInput(entry.input),
    outcome: entry.outcome,
    errorCode: entry.errorCode,
    before: entry.before ? recordedSnapshot(entry.before) : null,
    after: entry.after ? recordedSnapshot(entry.after) : null,
    ip: short(request.ip, 64),
    userAgent: short(request.userAgent, 300),
    requestId: request.requestId,
    durationMs: entry.durationMs === undefined ? null : Math.round(entry.durationMs),
  };
}

function short(text: string | null | undefined, length: number): string | null {
  return text ? cleanText(text).slice(0, length).toWellFormed() : null;
}
