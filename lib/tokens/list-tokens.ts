import { and, desc, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import { auditEvents, mcpTokenClients, mcpTokenSecrets, mcpTokens } from "@/drizzle/schema";
import { refers } from "@/lib/db/refers";
import type { Context } from "@/lib/operations/context";
import { notFound } from "@/lib/operations/errors";
import { DAY } from "@/lib/time/shape";
import { TOKEN_LIMIT, type Token } from "./shape";
import { countActive } from "./tokens";

type Row = typeof mcpTokens.$inferSelect;

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
