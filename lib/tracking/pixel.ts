import { eq } from "drizzle-orm";
import { orgs } from "@/drizzle/schema";
import type { Context } from "@/lib/operations/context";
import { refuse } from "@/lib/operations/errors";
import { holdOrg } from "@/lib/orgs/orgs";
import { makeSecret } from "@/lib/tokens/secret";
import { type Pixel, type PixelOrigins, PUBLIC_KEY_PREFIX } from "./shape";

/** A key is made once: a repeat answers with the one there is, and changes the sites alone. */
export async function provisionPixel(ctx: Context, { origins }: PixelOrigins): Promise<Pixel> {
  const known = pixelIn(await holdOrg(ctx));
  if (known) return origins.length > 0 ? save(ctx, known, { ...known, origins }) : keep(ctx, known);
  return save(ctx, null, { publicKey: makeSecret(PUBLIC_KEY_PREFIX), origins });
}

/** The old key stops at once, so pages report again only with the new snippet. */
export async function rotatePixelKey(ctx: Context): Promise<Pixel> {
  const known = provisioned(pixelIn(await holdOrg(ctx)));
  return save(ctx, known, { ...known, publicKey: makeSecret(PUBLIC_KEY_PREFIX) });
}

export async function setPixelOrigins(ctx: Context, { origins }: PixelOrigins): Promise<Pixel> {
  const known = provisioned(pixelIn(await holdOrg(ctx)));
  return save(ctx, known, { ...known, origins });
}

export function provisioned(pixel: Pixel | null): Pixel {
  return (
    pixel ??
    refuse(
      "pixel_not_provisioned",
      "This organization has no public key for the browser pixel. An admin or owner makes one under Tracking.",
    )
  );
}

type Row = Pick<typeof orgs.$inferSelect, "pixelPublicKey" | "pixelOrigins">;

export function pixelIn({ pixelPublicKey, pixelOrigins }: Row): Pixel | null {
  return pixelPublicKey ? { publicKey: pixelPublicKey, origins: pixelOrigins } : null;
}

function keep(ctx: Context, pixel: Pixel): Pixel {
  ctx.changed(pixel, pixel);
  return pixel;
}

async function save(ctx: Context, before: Pixel | null, given: Pixel): Promise<Pixel> {
  const pixel = { ...given, origins: [...new Set(given.origins)] };
  await ctx.db
    .update(orgs)
    .set({ pixelPublicKey: pixel.publicKey, pixelOrigins: pixel.origins })
    .where(eq(orgs.id, ctx.org.id));
  ctx.changed(before, pixel);
  return pixel;
}
