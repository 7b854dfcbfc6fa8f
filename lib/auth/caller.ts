import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { z } from "zod";
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
import { Refusal, refuse } from "@/lib/operations/errors";
import { networkOf } from "@/lib/operations/network";
import { OPERATOR } from "@/lib/operations/system";
import { isSlug, Role, SubscriptionStatus, Tier } from "@/lib/orgs/shape";
import { hashSecret, isWellFormed, KEY_PREFIX, TOKEN_PREFIX } from "@/lib/tokens/secret";
import { keepKeySight, keepTokenSight } from "@/lib/tokens/sightings";
import { countLater } from "./installation-log";

/** The one place that builds a Context: a session, a key or a token becomes somebody with rights. */

const instant = z.coerce.date();
const OrgFacts = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  planTier: Tier,
  subscriptionStatus: SubscriptionStatus,
  trialEndsAt: instant.nullable(),
  suspendedAt: instant.nullable(),
  aiStoppedAt: instant.nullable(),
});
const TokenFacts = z.object({
  org: OrgFacts,
  id: z.uuid(),
  name: z.string(),
  access: z.enum(["read", "read_write"]),
  allowedTools: z.array(z.string()).nullable(),
  networks: z.array(z.string()),
  requestsPerMinute: z.number().nullable(),
  makerId: z.uuid().nullable(),
  makerRole: Role.nullable(),
  endedAt: instant.nullable(),
  revokedAt: instant.nullable(),
  expiresAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
  lastIp: z.string().nullable(),
  reachedAt: instant.nullable(),
  authenticatedAt: instant.nullable(),
  listedAt: instant.nullable(),
  calledAt: instant.nullable(),
  client: z.object({ name: z.string(), version: z.string() }).nullable(),
});
type TokenFacts = z.infer<typeof TokenFacts>;
const KeyFacts = z.object({
  org: OrgFacts,
  id: z.uuid(),
  name: z.string(),
  access: z.enum(["read", "read_write"]),
  makerId: z.uuid().nullable(),
  makerRole: Role.nullable(),
  rotatedAt: instant.nullable(),
  revokedAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
});
const SessionFacts = z.object({
  sessionId: z.uuid(),
  userId: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: Role.nullable(),
  org: OrgFacts.nullable(),
});
const OperatorFacts = OrgFacts.extend({ firstOwnerId: z.uuid().nullable() });

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

const TOKEN = {
  missing: new Refusal(
    "unauthorized",
    "Send a credential as Authorization: Bearer …. An owner can generate a connection token under Settings, AI assistant.",
    { reason: "missing" },
  ),
  unknown: new Refusal(
    "unauthorized",
    "This token is not one of ours, or is no longer known. Generate a new one under Settings, AI assistant.",
    { reason: "unknown" },
  ),
  malformed: new Refusal(
    "unauthorized",
    "This token was not copied whole: its checksum does not fit. Copy it again, or generate a new one under Settings, AI assistant.",
    { reason: "malformed" },
  ),
};
const KEY = {
  missing: new Refusal(
    "unauthorized",
    "Send an API key as Authorization: Bearer …. An admin or owner can create one under Settings, API keys.",
    { reason: "missing" },
  ),
  unknown: new Refusal(
    "unauthorized",
    "This API key is not one of ours, or is no longer known. Create a new one under Settings, API keys.",
    { reason: "unknown" },
  ),
  malformed: new Refusal(
    "unauthorized",
    "This API key was not copied whole: its checksum does not fit. Copy it again, or create a new one under Settings, API keys.",
    { reason: "malformed" },
  ),
};
/** What is expected differs by the door. */
const NOBODY = { direct: KEY, relay: TOKEN };

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

const RELAY_REQUIRED = new Refusal(
  "mcp_relay_required",
  "Connection tokens work only through the MCP endpoint. Point your AI client at /api/mcp of this server; scripts use an API key.",
);
const KEY_AT_RELAY = new Refusal(
  "unauthorized",
  "This is an API key, for scripts. AI clients need a connection token: generate one under Settings, AI assistant.",
  { reason: "api_key" },
);

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

function keyStatus(key: z.infer<typeof KeyFacts>): CredentialStatus {
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
