import type { ActorType } from "@/lib/audit/shape";
import type { Database, Tx } from "@/lib/db/database";
import type { Role, Subscription } from "@/lib/orgs/shape";
import type { Access } from "@/lib/tokens/shape";
import type { Refusal } from "./errors";

/** Who stands at the other end of the socket. Handlers trust this and no header. */
export interface Peer {
  ip: string;
  secure: boolean;
}

/** What is known of a request before anybody is known. */
export interface RequestFacts {
  requestId: string;
  ip: string | null;
  userAgent: string | null;
  /** Unverified: what the AI client calls itself. */
  clientName: string | null;
  clientVersion: string | null;
  idempotencyKey: string | null;
}

export interface Actor {
  type: ActorType;
  /** The user, token or key; null for the system and the operator. */
  id: string | null;
  /** What people call it: "Jane Doe", "Claude Desktop laptop". */
  label: string;
}

export interface Org extends Subscription {
  id: string;
  slug: string;
  name: string;
  suspendedAt: Date | null;
  aiStoppedAt: Date | null;
}

export type CredentialStatus = "active" | "revoked" | "expired" | "rotated" | "paused";

/** A token's or key's own limits. A session has none: its role is its limit. */
export interface Credential {
  id: string;
  status: CredentialStatus;
  access: Access;
  /** null: every tool that its access allows. */
  allowedTools: readonly string[] | null;
  /** CIDR networks; empty: any. */
  networks: readonly string[];
  /** null: no limit. */
  requestsPerMinute: number | null;
}

/** Everything a rule may know of who calls, from where and when. Built by `lib/auth/caller` alone. */
export interface Context {
  db: Tx;
  now: Date;
  org: Org;
  actor: Actor;
  role: Role;
  /** The person behind the call: the session's user, or the credential's maker. */
  userId: string | null;
  credential: Credential | null;
  /** Known, but at the wrong door: refused first, and written down as theirs. */
  barred: Refusal | null;
  request: RequestFacts;
  /** What a write did, for its audit row. A rule calls it once, with plain data. */
  changed(before: Snapshot | null, after: Snapshot | null): void;
}

/** Where a program's rules run: in a call, or for Rekomi itself when events arrive. */
export type ProgramContext = Pick<Context, "db" | "now"> & { org: Pick<Org, "id"> };

export type Snapshot = Readonly<Record<string, unknown>>;

/** Somebody who asks, before the database has said who it is. */
export interface Caller {
  actorType: ActorType;
  request: RequestFacts;
  /**
   * Looks the credential up and sets the tenant, in one statement of the call's own transaction:
   * there is no cache, so whatever changed holds from the next call.
   * @throws Refusal `unauthorized` when nothing matches.
   */
  enter(db: Tx | Database): Promise<Entered>;
  /** Keeps what was seen of the credential: last use, client, how far it came, why it was refused. */
  seen?(db: Tx, ctx: Context, sight: Sight): Promise<void>;
  /** Nothing matched: counted for the operator, since it is nobody's. */
  missed?(): void;
}

export type Sight = { step: Step } | { refused: string };

/** How far a client has come: the live check shows these. */
export type Step = "reach" | "initialize" | "list" | "call";

export type Entered = Omit<Context, "db" | "request" | "changed">;
