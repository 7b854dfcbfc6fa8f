import type { Entry } from "@/lib/audit/writer";
import { shared } from "@/lib/shared";
import { MINUTE } from "@/lib/time/shape";
import type { Context, Entered } from "./context";
import type { Refusal, RefusalCode } from "./errors";

/**
 * A client that is turned away at the door a thousand times a minute gets two rows, not a thousand: the
 * first refusal at once, and one with the count of the rest when the minute is over.
 */
const AT_THE_DOOR: readonly RefusalCode[] = [
  "unauthorized",
  "rate_limited",
  "ai_access_stopped",
  "org_suspended",
  "network_not_allowed",
  "mcp_relay_required",
];

interface Repeats {
  minute: number;
  count: number;
  ctx: Pick<Context, "org" | "actor" | "role" | "request">;
  code: RefusalCode;
}

const repeats = () => shared("repeats", () => new Map<string, Repeats>());
/** Of minutes that ended while the client went on. */
const leftovers = () => shared("repeats.left", (): Repeats[] => []);

/** Whether this refusal deserves a row of its own; otherwise it is counted. */
export function countRepeat(ctx: Entered & Pick<Context, "request">, refusal: Refusal): boolean {
  if (!AT_THE_DOOR.includes(refusal.code)) return true;
  // Revoked is other news than rotated, though the code is the same.
  const why = `${refusal.code}:${refusal.details.reason ?? ""}`;
  const key = `${ctx.org.id}:${ctx.actor.type}:${ctx.actor.id}:${why}`;
  const minute = Math.floor(ctx.now.getTime() / MINUTE);
  const known = repeats().get(key);
  if (known && known.minute === minute) {
    known.count += 1;
    return false;
  }
  if (known && known.count > 0) leftovers().push(known);
  const { org, actor, role, request } = ctx;
  repeats().set(key, { minute, count: 0, ctx: { org, actor, role, request }, code: refusal.code });
  return true;
}

/** Rows for the minutes that are over; with `all`, for the current one too, before the process ends. */
export function takeRepeats(now: Date, all = false): Entry[] {
  const current = Math.floor(now.getTime() / MINUTE);
  const over = leftovers().splice(0);
  for (const [key, known] of repeats()) {
    if (!all && known.minute === current) continue;
    repeats().delete(key);
    if (known.count > 0) over.push(known);
  }
  return over.map(({ ctx, code, count }) => ({
    orgId: ctx.org.id,
    at: now,
    actor: ctx.actor,
    role: ctx.role,
    tokenId: ctx.actor.type === "mcp" ? ctx.actor.id : null,
    request: ctx.request,
    operation: "connect",
    action: "refusals.repeated",
    input: { repeated: count },
    outcome: "refused",
    errorCode: code,
  }));
}
