import { appendAudit } from "@/lib/audit/writer";
import { type Database, database, type Tx, transaction } from "@/lib/db/database";
import { log } from "@/lib/log";
import { admit, grants } from "./admit";
import type { Caller, Context, Entered, Step } from "./context";
import { isRefusal, type Refusal, refusalOf } from "./errors";
import { guessed } from "./perform";
import { operations } from "./registry";
import { countRepeat } from "./repeats";

/** Who a bearer is: what the relay asks before it lets a request reach the protocol. */
export interface Connection {
  org: { name: string; slug: string };
  /** The token's name. */
  name: string;
  /** Operations that access and policy grant, in the registry's order. */
  tools: readonly string[];
}

/**
 * Answers the relay's first question and keeps the step just reached. Leaves no row but for a refusal.
 * A step of "call" is counted by the call itself.
 * @throws Refusal `unauthorized`, `rate_limited`, `ai_access_stopped`, `org_suspended`,
 * `network_not_allowed` or `unavailable`: each becomes an HTTP status before any stream begins.
 */
export async function connect(caller: Caller, step: Step): Promise<Connection> {
  let known: Entered | null = null;
  const letIn = async (db: Tx | Database) => {
    known = await caller.enter(db);
    admit({ ...known, request: caller.request }, { peek: step === "call" });
    return known;
  };
  try {
    // Before a call there is nothing to write, so one statement is the whole of it.
    if (step === "call") return connectionOf(await letIn(database()));
    return await transaction(async (db) => {
      const entered = await letIn(db);
      await caller.seen?.(db, contextOf(entered, caller, db), { step });
      return connectionOf(entered);
    });
  } catch (error) {
    if (!isRefusal(error))
      log.error({ err: error, requestId: caller.request.requestId, operation: "connect" });
    const refusal = refusalOf(error);
    throw known ? await refused(caller, known, refusal) : guessed(refusal, caller);
  }
}

function connectionOf(entered: Entered): Connection {
  const { org, actor } = entered;
  return { org: { name: org.name, slug: org.slug }, name: actor.label, tools: toolsOf(entered) };
}

function contextOf(entered: Entered, { request }: Caller, db: Tx): Context {
  return { ...entered, request, db, changed: () => {} };
}

function toolsOf({ credential }: Entered): string[] {
  return operations
    .filter(({ surfaces }) => surfaces.includes("mcp"))
    .filter((operation) => credential === null || grants(credential, operation))
    .map(({ name }) => name);
}

async function refused(caller: Caller, entered: Entered, refusal: Refusal): Promise<Refusal> {
  if (!countRepeat({ ...entered, request: caller.request }, refusal)) return refusal;
  try {
    await transaction(async (db) => {
      const ctx = contextOf(await caller.enter(db), caller, db);
      await appendAudit(db, [
        {
          orgId: ctx.org.id,
          at: ctx.now,
          actor: ctx.actor,
          role: ctx.role,
          tokenId: ctx.actor.type === "mcp" ? ctx.actor.id : null,
          request: ctx.request,
          operation: "connect",
          action: "mcp.connected",
          outcome: "refused",
          errorCode: refusal.code,
        },
      ]);
      await caller.seen?.(db, ctx, { refused: refusal.details.reason ?? refusal.code });
    });
    return refusal;
  } catch (unwritten) {
    return refusalOf(unwritten);
  }
}
