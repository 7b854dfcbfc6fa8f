import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { apiKeys } from "@/drizzle/schema";
import { readSigningSecret } from "@/lib/api-keys/api-keys";
import type { Database, Tx } from "@/lib/db/database";
import type { Caller, Entered, RequestFacts } from "@/lib/operations/context";
import { Refusal } from "@/lib/operations/errors";
import { bearerCaller } from "./caller";
import { seizeNonce } from "./nonces";

export const SIGNATURE_HEADER = "X-Rekomi-Signature";

/** How far the clocks of both sides may differ. */
export const WINDOW_SECONDS = 300;

/** What a script sent, byte for byte, and what it signed it with. */
export interface Signed {
  /** `t=<unix seconds>,v1=<hex>`; null: not signed. */
  header: string | null;
  body: Uint8Array;
}

/**
 * An API key whose holder also proves the body with its signing secret. Each signature works once; a request
 * that failed on our side may be sent again as it is, since its signature is spent with the work.
 */
export function signedKeyCaller(
  authorization: string | null,
  request: RequestFacts,
  signed: Signed,
): Caller {
  const caller = bearerCaller(authorization, request, "direct");
  let verdict: Refusal | null | undefined;
  return {
    ...caller,
    async enter(db) {
      const entered = await caller.enter(db);
      const { barred, credential } = entered;
      if (barred || credential?.status !== "active") return entered;
      // A refusal is written down by entering once more, which spends nothing.
      if (verdict === undefined) verdict = await faultOf(db, entered, signed);
      return { ...entered, barred: verdict };
    },
  };
}

async function faultOf(
  db: Tx | Database,
  { org, credential, now }: Entered,
  { header, body }: Signed,
): Promise<Refusal | null> {
  if (!header) return FAULTS.missing;
  const { t, v1 } = /^t=(?<t>\d{1,12}),v1=(?<v1>[0-9a-f]{64})$/.exec(header)?.groups ?? {};
  if (!t || !v1) return FAULTS.malformed;
  if (Math.abs(Math.floor(now.getTime() / 1000) - Number(t)) > WINDOW_SECONDS) return FAULTS.late;
  const [key] = await db
    .select({ signingSecret: apiKeys.signingSecret })
    .from(apiKeys)
    .where(and(eq(apiKeys.orgId, org.id), eq(apiKeys.id, credential?.id ?? "")));
  if (!key || !isEqual(signatureOf(readSigningSecret(key), t, body), v1)) return FAULTS.wrong;
  const until = new Date((Number(t) + WINDOW_SECONDS) * 1000);
  const nonce = createHash("sha256").update(`s2s\n${v1}`).digest("base64url");
  return (await seizeNonce(nonce, until, db)) ? null : FAULTS.repeated;
}

/** HMAC-SHA256 of `{t}.{body}`, hex. */
export function signatureOf(secret: string, t: string, body: Uint8Array): string {
  return createHmac("sha256", secret).update(`${t}.`).update(body).digest("hex");
}

function isEqual(ours: string, theirs: string): boolean {
  return timingSafeEqual(Buffer.from(ours), Buffer.from(theirs));
}

const fault = (reason: string, message: string) => new Refusal("unauthorized", message, { reason });

/** Why a signature is refused. */
export const FAULTS = {
  missing: fault(
    "signature_missing",
    `Sign the body: ${SIGNATURE_HEADER}: t=<unix seconds>,v1=<HMAC-SHA256 of "{t}.{body}" under the key's rks_ secret, hex>.`,
  ),
  malformed: fault(
    "signature_malformed",
    `${SIGNATURE_HEADER} is not t=<unix seconds>,v1=<64 lower-case hex digits>.`,
  ),
  late: fault(
    "signature_late",
    `The signature's t is more than ${WINDOW_SECONDS} seconds from this server's time. Sign when you send, with a correct clock.`,
  ),
  wrong: fault(
    "signature_wrong",
    "The signature does not fit the body. Sign the bytes as they are sent, with the signing secret that came with this key.",
  ),
  repeated: fault(
    "signature_repeated",
    "This signature was used before. Sign each request anew; the same event again counts once.",
  ),
};
