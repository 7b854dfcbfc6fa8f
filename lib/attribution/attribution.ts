import { eq } from "drizzle-orm";
import { orgs } from "@/drizzle/schema";
import type { Context } from "@/lib/operations/context";
import { holdOrg, ownOrg } from "@/lib/orgs/orgs";
import { DEFAULT_PARAMS, effectiveParams } from "./defaults";
import type { AttributionParams, UpdateParamsInput } from "./shape";

export async function getParams(ctx: Context): Promise<AttributionParams> {
  return present((await ownOrg(ctx)).attributionParams);
}

/** Holds for snippets that are pasted from now on: those on a page carry the names they were made with. */
export async function updateParams(
  ctx: Context,
  { custom = [] }: UpdateParamsInput,
): Promise<AttributionParams> {
  const before = await holdOrg(ctx);
  await ctx.db.update(orgs).set({ attributionParams: custom }).where(eq(orgs.id, ctx.org.id));
  ctx.changed({ custom: before.attributionParams }, { custom });
  return present(custom);
}

function present(custom: readonly string[]): AttributionParams {
  return {
    custom: [...custom],
    defaults: [...DEFAULT_PARAMS],
    effective: effectiveParams(custom),
  };
}
