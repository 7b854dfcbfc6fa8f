import { and, eq, sql } from "drizzle-orm";
import { apiKeys, mcpTokenClients, mcpTokens } from "@/drizzle/schema";
import type { Tx } from "@/lib/db/database";
import type { Context, Sight, Step } from "@/lib/operations/context";
import { MINUTE } from "@/lib/time/shape";

/** What the look-up of this call has found on the token. */
interface SeenBefore {
  lastUsedAt: Date | null;
  authenticatedAt: Date | null;
  listedAt: Date | null;
  calledAt: Date | null;
}

function isNews(before: SeenBefore, step: Step, now: Date): boolean {
  if (!before.lastUsedAt || now.getTime() - before.lastUsedAt.getTime() >= MINUTE) return true;
  if (step === "list") return !before.listedAt;
  return step === "call" ? !before.calledAt : !before.authenticatedAt;
}

/**
 * What was seen of a credential. The steps of the live check are kept once; last use at most once a
 * minute, and never by waiting for another call that writes the same.
 */
export async function keepTokenSight(
  db: Tx,
  ctx: Context,
  sight: Sight,
  before: SeenBefore,
): Promise<void> {
  const { now, request, credential } = ctx;
  if (!credential) return;
  const mine = and(eq(mcpTokens.orgId, ctx.org.id), eq(mcpTokens.id, credential.id));
  if ("refused" in sight) {
    await db
      .update(mcpTokens)
      .set({
        lastRefusal: sight.refused,
        lastRefusalAt: now,
        reachedAt: sql`coalesce(${mcpTokens.reachedAt}, ${now})`,
      })
      .where(mine);
    return;
  }
  if (sight.step === "initialize") await keepClient(db, ctx, credential.id);
  if (!isNews(before, sight.step, now)) return;
  const locked = db
    .select({ id: mcpTokens.id })
    .from(mcpTokens)
    .where(mine)
    .for("update", { skipLocked: true });
  await db
    .update(mcpTokens)
    .set({
      reachedAt: sql`coalesce(${mcpTokens.reachedAt}, ${now})`,
      authenticatedAt: sql`coalesce(${mcpTokens.authenticatedAt}, ${now})`,
      ...(sight.step === "list" ? { listedAt: sql`coalesce(${mcpTokens.listedAt}, ${now})` } : {}),
      ...(sight.step === "call" ? { calledAt: sql`coalesce(${mcpTokens.calledAt}, ${now})` } : {}),
      lastUsedAt: now,
      lastIp: request.ip,
      ...(request.clientName
        ? { lastClientName: request.clientName, lastClientVersion: request.clientVersion }
        : {}),
    })
    .where(and(mine, sql`${mcpTokens.id} in (${locked})`));
}

/** A stateless client names itself only when it connects; what it said then is kept for its calls. */
async function keepClient(db: Tx, ctx: Context, tokenId: string): Promise<void> {
  const { request, now } = ctx;
  if (!request.clientName) return;
  await db
    .insert(mcpTokenClients)
    .values({
      orgId: ctx.org.id,
      tokenId,
      userAgent: request.userAgent ?? "",
      ip: request.ip ?? "",
      name: request.clientName,
      version: request.clientVersion ?? "",
      firstSeenAt: now,
      lastSeenAt: now,
    })
    .onConflictDoUpdate({
      target: [
        mcpTokenClients.orgId,
        mcpTokenClients.tokenId,
        mcpTokenClients.userAgent,
        mcpTokenClients.ip,
        mcpTokenClients.name,
        mcpTokenClients.version,
      ],
      set: { lastSeenAt: now },
    });
}

/** Last use at most once a minute; a value that has stopped is not the key being used. */
export async function keepKeySight(db: Tx, ctx: Context): Promise<void> {
  if (ctx.credential?.status !== "active") return;
  await db
    .update(apiKeys)
    .set({ lastUsedAt: ctx.now, lastIp: ctx.request.ip })
    .where(
      and(
        eq(apiKeys.orgId, ctx.org.id),
        eq(apiKeys.id, ctx.credential.id),
        sql`(${apiKeys.lastUsedAt} is null or ${apiKeys.lastUsedAt} < ${new Date(ctx.now.getTime() - MINUTE)})`,
      ),
    );
}
