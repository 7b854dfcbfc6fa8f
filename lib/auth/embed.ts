import { sql } from "drizzle-orm";
import { z } from "zod";
import { readArea } from "@/lib/area/area";
import type { AffiliateArea } from "@/lib/area/shape";
import { decrypt, encrypt } from "@/lib/encryption";
import type { RequestFacts } from "@/lib/operations/context";
import { refuse } from "@/lib/operations/errors";
import { asSystem, type SystemContext } from "@/lib/operations/system";
import { hashSecret } from "@/lib/tokens/secret";

/** Whom an embed token shows, and to whom. The page trades it for a bearer that it keeps in memory alone. */

const PURPOSE = "embed bearer";
const MINUTES = 15;

const Opened = z.object({
  orgId: z.uuid(),
  affiliateId: z.uuid(),
  allowedOrigins: z.array(z.string()),
});
const Bearer = z.object({ hash: z.string(), expiresAt: z.number() });

/** Sites that may frame a token's page. null: there is no such living token. */
export async function originsOf(id: string, request: RequestFacts): Promise<string[] | null> {
  if (!z.uuid().safeParse(id).success) return null;
  return asSystem(request, async ({ db }) => {
    const { rows } = await db.execute<{ origins: string[] | null }>(
      sql`select embed_origins(${id}::uuid) as origins`,
    );
    return rows[0]?.origins ?? null;
  });
}

/** @throws Refusal `unauthorized`; `no_allowed_origins_configured` */
export function openEmbed(token: string, request: RequestFacts): Promise<{ bearer: string }> {
  return asSystem(request, async (ctx) => {
    const hash = hashSecret(token);
    await open(ctx, hash);
    const expiresAt = ctx.now.getTime() + MINUTES * 60_000;
    return { bearer: encrypt(JSON.stringify({ hash, expiresAt }), PURPOSE) };
  });
}

/** The figures, while the token lives: to end it ends every page that shows them. */
export function embeddedArea(bearer: string, request: RequestFacts): Promise<AffiliateArea> {
  return asSystem(request, async (ctx) => {
    const { hash, expiresAt } = readBearer(bearer);
    if (expiresAt <= ctx.now.getTime()) return refuseEnded();
    const { orgId, affiliateId } = await open(ctx, hash);
    const at = { db: ctx.db, now: ctx.now, org: { id: orgId } };
    return (await readArea(at, affiliateId)) ?? refuseEnded();
  });
}

async function open(ctx: SystemContext, hash: string): Promise<z.infer<typeof Opened>> {
  const { rows } = await ctx.db.execute<{ found: unknown }>(
    sql`select open_embed_token(${hash}) as found`,
  );
  if (!rows[0]?.found) return refuseEnded();
  const opened = Opened.parse(rows[0].found);
  if (opened.allowedOrigins.length === 0) {
    refuse(
      "no_allowed_origins_configured",
      "This token names no site that may show it. Mint one with allowedOrigins.",
    );
  }
  return opened;
}

function readBearer(bearer: string): z.infer<typeof Bearer> {
  try {
    return Bearer.parse(JSON.parse(decrypt(bearer, PURPOSE)));
  } catch {
    return refuseEnded();
  }
}

function refuseEnded(): never {
  refuse("unauthorized", "This dashboard has ended. Reload the page that shows it.", {
    reason: "expired",
  });
}
