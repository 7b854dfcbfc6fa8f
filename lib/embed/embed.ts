import { and, eq, gt, isNull } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { embedTokens } from "@/drizzle/schema";
import { lockAffiliate } from "@/lib/affiliates/affiliates";
import type { Context } from "@/lib/operations/context";
import { refuse } from "@/lib/operations/errors";
import { settings } from "@/lib/settings";
import { HOUR } from "@/lib/time/shape";
import { hashSecret, makeSecret } from "@/lib/tokens/secret";
import type { EmbedToken, MintEmbedInput } from "./shape";

type Row = typeof embedTokens.$inferSelect;

/**
 * One living token for each affiliate: a repeat answers with what there is. The affiliate's row is held
 * meanwhile, so racing calls make one.
 */
export async function mintEmbedToken(ctx: Context, input: MintEmbedInput): Promise<EmbedToken> {
  const { status } = await lockAffiliate(ctx, input.affiliateId);
  if (status === "Removed") {
    refuse("conflict", "This affiliate was removed, so there are no figures to show them.");
  }
  const living = await livingToken(ctx, input.affiliateId);
  if (living && !input.rotate) {
    ctx.changed(null, null);
    return { ...present(living), alreadyExists: true };
  }
  if (living) {
    await ctx.db.update(embedTokens).set({ revokedAt: ctx.now }).where(mine(ctx, living.id));
  }
  const token = makeSecret("embed_");
  const row: Row = {
    orgId: ctx.org.id,
    id: uuidv7(),
    affiliateId: input.affiliateId,
    hash: hashSecret(token),
    allowedOrigins: [...new Set(input.allowedOrigins)],
    createdAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + input.expiresInHours * HOUR),
    revokedAt: null,
  };
  await ctx.db.insert(embedTokens).values(row);
  ctx.changed(living ? present(living) : null, present(row));
  return { ...present(row), alreadyExists: false, token, snippet: snippetOf(row.id, token) };
}

async function livingToken(ctx: Context, affiliateId: string): Promise<Row | undefined> {
  const [row] = await ctx.db
    .select()
    .from(embedTokens)
    .where(
      and(
        eq(embedTokens.orgId, ctx.org.id),
        eq(embedTokens.affiliateId, affiliateId),
        isNull(embedTokens.revokedAt),
        gt(embedTokens.expiresAt, ctx.now),
      ),
    );
  return row;
}

/** The value is in the fragment, which no server sees; who may frame the page is known by the id before it. */
function snippetOf(id: string, token: string): string {
  return `<iframe src="${settings().url}/embed/${id}#${token}" title="Affiliate dashboard" style="width:100%;height:640px;border:0"></iframe>`;
}

function mine(ctx: Context, id: string) {
  return and(eq(embedTokens.orgId, ctx.org.id), eq(embedTokens.id, id));
}

function present({ id, affiliateId, allowedOrigins, expiresAt }: Row) {
  return {
    id,
    affiliateId,
    allowedOrigins: allowedOrigins.join(","),
    expiresAt: expiresAt.toISOString(),
  };
}
