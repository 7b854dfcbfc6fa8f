import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { KEY_RATE, mayMintKeys } from "@/lib/api-keys/shape";
import type { ActorType } from "@/lib/audit/shape";
import { lookUp } from "@/lib/db/look-up";
import type {
  Caller,
  Credential,
  CredentialStatus,
  Entered,
  Org,
  Peer,
  RequestFacts,
} from "@/lib/operations/context";
import { type Refusal, refuse } from "@/lib/operations/errors";
import { networkOf } from "@/lib/operations/network";
import { OPERATOR } from "@/lib/operations/system";
import { isSlug, type Role } from "@/lib/orgs/shape";
import { hashSecret, isWellFormed, KEY_PREFIX, TOKEN_PREFIX } from "@/lib/tokens/secret";
import { keepKeySight, keepTokenSight } from "@/lib/tokens/sightings";
import { KEY, KEY_AT_RELAY, NOBODY, RELAY_REQUIRED, TOKEN } from "./credential-refusals";
import { KeyFacts, OperatorFacts, SessionFacts, TokenFacts } from "./facts";
import { countLater } from "./installation-log";

/** The one place that builds a Context: a session, a key or a token becomes somebody with rights. */

/** What a request says of itself before anybody is known; the peer is the socket's word, not a header's. */
export function requestFacts(
  headers: Headers,
  peer: Pick<Peer, "ip">,
  extra: Partial<RequestFacts> = {},
): RequestFacts {
  return {
    requestId: uuidv7(),
    ip: peer.ip,
    userAgent: headers.get("user-agent"),
    clientName: null,
    clientVersion: null,
    idempotencyKey: headers.get("idempotency-key"),
    ...extra,
  };
}

/** A bearer, by its prefix: MCP credentials come through the relay, API keys come directly. */
export function bearerCaller(
  authorization: string | null,
  request: RequestFacts,
  via: "direct" | "relay",
): Caller {
  const secret = /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1];
  if (secret?.startsWith(KEY_PREFIX)) return keyCaller(secret, request, via);
  if (secret?.startsWith(TOKEN_PREFIX)) return tokenCaller(secret, request, via);
  return stranger("api_key", request, NOBODY[via][secret ? "unknown" : "missing"]);
}

function stranger(actorType: ActorType, request: RequestFacts, refusal: Refusal): Caller {
  return {
    actorType,
    request,
    enter: async () => {
      throw refusal;
    },
    missed: () => countMiss(request),
  };
}

function countMiss({ ip }: RequestFacts): void {
  countLater("credential_unknown", networkOf(ip ?? "unknown"), new Date());
}

function tokenCaller(secret: string, request: RequestFacts, via: "direct" | "relay"): Caller {
  if (!isWellFormed(secret, TOKEN_PREFIX)) return stranger("mcp", request, TOKEN.malformed);
  const hash = hashSecret(secret);
  let known: TokenFacts | null = null;
  return {
    actorType: "mcp",
    request,
    missed: () => countMiss(request),
    async enter(db) {
      const { userAgent, ip } = request;
      const call = sql`open_token(${hash}, ${userAgent ?? ""}, ${ip ?? ""})`;
      known = await lookUp(db, call, TokenFacts);
      if (!known) throw TOKEN.unknown;
      // A stateless client names itself only when it connects.
      request.clientName ??= known.client?.name ?? null;
      request.clientVersion ??= known.client?.version || null;
      const now = new Date();
      return {
        now,
        org: known.org,
        actor: { type: "mcp", id: known.id, label: known.name },
        role: known.makerRole ?? "viewer",
        userId: known.makerId,
        credential: credentialOf(known, now),
        barred: via === "direct" ? RELAY_REQUIRED : null,
      };
    },
    seen: async (db, ctx, sight) => {
      if (known) await keepTokenSight(db, ctx, sight, known);
    },
  };
}

