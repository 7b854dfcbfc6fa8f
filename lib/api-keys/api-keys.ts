import { and, desc, eq, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { apiKeys, orgs } from "@/drizzle/schema";
import { refuseBeyondPlan } from "@/lib/billing/billing";
import { decrypt, encrypt } from "@/lib/encryption";
import type { Context } from "@/lib/operations/context";
import { notFound } from "@/lib/operations/errors";
import type { Role } from "@/lib/orgs/shape";
import { hashSecret, hintsOf, KEY_PREFIX, makeSecret, SIGNING_PREFIX } from "@/lib/tokens/secret";
import { type ApiKey, type MintKeyInput, mayMintKeys, type RevealedKey } from "./shape";

/** As many as the plan holds, exactly: the organization's row is held while they are counted. */
export async function mintKey(ctx: Context, { name, scope }: MintKeyInput): Promise<RevealedKey> {
  await ctx.db.select({ id: orgs.id }).from(orgs).where(eq(orgs.id, ctx.org.id)).for("update");
  await refuseBeyondPlan(ctx, "apiKeys");
  const id = uuidv7();
  const key = makeSecret(KEY_PREFIX);
  const signingSecret = makeSecret(SIGNING_PREFIX);
  await ctx.db.insert(apiKeys).values({
    orgId: ctx.org.id,
    id,
    name,
    scope,
    hash: hashSecret(key),
    ...hintsOf(key, KEY_PREFIX),
    signingSecret: encrypt(signingSecret, SIGNING_PURPOSE),
    makerId: ctx.userId,
    createdAt: ctx.now,
  });
  ctx.changed(null, { name, scope });
  return { key, signingSecret, id, name, scope };
}

const SIGNING_PURPOSE = "api key signing secret";

/** What the holder of a key signs with: unlike the key itself it has to be read again, so it is encrypted. */
export function readSigningSecret(row: Pick<typeof apiKeys.$inferSelect, "signingSecret">): string {
  return decrypt(row.signingSecret, SIGNING_PURPOSE);
}

export async function listKeys(ctx: Context): Promise<{ items: ApiKey[] }> {
  const rows = await ctx.db
    .select({
      key: apiKeys,
      maker: sql<string | null>`(select name from members() where user_id = ${apiKeys.makerId})`,
      makerRole: sql<Role | null>`(select role from members() where user_id = ${apiKeys.makerId})`,
    })
    .from(apiKeys)
    .where(eq(apiKeys.orgId, ctx.org.id))
    .orderBy(sql`${apiKeys.revokedAt} is not null`, desc(apiKeys.createdAt), desc(apiKeys.id));
  return {
    items: rows.map(({ key, maker, makerRole }) => ({
      id: key.id,
      name: key.name,
      status: key.revokedAt ? "revoked" : makerRole && mayMintKeys(makerRole) ? "active" : "paused",
      scope: key.scope,
      prefix: key.prefix,
      lastFour: key.lastFour,
      maker: maker ?? undefined,
      createdAt: key.createdAt.toISOString(),
      revokedAt: key.revokedAt?.toISOString(),
      lastUsedAt: key.lastUsedAt?.toISOString(),
      lastIp: key.lastIp ?? undefined,
    })),
  };
}

/** Never deleted: the log goes on naming it. Revoking a revoked key changes nothing. */
export async function revokeKey(ctx: Context, { id }: { id: string }) {
  const mine = and(eq(apiKeys.orgId, ctx.org.id), eq(apiKeys.id, id));
  const [row] = await ctx.db.select().from(apiKeys).where(mine).for("update");
  if (!row) throw notFound("API key");
  const revokedAt = row.revokedAt ?? ctx.now;
  if (!row.revokedAt) await ctx.db.update(apiKeys).set({ revokedAt }).where(mine);
  ctx.changed({ revokedAt: row.revokedAt }, { revokedAt });
  return { id, name: row.name };
}
