import { eq } from "drizzle-orm";
import { orgs } from "@/drizzle/schema";
import { CURRENCIES } from "@/lib/money/shape";
import type { Context } from "@/lib/operations/context";
import { holdOrg, ownOrg } from "@/lib/orgs/orgs";
import { effectiveTier, tierAtLeast } from "@/lib/orgs/shape";
import { newestRateDay } from "./rates";
import { HOME_CURRENCY_FROM, type HomeCurrency, type SetHomeCurrencyInput } from "./shape";

export async function getHomeCurrency(ctx: Context): Promise<HomeCurrency> {
  const { homeCurrency } = await ownOrg(ctx);
  return present(ctx, homeCurrency);
}

/**
 * Reports alone are shown in it: what was sold, earned and paid keeps its own currency, and so does every
 * campaign. Setting what is set already changes nothing.
 */
export async function setHomeCurrency(
  ctx: Context,
  { homeCurrency }: SetHomeCurrencyInput,
): Promise<HomeCurrency> {
  const before = await holdOrg(ctx);
  await ctx.db.update(orgs).set({ homeCurrency }).where(eq(orgs.id, ctx.org.id));
  ctx.changed({ homeCurrency: before.homeCurrency }, { homeCurrency });
  return present(ctx, homeCurrency);
}

async function present(ctx: Context, homeCurrency: string): Promise<HomeCurrency> {
  const current = effectiveTier(ctx.org, ctx.now);
  return {
    homeCurrency,
    supported: [...CURRENCIES],
    mayChange: tierAtLeast(current, HOME_CURRENCY_FROM),
    required: HOME_CURRENCY_FROM,
    current,
    ratesOf: (await newestRateDay(ctx)) ?? undefined,
  };
}
