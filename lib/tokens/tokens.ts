import { and, eq, gt, isNull, or } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { mcpTokenSecrets, mcpTokens, orgs } from "@/drizzle/schema";
import type { Context } from "@/lib/operations/context";
import { isTool } from "@/lib/operations/define";
import { notFound, refuse } from "@/lib/operations/errors";
import { holdOrg } from "@/lib/orgs/orgs";
import { hashSecret, hintsOf, makeSecret, TOKEN_PREFIX } from "./secret";
import { type MintInput, TOKEN_LIMIT } from "./shape";

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

/** They count toward the limit. */
export async function countActive(ctx: Context): Promise<number> {
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
