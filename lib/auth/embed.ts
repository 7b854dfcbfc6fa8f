import { sql } from "drizzle-orm";
import { z } from "zod";
import { readArea } from "@/lib/area/area";
import type { AffiliateArea } from "@/lib/area/shape";
import { lookUp } from "@/lib/db/look-up";
import { decrypt, encrypt } from "@/lib/encryption";
import type { RequestFacts } from "@/lib/operations/context";
import { refuse } from "@/lib/operations/errors";
import { asSystem, type SystemContext, within } from "@/lib/operations/system";
import { MINUTE } from "@/lib/time/shape";
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
  return asSystem(request, ({ db }) =>
    lookUp(db, sql`embed_origins(${id}::uuid)`, z.array(z.string())),
  );
}

/** @throws Refusal `unauthorized`; `no_allowed_origins_configured` */
export function openEmbed(token: string, request: RequestFacts): Promise<{ bearer: string }> {
  return asSystem(request, async (ctx) => {
    const hash = hashSecret(token);
    await open(ctx, hash);
    const expiresAt = ctx.now.getTime() + MINUTES * MINUTE;
    return { bearer: encrypt(JSON.stringify({ hash, expiresAt }), PURPOSE) };
  });
}

/** The figures, while the token lives: to end it ends every page that shows them. */
export function embeddedArea(bearer: string, request: RequestFacts): Promise<AffiliateArea> {
  return asSystem(request, async (ctx) => {
    const { hash, expiresAt } = readBearer(bearer);
    if (expiresAt <= ctx.now.getTime()) return refuseEnded();
    const { orgId, affiliateId } = await open(ctx, hash);
    return (await readArea(within(ctx, orgId), affiliateId)) ?? refuseEnded();
  });
}

async function open({ db }: SystemContext, hash: string): Promise<z.infer<typeof Opened>> {
  const opened = await lookUp(db, sql`open_embed_token(${hash})`, Opened);
  if (!opened) return refuseEnded();
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
