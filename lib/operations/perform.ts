import { z } from "zod";
import { appendAudit, type Entry } from "@/lib/audit/writer";
import { database, type Tx, transaction } from "@/lib/db/database";
import { log } from "@/lib/log";
import { metrics } from "@/lib/metrics";
import { admit, permit, refuseIfGuessing } from "./admit";
import type { Caller, Context, Snapshot } from "./context";
import type { Operation } from "./define";
import { isRefusal, Refusal, refusalOf, refuse } from "./errors";
import { once } from "./once";
import { countRepeat } from "./repeats";
import { NUL_WORDS, nulIn } from "./text";

/**
 * The one room: whoever calls, from wherever, the call runs here. May they? Is it valid? Do it, and write
 * it down in the same transaction. What is refused or fails is written down before the answer leaves.
 * @throws Refusal, always: a bug becomes `internal_error`.
 */
export async function perform<I extends z.ZodObject, O extends z.ZodObject>(
  operation: Operation<I, O>,
  caller: Caller,
  input: unknown,
): Promise<z.infer<O>> {
  const call = new Call(operation, caller, input);
  try {
    const output = await transaction(async (db) => {
      const ctx = await call.enter(db);
      admit(ctx);
      permit(operation, ctx);
      const valid = validate(operation.input, input);
      const work = async () => operation.output.parse(await operation.run(ctx, valid));
      const output = await once(operation, ctx, valid, work);
      const subject = operation.subject?.(output, valid);
      if (call.isRecorded) await appendAudit(db, [call.entry({ subject, outcome: "ok" })]);
      await caller.seen?.(db, ctx, { step: "call" });
      return output;
    });
    call.count("ok");
    return output;
  } catch (error) {
    throw await call.failed(error);
  }
}

const UNKNOWN_TOOL = "tool.unknown";

/** A client asked for a tool that does not exist: written down like any other refusal. */
export function performUnknownTool(caller: Caller, name: string, input: unknown): Promise<never> {
  const asked = { name: name.slice(0, 100), action: UNKNOWN_TOOL };
  const refusal = new Refusal("not_found", `There is no tool named ${asked.name}.`);
  return performRefusal(asked, caller, input ?? {}, refusal);
}

/**
 * What names no operation, or cannot be read as the input of one: whoever sends it is told so only once
 * they are known and let in, and it is written down as theirs.
 */
export async function performRefusal(
  asked: Pick<Operation, "name" | "action">,
  caller: Caller,
  input: unknown,
  refusal: Refusal,
): Promise<never> {
  const refused: Operation = {
    ...asked,
    kind: "read",
    title: asked.name,
    summary: "Nothing that this server does.",
    surfaces: ["rest", "mcp"],
    role: "viewer",
    effect: "none",
    input: z.looseObject({}),
    output: z.object({}),
    run: async () => {
      throw refusal;
    },
  };
  await perform(refused, caller, input);
  throw refusal;
}

/** What is known of one call while it runs, and how it is written down when it ends. */
class Call {
  private ctx: Context | null = null;
  private before: Snapshot | null = null;
  private after: Snapshot | null = null;
  private readonly started = performance.now();

  constructor(
    private readonly operation: Pick<Operation, "kind" | "name" | "action">,
    private readonly caller: Caller,
    private readonly input: unknown,
  ) {}

  async enter(db: Tx): Promise<Context> {
    const entered = await this.caller.enter(db);
    this.ctx = {
      ...entered,
      db,
      request: this.caller.request,
      changed: (before, after) => {
        this.before = before;
        this.after = after;
      },
    };
    return this.ctx;
  }

  /** People's reads are the one thing that leaves no row. */
  get isRecorded(): boolean {
    return this.caller.actorType !== "user" || this.operation.kind === "write";
  }

  entry(result: Pick<Entry, "outcome" | "subject" | "errorCode">): Entry {
    const ctx = this.ctx;
    if (!ctx) throw new Error("A call is written down only once it is known whose it is.");
    return {
      orgId: ctx.org.id,
      at: ctx.now,
      actor: ctx.actor,
      role: ctx.role,
      tokenId: ctx.actor.type === "mcp" ? ctx.actor.id : null,
      request: ctx.request,
      operation: this.operation.name,
      action: this.operation.action,
      input: this.input,
      before: result.outcome === "ok" ? this.before : null,
      after: result.outcome === "ok" ? this.after : null,
      durationMs: performance.now() - this.started,
      ...result,
    };
  }

  count(outcome: string): void {
    const actor_type = this.caller.actorType;
    const operation = this.operation.action === UNKNOWN_TOOL ? "unknown" : this.operation.name;
    metrics.calls.inc({ operation, actor_type, outcome });
    metrics.seconds.observe({ actor_type }, (performance.now() - this.started) / 1000);
  }

  /** The work is undone; the row that says so stands on its own, and is committed before we answer. */
  async failed(error: unknown): Promise<Refusal> {
    const refusal = refusalOf(error);
    this.count(refusal.code);
    if (!isRefusal(error)) {
      log.error({
        err: error,
        requestId: this.caller.request.requestId,
        operation: this.operation.name,
      });
    }
    const { ctx } = this;
    if (!ctx) return guessed(refusal, this.caller);
    if (!this.isRecorded) return refusal;
    const outcome = refusal.code === "internal_error" ? "failed" : "refused";
    try {
      if (countRepeat(ctx, refusal)) await this.writeDown({ outcome, errorCode: refusal.code });
      return refusal;
    } catch (unwritten) {
      return refusalOf(unwritten);
    }
  }

  private async writeDown(result: Pick<Entry, "outcome" | "errorCode">): Promise<void> {
    const { ctx, caller } = this;
    if (!ctx) return;
    if (!caller.seen) return appendAudit(database(), [this.entry(result)]);
    await transaction(async (db) => {
      await caller.enter(db);
      await appendAudit(db, [this.entry(result)]);
      await caller.seen?.(db, ctx, { refused: result.errorCode ?? "failed" });
    });
  }
}

/**
 * A credential that matches nothing belongs to nobody's log: it is counted for the operator. A database that
 * is away is no guess.
 */
export function guessed(refusal: Refusal, caller: Caller): Refusal {
  if (refusal.code !== "unauthorized" || caller.actorType === "user") return refusal;
  try {
    caller.missed?.();
    refuseIfGuessing(caller.request.ip, new Date());
    return refusal;
  } catch (error) {
    return refusalOf(error);
  }
}

function validate<I extends z.ZodObject>(shape: I, input: unknown): z.infer<I> {
  const parsed = shape.safeParse(input ?? {});
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuseField(fieldOf(issue), issue?.message ?? "The input is not valid.");
  }
  const nul = nulIn(parsed.data);
  return nul === undefined ? parsed.data : refuseField(nul, NUL_WORDS);
}

function refuseField(field: string | undefined, message: string): never {
  refuse("validation_failed", field ? `${field}: ${message}` : message, field ? { field } : {});
}

function fieldOf(issue: z.core.$ZodIssue | undefined): string | undefined {
  if (!issue) return undefined;
  if (issue.code === "unrecognized_keys") return [...issue.path, issue.keys[0]].join(".");
  return issue.path.length > 0 ? issue.path.join(".") : undefined;
}
