import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { refuse } from "@/lib/operations/errors";
import type { ClientFacts } from "./v1";

export const IDENTITY_HEADER = "X-Rekomi-MCP-Identity";
export const CLIENT_HEADER = "X-Rekomi-MCP-Client";

/** How far the clocks of relay and API may differ, and how long a nonce must be remembered after `t`. */
const WINDOW_SECONDS = 300;

/** What a signature covers. */
export interface SignedRequest {
  method: string;
  /** From `/api/v1`, with the query string exactly as sent. */
  path: string;
  body: string | Uint8Array;
  authorization: string;
  /** The value of `X-Rekomi-MCP-Client`, or the empty string. */
  client: string;
}

/** The first secret signs, all verify, so that a secret can be replaced without an outage. */
export type SecretRing = readonly string[];

/** Answers true for the first to ask, and remembers the nonce until then. */
type SeizeNonce = (nonce: string, until: Date) => Promise<boolean>;

export function sign(
  request: SignedRequest,
  secrets: SecretRing,
  now: Date,
  nonce: string = randomBytes(16).toString("base64url"),
): string {
  const [secret] = secrets;
  if (!secret) throw new Error("REKOMI_RELAY_SECRETS is empty: the relay cannot sign.");
  const t = String(seconds(now));
  const { v1, v2 } = payloads(request, t, nonce);
  return `t=${t},v1=${hmac(secret, v1)},n=${nonce},v2=${hmac(secret, v2)}`;
}

/** @throws Refusal `relay_signature_invalid`; nothing says which part was wrong. */
export async function verify(
  header: string,
  request: SignedRequest,
  trust: { secrets: SecretRing; now: Date; seizeNonce: SeizeNonce },
): Promise<void> {
  const identity = parseIdentity(header);
  if (!identity || Math.abs(seconds(trust.now) - Number(identity.t)) > WINDOW_SECONDS)
    refuseSignature();
  const { v1, v2 } = payloads(request, identity.t, identity.n);
  const genuine = trust.secrets.some(
    (secret) => equal(hmac(secret, v1), identity.v1) && equal(hmac(secret, v2), identity.v2),
  );
  // The nonce comes last: whoever cannot sign must not be able to fill the store.
  if (!genuine) refuseSignature();
  const until = new Date((Number(identity.t) + WINDOW_SECONDS) * 1000);
  if (!(await trust.seizeNonce(identity.n, until))) refuseSignature();
}

function refuseSignature(): never {
  refuse(
    "relay_signature_invalid",
    "The relay's signature is wrong, late or used before. The operator gives relay and API the same REKOMI_RELAY_SECRETS and correct clocks; the token is not at fault.",
  );
}

function payloads(
  { method, path, body, authorization, client }: SignedRequest,
  t: string,
  n: string,
) {
  const call = `${method}.${path}.${sha256(body)}`;
  return { v1: `${t}.${call}`, v2: `${t}.${n}.${call}.${sha256(authorization)}.${sha256(client)}` };
}

const IDENTITY = /^t=(\d{1,12}),v1=([0-9a-f]{64}),n=([A-Za-z0-9_-]{22}),v2=([0-9a-f]{64})$/;

function parseIdentity(header: string) {
  const [, t, v1, n, v2] = IDENTITY.exec(header) ?? [];
  return t && v1 && n && v2 ? { t, v1, n, v2 } : undefined;
}

const seconds = (date: Date) => Math.floor(date.getTime() / 1000);
const sha256 = (value: string | Uint8Array) => createHash("sha256").update(value).digest("hex");
const hmac = (secret: string, payload: string) =>
  createHmac("sha256", secret).update(payload).digest("hex");
const equal = (ours: string, theirs: string) =>
  timingSafeEqual(Buffer.from(ours), Buffer.from(theirs));

/** For signatures that never leave the process; between processes PostgreSQL remembers. */
export function memoryNonces(now: () => number = Date.now): SeizeNonce {
  const seen = new Map<string, number>();
  return async (nonce, until) => {
    // Nonces arrive in the order in which they lapse, give or take the window, so the oldest stand first.
    for (const [old, lapses] of seen) {
      if (lapses >= now()) break;
      seen.delete(old);
    }
    if (seen.has(nonce)) return false;
    seen.set(nonce, until.getTime());
    return true;
  };
}

const Facts = z.object({
  name: z.string().optional(),
  version: z.string().optional(),
  userAgent: z.string().optional(),
  ip: z.string().optional(),
});

export function encodeClient(client: ClientFacts): string {
  return Buffer.from(JSON.stringify(client)).toString("base64url");
}

/** What cannot be read says nothing: the facts are a courtesy, and only the signature makes them count. */
export function decodeClient(header: string): ClientFacts {
  try {
    return Facts.parse(JSON.parse(Buffer.from(header, "base64url").toString("utf8")));
  } catch {
    return {};
  }
}
