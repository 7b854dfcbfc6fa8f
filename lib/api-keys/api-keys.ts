import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { apiKeys, rotatedApiKeys } from "@/drizzle/schema";
import { countOf, refuseBeyondPlan } from "@/lib/billing/billing";
import { PLAN_LIMITS } from "@/lib/billing/shape";
import { decrypt, encrypt } from "@/lib/encryption";
import type { Context } from "@/lib/operations/context";
import { notFound, refuse } from "@/lib/operations/errors";
import { holdOrg } from "@/lib/orgs/orgs";
import { effectiveTier, type Role } from "@/lib/orgs/shape";
import { hashSecret, hintsOf, KEY_PREFIX, makeSecret, SIGNING_PREFIX } from "@/lib/tokens/secret";
import { tellOwners } from "./letters";
import {
  type ApiKey,
  type KeyList,
  type MintKeyInput,
  mayMintKeys,
  type RevealedKey,
} from "./shape";

type Row = typeof apiKeys.$inferSelect;

/** As many as the plan holds, exactly: the organization's row is held while they are counted. */
export async function mintKey(ctx: Context, { name, scope }: MintKeyInput): Promise<RevealedKey> {
  await holdOrg(ctx);
  await refuseBeyondPlan(ctx, "apiKeys");
  const id = uuidv7();
  const { key, signingSecret, stored } = makeValues();
  await ctx.db.insert(apiKeys).values({
    orgId: ctx.org.id,
    id,
    name,
    scope,
    ...stored,
    makerId: ctx.userId,
    createdAt: ctx.now,
  });
  await tellOwners(ctx, { name, scope }, "created");
  ctx.changed(null, { name, scope });
  return { key, signingSecret, id, name, scope };
}

/**
 * A leak is answered by a rotation, so both old values stop at once. From then on the key acts for whoever
 * was shown the new ones: else an admin could take over an owner's rights by rotating their key.
 */
export async function rotateKey(ctx: Context, { id }: { id: string }): Promise<RevealedKey> {
  const row = await lock(ctx, id);
  if (row.revokedAt)
    refuse("conflict", "This key was revoked and cannot be rotated. Create a new one.");
  const { orgId, name, scope } = row;
  const { key, signingSecret, stored } = makeValues();
  await ctx.db
    .insert(rotatedApiKeys)
    .values({ hash: row.hash, orgId, keyId: id, rotatedAt: ctx.now });
  await ctx.db
    .update(apiKeys)
    .set({ ...stored, makerId: ctx.userId, rotatedAt: ctx.now })
    .where(mine(ctx, id));
  await tellOwners(ctx, { name, scope }, "rotated");
  ctx.changed(
    { rotatedAt: row.rotatedAt, makerId: row.makerId },
    { rotatedAt: ctx.now, makerId: ctx.userId },
  );
  return { key, signingSecret, id, name, scope };
}

/** Both values, and what is kept of them: a hash of the one, and the other under encryption. */
function makeValues() {
  const key = makeSecret(KEY_PREFIX);
  const signingSecret = makeSecret(SIGNING_PREFIX);
  const stored = {
    hash: hashSecret(key),
    ...hintsOf(key, KEY_PREFIX),
    signingSecret: encrypt(signingSecret, SIGNING_PURPOSE),
  };
  return { key, signingSecret, stored };
}

const SIGNING_PURPOSE = "api key signing secret";

/** What the holder of a key signs with: unlike the key itself it has to be read again, so it is encrypted. */
export function readSigningSecret(row: Pick<Row, "signingSecret">): string {
  return decrypt(row.signingSecret, SIGNING_PURPOSE);
}

/** A key whose maker left or lost their role goes on for whoever takes it over. */
export async function adoptKey(ctx: Context, { id }: { id: string }) {
  const row = await lock(ctx, id);
  if (row.revokedAt) refuse("conflict", "This key was revoked. Create a new one.");
  const [found] = await select(ctx, eq(apiKeys.id, id));
  if (row.makerId !== ctx.userId && found?.status !== "paused") {
    refuse(
      "conflict",
      `${row.name} is not paused: it acts for ${found?.maker ?? "somebody else"}.`,
    );
  }
  await ctx.db.update(apiKeys).set({ makerId: ctx.userId }).where(mine(ctx, id));
  ctx.changed({ makerId: row.makerId }, { makerId: ctx.userId });
  return { id, name: row.name };
}

/** Never deleted: the log goes on naming it. Revoking a revoked key changes nothing. */
export async function revokeKey(ctx: Context, { id }: { id: string }) {
  const row = await lock(ctx, id);
  const revokedAt = row.revokedAt ?? ctx.now;
  if (!row.revokedAt) await ctx.db.update(apiKeys).set({ revokedAt }).where(mine(ctx, id));
  ctx.changed({ revokedAt: row.revokedAt }, { revokedAt });
  return { id, name: row.name };
}

export async function listKeys(ctx: Context): Promise<KeyList> {
  const limit = PLAN_LIMITS[effectiveTier(ctx.org, ctx.now)].apiKeys;
  return {
    items: await select(ctx),
    active: await countOf(ctx, "apiKeys"),
    limit: limit ?? undefined,
  };
}

export async function getKey(ctx: Context, { id }: { id: string }): Promise<ApiKey> {
  const [key] = await select(ctx, eq(apiKeys.id, id));
  if (!key) throw notFound("API key");
  return key;
}

async function select(ctx: Context, condition?: SQL): Promise<ApiKey[]> {
  const rows = await ctx.db
    .select({
      key: apiKeys,
      maker: sql<string | null>`(select name from members() where user_id = ${apiKeys.makerId})`,
      makerRole: sql<Role | null>`(select role from members() where user_id = ${apiKeys.makerId})`,
    })
    .from(apiKeys)
    .where(and(eq(apiKeys.orgId, ctx.org.id), condition))
    .orderBy(sql`${apiKeys.revokedAt} is not null`, desc(apiKeys.createdAt), desc(apiKeys.id));
  return rows.map(({ key, maker, makerRole }) => ({
    id: key.id,
    name: key.name,
    status: key.revokedAt ? "revoked" : makerRole && mayMintKeys(makerRole) ? "active" : "paused",
    scope: key.scope,
    prefix: key.prefix,
    lastFour: key.lastFour,
    maker: maker ?? undefined,
    isYours: key.makerId !== null && key.makerId === ctx.userId,
    createdAt: key.createdAt.toISOString(),
    rotatedAt: key.rotatedAt?.toISOString(),
    revokedAt: key.revokedAt?.toISOString(),
    lastUsedAt: key.lastUsedAt?.toISOString(),
    lastIp: key.lastIp ?? undefined,
  }));
}

function mine(ctx: Context, id: string) {
  return and(eq(apiKeys.orgId, ctx.org.id), eq(apiKeys.id, id));
}

async function lock(ctx: Context, id: string): Promise<Row> {
  const [row] = await ctx.db.select().from(apiKeys).where(mine(ctx, id)).for("update");
  if (!row) throw notFound("API key");
  return row;
}
