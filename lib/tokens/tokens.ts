import { and, desc, eq, gt, isNull, or, type SQL, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { auditEvents, mcpTokenClients, mcpTokenSecrets, mcpTokens, orgs } from "@/drizzle/schema";
import { refers } from "@/lib/db/refers";
import type { Context } from "@/lib/operations/context";
import { isTool } from "@/lib/operations/define";
import { notFound, refuse } from "@/lib/operations/errors";
import { holdOrg } from "@/lib/orgs/orgs";
import { DAY } from "@/lib/time/shape";
import { hashSecret, hintsOf, makeSecret, TOKEN_PREFIX } from "./secret";
import { type MintInput, TOKEN_LIMIT, type Token } from "./shape";

type Row = typeof mcpTokens.$inferSelect;

/**
 * At most ten active tokens, exactly: the organization's row is held while they are counted, so racing
 * mints queue up behind one another.
 */
export async function mintToken(ctx: Context, input: MintInput) {
  refuseUnknownTools(input.allowedTools ?? []);
  const expiresAt = input.expiresAt ? new Date(input.expiresAt) : null;
  if (expiresAt && expiresAt <= ctx.now) {
    refuse("validation_failed", "expiresAt: Choose a time that has not passed.", {
      field: "expiresAt",
    });
  }
  await holdOrg(ctx);
  if ((await countActive(ctx)) >= TOKEN_LIMIT) {
    refuse(
      "token_limit_reached",
      `All ${TOKEN_LIMIT} connections are in use. Revoke one that is no longer needed, then try again.`,
    );
  }
  const id = uuidv7();
  await ctx.db.insert(mcpTokens).values({
    orgId: ctx.org.id,
    id,
    name: input.name,
    access: input.access,
    allowedTools: input.allowedTools ?? null,
    networks: input.networks,
    requestsPerMinute: input.requestsPerMinute,
    makerId: ctx.userId,
    client: input.client ?? null,
    createdAt: ctx.now,
    expiresAt,
  });
  const token = await giveSecret(ctx, id);
  ctx.changed(null, policyOf({ ...input, allowedTools: input.allowedTools ?? null, expiresAt }));
  return { token, id, name: input.name };
}

/** A leak is answered by a rotation, so the old value stops at once. */
export async function rotateToken(ctx: Context, { id }: { id: string }) {
  const row = await lockActive(ctx, id);
  await ctx.db
    .update(mcpTokenSecrets)
    .set({ endedAt: ctx.now })
    .where(
      and(
        eq(mcpTokenSecrets.orgId, ctx.org.id),
        eq(mcpTokenSecrets.tokenId, id),
        isNull(mcpTokenSecrets.endedAt),
      ),
    );
  const token = await giveSecret(ctx, id);
  // The live check begins anew: it tells who has the new value.
  await ctx.db
    .update(mcpTokens)
    .set({
      rotatedAt: ctx.now,
      reachedAt: null,
      authenticatedAt: null,
      listedAt: null,
      calledAt: null,
      lastRefusal: null,
      lastRefusalAt: null,
    })
    .where(mine(ctx, id));
  ctx.changed(policyOf(row), policyOf(row));
  return { token, id, name: row.name };
}

export async function renameToken(ctx: Context, { id, name }: { id: string; name: string }) {
  const row = await lock(ctx, id);
  await ctx.db.update(mcpTokens).set({ name }).where(mine(ctx, id));
  ctx.changed({ name: row.name }, { name });
  return { id, name };
}

/** A token whose maker left or is no longer an owner goes on for the owner who takes it over. */
export async function adoptToken(ctx: Context, { id }: { id: string }) {
  const row = await lock(ctx, id);
  if (row.revokedAt) refuse("conflict", "This token was revoked. Generate a new one.");
  await ctx.db.update(mcpTokens).set({ makerId: ctx.userId }).where(mine(ctx, id));
  ctx.changed({ makerId: row.makerId }, { makerId: ctx.userId });
  return { id, name: row.name };
}

/** Never deleted: the log goes on naming it. Revoking a revoked token changes nothing. */
export async function revokeToken(ctx: Context, { id }: { id: string }) {
  const row = await lock(ctx, id);
  if (!row.revokedAt)
    await ctx.db.update(mcpTokens).set({ revokedAt: ctx.now }).where(mine(ctx, id));
  ctx.changed({ revokedAt: row.revokedAt }, { revokedAt: row.revokedAt ?? ctx.now });
  return { id, name: row.name };
}

/** The reversible stop: every MCP credential is refused from the next call until it is lifted. */
export async function stopAi(ctx: Context, { stopped }: { stopped: boolean }) {
  const aiStoppedAt = stopped ? (ctx.org.aiStoppedAt ?? ctx.now) : null;
  await ctx.db.update(orgs).set({ aiStoppedAt }).where(eq(orgs.id, ctx.org.id));
  ctx.changed({ aiStoppedAt: ctx.org.aiStoppedAt }, { aiStoppedAt });
  return { stopped };
}

export async function listTokens(ctx: Context) {
  const rows = await select(ctx);
  return {
    items: rows,
    active: await countActive(ctx),
    limit: TOKEN_LIMIT,
    aiStoppedAt: ctx.org.aiStoppedAt?.toISOString(),
  };
}

export async function getToken(ctx: Context, { id }: { id: string }) {
  const [row] = await select(ctx, eq(mcpTokens.id, id));
  if (!row) throw notFound("token");
  return row;
}

async function select(ctx: Context, condition?: SQL): Promise<Token[]> {
  const weekAgo = new Date(ctx.now.getTime() - 7 * DAY);
  const calls = ctx.db
    .select({
      tokenId: auditEvents.tokenId,
      made: sql<number>`count(*)::int`.as("made"),
      refused: sql<number>`(count(*) filter (where ${auditEvents.outcome} = 'refused'))::int`.as(
        "refused",
      ),
    })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.orgId, ctx.org.id),
        eq(auditEvents.actorType, "mcp"),
        gt(auditEvents.createdAt, weekAgo),
      ),
    )
    .groupBy(auditEvents.tokenId)
    .as("calls");
  const clients = ctx.db
    .select({
      tokenId: mcpTokenClients.tokenId,
      seen: sql<number>`count(distinct (${mcpTokenClients.name}, ${mcpTokenClients.ip}))::int`.as(
        "seen",
      ),
    })
    .from(mcpTokenClients)
    .where(eq(mcpTokenClients.orgId, ctx.org.id))
    .groupBy(mcpTokenClients.tokenId)
    .as("clients");
  const found = await ctx.db
    .select({
      token: mcpTokens,
      prefix: mcpTokenSecrets.prefix,
      lastFour: mcpTokenSecrets.lastFour,
      maker: sql<string | null>`(select name from members() where user_id = ${mcpTokens.makerId})`,
      makerRole: sql<
        string | null
      >`(select role from members() where user_id = ${mcpTokens.makerId})`,
      made: calls.made,
      refused: calls.refused,
      seen: clients.seen,
    })
    .from(mcpTokens)
    .innerJoin(
      mcpTokenSecrets,
      and(refers(mcpTokenSecrets, "tokenId", mcpTokens), isNull(mcpTokenSecrets.endedAt)),
    )
    .leftJoin(calls, eq(calls.tokenId, mcpTokens.id))
    .leftJoin(clients, eq(clients.tokenId, mcpTokens.id))
    .where(and(eq(mcpTokens.orgId, ctx.org.id), condition))
    .orderBy(sql`${mcpTokens.revokedAt} is not null`, desc(mcpTokens.createdAt));
  return found.map(({ token, ...seen }) => present(ctx, token, seen));
}

