import type { AnyOperation } from "@/lib/operations/define";
import { type RefusalCode, statusOf } from "@/lib/operations/errors";
import { inputSchema } from "./json-schema";
import { parseRoute } from "./routes";

/** What a script should be ready for when it calls an operation. */
function refusalsOf(operation: AnyOperation): RefusalCode[] {
  const { kind, plan, apiKeyPlan, refuses = [] } = operation;
  const codes: RefusalCode[] = ["validation_failed", "unauthorized"];
  if (plan || apiKeyPlan) codes.push("plan_tier_required");
  codes.push("forbidden", "org_suspended");
  if (kind === "write") codes.push("insufficient_scope");
  if (namesSomething(operation)) codes.push("not_found");
  if (kind === "write") codes.push("conflict", "idempotency_conflict");
  if (hasBody(operation)) codes.push("payload_too_large", "unsupported_media_type");
  codes.push("rate_limited", "internal_error", "unavailable");
  return [...new Set([...codes, ...refuses])];
}

/** The same, as an answer shows them: one status, and the codes that share it. */
export function refusalsByStatus(
  operation: AnyOperation,
): [status: number, codes: RefusalCode[]][] {
  const byStatus = new Map<number, RefusalCode[]>();
  for (const code of refusalsOf(operation))
    byStatus.set(statusOf(code), [...(byStatus.get(statusOf(code)) ?? []), code]);
  return [...byStatus].sort(([one], [other]) => one - other);
}

/** An id in the input can be that of nothing. */
function namesSomething(operation: AnyOperation): boolean {
  return Object.entries(inputSchema(operation).properties).some(
    ([name, { format }]) => format === "uuid" || /(^id|Id|Key)$/.test(name),
  );
}

export function hasBody({ rest }: AnyOperation): boolean {
  const { method } = parseRoute(rest ?? "GET /");
  return method !== "GET" && method !== "DELETE";
}
