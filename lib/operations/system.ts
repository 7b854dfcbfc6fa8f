import { sql } from "drizzle-orm";
import { appendAudit, type Entry } from "@/lib/audit/writer";
import { type Tx, transaction } from "@/lib/db/database";
import type { Actor, ProgramContext, RequestFacts } from "./context";

/** What work outside a call may do: jobs, webhooks, sign-in and the operator's command line. */
export interface SystemContext {
  db: Tx;
  now: Date;
  request: RequestFacts;
  /** Rekomi itself, or the installation's operator. */
  actor: Actor;
  /** Makes one organization the tenant of what follows in this transaction. */
  enterOrg(orgId: string): Promise<void>;
  /** A row for the log of one organization, in the same transaction. */
  record(entry: SystemEntry): void;
}

type SystemEntry = Pick<
  Entry,
  | "orgId"
  | "operation"
  | "action"
  | "subject"
  | "input"
  | "outcome"
  | "errorCode"
  | "before"
  | "after"
> & { actor?: Actor; role?: string };

/** Where an organization's own rules run, once it is the tenant. */
export function within(
  { db, now }: Pick<SystemContext, "db" | "now">,
  orgId: string,
): ProgramContext {
  return { db, now, org: { id: orgId } };
}

const SYSTEM: Actor = { type: "system", id: null, label: "Rekomi" };
export const OPERATOR: Actor = { type: "admin", id: null, label: "Operator" };

/** The one other door: a named actor, the same transaction and the same audit writer as `perform`. */
export function asSystem<T>(
  request: RequestFacts,
  work: (ctx: SystemContext) => Promise<T>,
  actor: Actor = SYSTEM,
): Promise<T> {
  return transaction(async (db) => {
    const now = new Date();
    const entries: Entry[] = [];
    const result = await work({
      db,
      now,
      request,
      actor,
      enterOrg: async (orgId) => {
        await db.execute(sql`select set_config('app.org', ${orgId}, true)`);
      },
      record: ({ actor: by = actor, role, ...entry }) => {
        entries.push({ ...entry, at: now, actor: by, role: role ?? null, tokenId: null, request });
      },
    });
    await appendAudit(db, entries);
    return result;
  });
}