interface Seen {
  prefix: string;
  lastFour: string;
  maker: string | null;
  makerRole: string | null;
  made: number | null;
  refused: number | null;
  seen: number | null;
}

function present(ctx: Context, row: Row, seen: Seen): Token {
  return {
    id: row.id,
    name: row.name,
    status: statusOf(ctx, row, seen.makerRole),
    access: row.access,
    allowedTools: row.allowedTools ?? undefined,
    networks: row.networks,
    requestsPerMinute: row.requestsPerMinute,
    prefix: seen.prefix,
    lastFour: seen.lastFour,
    client: row.client ?? undefined,
    maker: seen.maker ?? undefined,
    createdAt: row.createdAt.toISOString(),
    rotatedAt: row.rotatedAt?.toISOString(),
    expiresAt: row.expiresAt?.toISOString(),
    revokedAt: row.revokedAt?.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString(),
    lastIp: row.lastIp ?? undefined,
    lastClient: row.lastClientName
      ? [row.lastClientName, row.lastClientVersion].filter(Boolean).join(" ")
      : undefined,
    clientsSeen: seen.seen ?? 0,
    callsThisWeek: seen.made ?? 0,
    refusalsThisWeek: seen.refused ?? 0,
    check: {
      reachedAt: row.reachedAt?.toISOString(),
      authenticatedAt: row.authenticatedAt?.toISOString(),
      listedAt: row.listedAt?.toISOString(),
      calledAt: row.calledAt?.toISOString(),
      refusal: row.lastRefusal ?? undefined,
      refusedAt: row.lastRefusalAt?.toISOString(),
    },
  };
}