function credentialOf(token: TokenFacts, now: Date): Credential {
  const { id, access, allowedTools, networks, requestsPerMinute } = token;
  return { id, status: tokenStatus(token, now), access, allowedTools, networks, requestsPerMinute };
}

function tokenStatus(token: TokenFacts, now: Date): CredentialStatus {
  if (token.revokedAt) return "revoked";
  if (token.endedAt && token.endedAt <= now) return "rotated";
  if (token.expiresAt && token.expiresAt <= now) return "expired";
  // Only owners mint: a maker who left or is no longer one leaves the token waiting for another owner.
  return token.makerRole === "owner" ? "active" : "paused";
}

function keyCaller(secret: string, request: RequestFacts, via: "direct" | "relay"): Caller {
  if (!isWellFormed(secret, KEY_PREFIX)) return stranger("api_key", request, KEY.malformed);
  const hash = hashSecret(secret);
  return {
    actorType: "api_key",
    request,
    missed: () => countMiss(request),
    async enter(db) {
      const key = await lookUp(db, sql`open_api_key(${hash})`, KeyFacts);
      if (!key) throw KEY.unknown;
      return {
        now: new Date(),
        org: key.org,
        actor: { type: "api_key", id: key.id, label: key.name },
        role: key.makerRole ?? "viewer",
        userId: key.makerId,
        credential: {
          id: key.id,
          status: keyStatus(key),
          access: key.access,
          allowedTools: null,
          networks: [],
          requestsPerMinute: KEY_RATE,
        },
        barred: via === "relay" ? KEY_AT_RELAY : null,
      };
    },
    seen: keepKeySight,
  };
}

function keyStatus(key: KeyFacts): CredentialStatus {
  if (key.revokedAt) return "revoked";
  if (key.rotatedAt) return "rotated";
  return key.makerRole && mayMintKeys(key.makerRole) ? "active" : "paused";
}

/** A signed-in browser, in the organization that its address names. */
export function sessionCaller(
  sessionValue: string | null,
  slug: string,
  request: RequestFacts,
): Caller {
  return {
    actorType: "user",
    request,
    async enter(db) {
      if (!sessionValue) return refuse("unauthorized", "Sign in to go on.", { reason: "missing" });
      // An action's slug is whatever was sent, and some of that no database can read.
      if (!isSlug(slug)) return refuse("not_found", NOT_AMONG_YOURS);
      const found = await lookUp(
        db,
        sql`open_session(${hashSecret(sessionValue)}, ${slug})`,
        SessionFacts,
      );
      if (!found)
        return refuse("unauthorized", "Your session has ended. Sign in again.", {
          reason: "expired",
        });
      if (!found.org || !found.role) {
        return refuse("not_found", NOT_AMONG_YOURS);
      }
      return personIn(found.org, found.role, found);
    },
  };
}

const NOT_AMONG_YOURS = "There is no such organization among yours.";

function personIn(org: Org, role: Role, person: { userId: string; name: string }): Entered {
  return {
    now: new Date(),
    org,
    actor: { type: "user", id: person.userId, label: person.name },
    role,
    userId: person.userId,
    credential: null,
    barred: null,
  };
}

/** The installation's operator, at its command line: may do what an owner may, and is written down. */
export function operatorCaller(slug: string, request: RequestFacts = localRequest()): Caller {
  return {
    actorType: "admin",
    request,
    async enter(db) {
      const org = await lookUp(db, sql`open_org(${slug})`, OperatorFacts);
      if (!org)
        return refuse(
          "not_found",
          `There is no organization ${slug} on this installation. \`rekomi org list\` shows them.`,
          { field: "org" },
        );
      return {
        now: new Date(),
        org,
        actor: OPERATOR,
        role: "owner",
        userId: org.firstOwnerId,
        credential: null,
        barred: null,
      };
    },
  };
}

/** Facts of a call that no network carried. */
export function localRequest(): RequestFacts {
  return {
    requestId: uuidv7(),
    ip: null,
    userAgent: null,
    clientName: null,
    clientVersion: null,
    idempotencyKey: null,
  };
}
