/**
 * Refusals: the errors that a caller is meant to read. Codes never change once published, and this
 * file alone knows which HTTP status each of them has.
 */
const STATUS = {
  validation_failed: 400,
  unauthorized: 401,
  relay_signature_invalid: 401,
  plan_tier_required: 402,
  paid_plan_required: 402,
  ai_access_stopped: 403,
  org_suspended: 403,
  network_not_allowed: 403,
  forbidden: 403,
  tool_not_allowed: 403,
  insufficient_scope: 403,
  email_not_verified: 403,
  mcp_relay_required: 403,
  no_allowed_origins_configured: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  slug_already_taken: 409,
  idempotency_conflict: 409,
  token_limit_reached: 409,
  pixel_not_provisioned: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  rate_limited: 429,
  internal_error: 500,
  unavailable: 503,
} as const;

export type RefusalCode = keyof typeof STATUS;

/** Every code, by status. */
export function refusalCodes(): RefusalCode[] {
  return Object.keys(STATUS).filter((code) => isRefusalCode(code));
}

function isRefusalCode(code: string): code is RefusalCode {
  return code in STATUS;
}

interface RefusalDetails {
  /** The input field at fault, as the caller spells it. */
  field?: string;
  /** Why a credential was not accepted: malformed, unknown, revoked, expired, rotated, paused. */
  reason?: string;
  /** Plan gates: the tier that is needed and the tier in force. */
  required?: string;
  current?: string;
  /** Seconds until another try makes sense. */
  retryAfter?: number;
}

// Next's bundles and the server's hold separate copies of this class, so a brand stands in for instanceof.
const BRAND = Symbol.for("rekomi.refusal");

export class Refusal extends Error {
  readonly [BRAND] = true;
  override readonly name = "Refusal";
  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly details: RefusalDetails = {},
  ) {
    super(message);
  }
}

export function isRefusal(error: unknown): error is Refusal {
  return typeof error === "object" && error !== null && BRAND in error;
}

export function refuse(code: RefusalCode, message: string, details?: RefusalDetails): never {
  throw new Refusal(code, message, details);
}

/** What every absent thing answers, another organization's included, so that existence never leaks. */
export function notFound(what: string): Refusal {
  return new Refusal(
    "not_found",
    `There is no such ${what} in this organization. Check the id, or list them to find it.`,
  );
}

export function statusOf(code: RefusalCode): number {
  return STATUS[code];
}

/** A bug becomes `internal_error`: nothing of it leaves but the request id to look it up by. */
export function refusalOf(error: unknown): Refusal {
  if (isRefusal(error)) return error;
  return isDatabaseAway(error)
    ? new Refusal("unavailable", "The database cannot be reached. Try again in a few seconds.", {
        retryAfter: 5,
      })
    : new Refusal(
        "internal_error",
        "Something failed on our side. Nothing was changed; try again.",
      );
}

// SQLSTATE classes 08 (connection), 57P0x (shutdown) and the socket errors of node.
const AWAY = /^(08\d{3}|57P0[1-3]|53300|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE)$/;
// The driver's own errors have no code; the last one is also that of a full queue.
const AWAY_WORDS =
  /^(Connection terminated|Client (has encountered a connection error|was closed) and is not queryable|timeout exceeded when trying to connect)/;
function isDatabaseAway(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  if ("code" in error && typeof error.code === "string" && AWAY.test(error.code)) return true;
  if ("message" in error && AWAY_WORDS.test(String(error.message))) return true;
  return "cause" in error && isDatabaseAway(error.cause);
}

export interface RefusalBody extends RefusalDetails {
  error: RefusalCode;
  message: string;
  requestId: string;
}

export function refusalBody(refusal: Refusal, requestId: string): RefusalBody {
  const { retryAfter: _header, ...details } = refusal.details;
  return { error: refusal.code, message: refusal.message, ...details, requestId };
}