function statusOf(ctx: Context, row: Row, makerRole: string | null): Token["status"] {
  if (row.revokedAt) return "revoked";
  if (row.expiresAt && row.expiresAt <= ctx.now) return "expired";
  return makerRole === "owner" ? "active" : "paused";
}

function refuseUnknownTools(names: readonly string[]): void {
  const unknown = names.find((name) => !isTool(name));
  if (unknown) {
    refuse("validation_failed", `allowedTools: There is no tool named ${unknown}.`, {
      field: "allowedTools",
    });
  }
}

async function giveSecret(ctx: Context, tokenId: string): Promise<string> {
  const secret = makeSecret(TOKEN_PREFIX);
  await ctx.db.insert(mcpTokenSecrets).values({
    hash: hashSecret(secret),
    orgId: ctx.org.id,
    tokenId,
    ...hintsOf(secret, TOKEN_PREFIX),
    createdAt: ctx.now,
  });
  return secret;
}

async function countActive(ctx: Context): Promise<number> {
  return ctx.db.$count(
    mcpTokens,
    and(
      eq(mcpTokens.orgId, ctx.org.id),
      isNull(mcpTokens.revokedAt),
      or(isNull(mcpTokens.expiresAt), gt(mcpTokens.expiresAt, ctx.now)),
    ),
  );
}

function mine(ctx: Context, id: string) {
  return and(eq(mcpTokens.orgId, ctx.org.id), eq(mcpTokens.id, id));
}

async function lock(ctx: Context, id: string): Promise<Row> {
  const [row] = await ctx.db.select().from(mcpTokens).where(mine(ctx, id)).for("update");
  if (!row) throw notFound("token");
  return row;
}

async function lockActive(ctx: Context, id: string): Promise<Row> {
  const row = await lock(ctx, id);
  if (row.revokedAt || (row.expiresAt && row.expiresAt <= ctx.now)) {
    refuse("conflict", "This token has ended and cannot be rotated. Generate a new one.");
  }
  return row;
}

function policyOf(
  policy: Pick<
    Row,
    "name" | "access" | "allowedTools" | "networks" | "requestsPerMinute" | "expiresAt"
  >,
) {
  const { name, access, allowedTools, networks, requestsPerMinute, expiresAt } = policy;
  return { name, access, allowedTools, networks, requestsPerMinute, expiresAt };
}
