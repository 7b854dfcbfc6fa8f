import type { Context } from "@/lib/operations/context";
import { settings } from "@/lib/settings";
import { listed, recipeAt } from "./platforms/fill";
import { GENERIC, PLATFORMS, platformMeant } from "./platforms/index";
import type { PlatformKey, PlatformList, Recipe } from "./shape";

export async function listPlatforms(): Promise<PlatformList> {
  return { items: PLATFORMS.map(listed) };
}

/** An unknown platform is no error: most of them are one of the generic recipe's three ways. */
export async function getRecipe(ctx: Context, { platformKey }: PlatformKey): Promise<Recipe> {
  return recipeAt(platformMeant(platformKey) ?? GENERIC, {
    origin: settings().url,
    org: ctx.org.slug,
    orgId: ctx.org.id,
  });
}
