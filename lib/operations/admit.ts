import { BlockList, isIP } from "node:net";
import { atLeastWords, effectiveTier, roleAtLeast, tierAtLeast } from "@/lib/orgs/shape";
import { settings } from "@/lib/settings";
import type { Actor, Context, Credential, Entered } from "./context";
import type { AnyOperation } from "./define";
import { Refusal, refuse } from "./errors";
import { networkOf } from "./network";
import { secondsLeft, withinRate } from "./rate";

/** Somebody who is known, before anything is done for them. */
type Arrived = Entered & Pick<Context, "request">;

/** May this caller come in at all? The order is the published one. */
export function admit(ctx: Arrived, { peek = false }: { peek?: boolean } = {}): void {
  if (ctx.barred) throw ctx.barred;
  refuseUnlessActive(ctx);
  refuseIfTooFast(ctx, peek);
  if (ctx.actor.type === "mcp" && ctx.org.aiStoppedAt) {
    refuse(
      "ai_access_stopped",
      "An owner has stopped all AI access to this organization. They can resume it under Settings, AI assistant.",
    );
  }
  if (ctx.org.suspendedAt && (ctx.actor.type === "mcp" || ctx.actor.type === "api_key")) {
    refuseSuspended();
  }
  if (ctx.credential && !networkAllows(ctx.credential.networks, ctx.request.ip)) {
    refuse(
      "network_not_allowed",
      "This token may not be used from this network. An owner can change its networks under Settings, AI assistant.",
    );
  }
}

/** Where each kind of actor comes in; the operator and the system are let in everywhere. */
const SURFACE = {
  user: "dashboard",
  api_key: "rest",
  mcp: "mcp",
  system: null,
  admin: null,
} as const;

/** May they do this? Role, then access and tool policy, then plan. */
export function permit(operation: AnyOperation, ctx: Context): void {
  if (ctx.org.suspendedAt && ctx.actor.type === "user" && operation.kind === "write") {
    refuseSuspended();
  }
  const surface = SURFACE[ctx.actor.type];
  if (surface && !operation.surfaces.includes(surface)) {
    refuse(
      "forbidden",
      `${operation.title} is for people in the dashboard alone. Do it there, or ask an owner.`,
    );
  }
  if (!roleAtLeast(ctx.role, operation.role)) {
    refuse(
      "forbidden",
      `This takes the role ${operation.role}; yours is ${ctx.role}. Ask an owner.`,
    );
  }
  if (ctx.credential) permitTool(operation, ctx.credential);
  permitPlan(operation, ctx);
}

/** Whether access and policy grant an operation: what a list of tools is filtered by. */
export function grants(credential: Credential, operation: AnyOperation): boolean {
  return hasAccess(credential, operation) && hasTool(credential, operation);
}

function hasAccess(credential: Credential, operation: AnyOperation): boolean {
  return operation.kind === "read" || credential.access === "read_write";
}

function hasTool(credential: Credential, operation: AnyOperation): boolean {
  return credential.allowedTools === null || credential.allowedTools.includes(operation.name);
}

function permitTool(operation: AnyOperation, credential: Credential): void {
  if (!hasTool(credential, operation)) {
    refuse(
      "tool_not_allowed",
      `This token may not use ${operation.name}. An owner can mint a token that may, under Settings, AI assistant.`,
    );
  }
  if (!hasAccess(credential, operation)) {
    refuse(
      "insufficient_scope",
      `${operation.name} changes things and this credential may only read. An owner can mint one with read and write access.`,
    );
  }
}

function permitPlan(operation: AnyOperation, ctx: Context): void {
  const current = effectiveTier(ctx.org, ctx.now);
  const gates = [operation.plan, ctx.actor.type === "api_key" ? operation.apiKeyPlan : undefined];
  for (const required of gates) {
    if (required && !tierAtLeast(current, required)) {
      refuse(
        "plan_tier_required",
        `This needs the plan ${atLeastWords(required)}; the plan in force is ${current}. An owner can change it under Settings, Billing.`,
        // A trial is no plan to choose: what it opens is sold from Starter on.
        { required: required === "Trial" ? "Starter" : required, current },
      );
    }
  }
}

function refuseUnlessActive({ credential, actor }: Arrived): void {
  if (!credential || credential.status === "active") return;
  refuse("unauthorized", deathOf(credential.status, actor.type), { reason: credential.status });
}

function deathOf(status: Exclude<Credential["status"], "active">, type: Actor["type"]): string {
  const { who, where } =
    type === "api_key"
      ? { who: "an admin or owner", where: "Settings, API keys" }
      : { who: "an owner", where: "Settings, AI assistant" };
  switch (status) {
    case "revoked":
      return `This credential was revoked. Ask ${who} for a new one under ${where}.`;
    case "expired":
      return `This credential has expired. Ask ${who} for a new one under ${where}.`;
    case "rotated":
      return "This credential was rotated and its old value has stopped. Use the new value.";
    case "paused":
      return `This credential is paused because the person who made it no longer may. Ask ${who} to adopt or revoke it under ${where}.`;
  }
}

function refuseIfTooFast(ctx: Arrived, peek: boolean): void {
  if (!ctx.credential) return;
  const own = withinRate(
    `credential:${ctx.credential.id}`,
    ctx.credential.requestsPerMinute,
    ctx.now,
    peek,
  );
  const shared = own && withinRate(`org:${ctx.org.id}`, settings().orgRate, ctx.now, peek);
  if (own && shared) return;
  throw tooFast(own ? "This organization" : "This credential", ctx.now);
}

/** Those who show nothing valid share a small allowance per address, or network of one customer. */
export function refuseIfGuessing(ip: string | null, now: Date): void {
  if (ip && !withinRate(`address:${networkOf(ip)}`, settings().addressRate, now))
    throw tooFast("This address", now);
}

/** For doors that ask for no credential: each counts what comes by a key of its own. */
export function refuseBeyond(limit: number, key: string, who: string, now: Date): void {
  if (!withinRate(key, limit, now)) throw tooFast(who, now);
}

function tooFast(who: string, now: Date): Refusal {
  const retryAfter = secondsLeft(now);
  return new Refusal(
    "rate_limited",
    `${who} has made too many calls this minute. Try again in ${retryAfter} seconds.`,
    { retryAfter },
  );
}

function refuseSuspended(): never {
  refuse(
    "org_suspended",
    "This organization is suspended by the operator of this installation. Ask them to resume it.",
  );
}

function networkAllows(networks: readonly string[], ip: string | null): boolean {
  if (networks.length === 0) return true;
  if (!ip || isIP(ip) === 0) return false;
  const list = new BlockList();
  for (const network of networks) {
    const [address, bits] = network.split("/");
    if (!address) continue;
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    list.addSubnet(address, Number(bits ?? (family === "ipv6" ? 128 : 32)), family);
  }
  return list.check(ip, isIP(ip) === 6 ? "ipv6" : "ipv4");
}
