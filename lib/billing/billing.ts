import { and, eq, gt, isNull, ne, or } from "drizzle-orm";
import { affiliates, apiKeys, campaigns, mcpTokens, memberships } from "@/drizzle/schema";
import type { Context, Org } from "@/lib/operations/context";
import { refuse } from "@/lib/operations/errors";
import { ownOrg } from "@/lib/orgs/orgs";
import {
  atLeastWords,
  effectiveTier,
  isPaid,
  type Subscription,
  TIERS,
  type Tier,
  tierAtLeast,
} from "@/lib/orgs/shape";
import { type BillingState, type LimitName, PLAN_LIMITS } from "./shape";

export async function getBillingState(ctx: Context): Promise<BillingState> {
  const org = await ownOrg(ctx);
  const tier = effectiveTier(org, ctx.now);
  const limits = PLAN_LIMITS[tier];
  return {
    planTier: org.planTier,
    effectiveTier: tier,
    subscriptionStatus: org.subscriptionStatus,
    trialEndsAt: org.trialEndsAt?.toISOString(),
    stripeCustomerLinked: org.stripeCustomerId !== null,
    stripeConnectLinked: org.stripeAccountId !== null,
    limits: {
      members: limits.members ?? undefined,
      campaigns: limits.campaigns ?? undefined,
      affiliates: limits.affiliates ?? undefined,
      mcpTokens: limits.mcpTokens ?? undefined,
      apiKeys: limits.apiKeys ?? undefined,
    },
    usage: {
      members: await countOf(ctx, "members"),
      campaigns: await countOf(ctx, "campaigns"),
      affiliates: await countOf(ctx, "affiliates"),
      mcpTokens: await countOf(ctx, "mcpTokens"),
      apiKeys: await countOf(ctx, "apiKeys"),
    },
  };
}

/** An organization and its plan, whoever acts. */
type Planned = Pick<Context, "db" | "now"> & { org: Pick<Org, "id"> & Subscription };

/** Refuses what would go beyond the plan. Call it with the organization's row held, so that it is exact. */
export async function refuseBeyondPlan(ctx: Planned, name: LimitName, more = 1): Promise<void> {
  const current = effectiveTier(ctx.org, ctx.now);
  const limit = PLAN_LIMITS[current][name];
  if (limit === null || (await isWithinPlan(ctx, name, more))) return;
  const required = TIERS.find((tier) => {
    const theirs = PLAN_LIMITS[tier][name];
    return tier !== "Trial" && (theirs === null || theirs > limit);
  });
  refuse(
    "plan_tier_required",
    `The ${current} plan holds at most ${limit} ${name}. A higher plan holds more; an owner can change it under Settings, Billing.`,
    { required, current },
  );
}

/** For those who can do nothing about a plan, and are refused in other words. */
export async function isWithinPlan(ctx: Planned, name: LimitName, more = 1): Promise<boolean> {
  const limit = PLAN_LIMITS[effectiveTier(ctx.org, ctx.now)][name];
  return limit === null || (await countOf(ctx, name)) + more <= limit;
}

/**
 * Gates that ask for a plan that is paid for, on every surface.
 * @throws Refusal `paid_plan_required` while nothing is paid, else `plan_tier_required` below the tier
 */
export function refuseUnlessPaid({ org, now }: Context, what: string, least: Tier): void {
  const current = effectiveTier(org, now);
  const details = { required: least, current };
  if (!isPaid(org)) {
    refuse(
      "paid_plan_required",
      `${what} takes a paid plan, ${atLeastWords(least)}. An owner can choose one under Settings, Billing.`,
      details,
    );
  }
  if (!tierAtLeast(current, least)) {
    refuse(
      "plan_tier_required",
      `${what} needs the ${least} plan or higher; the plan in force is ${current}. An owner can change it under Settings, Billing.`,
      details,
    );
  }
}

/** How much of a limit is in use. */
export function countOf({ db, org, now }: Planned, name: LimitName): Promise<number> {
  switch (name) {
    case "members":
      return db.$count(memberships, eq(memberships.orgId, org.id));
    case "campaigns":
      return db.$count(campaigns, and(eq(campaigns.orgId, org.id), isNull(campaigns.archivedAt)));
    case "affiliates":
      return db.$count(
        affiliates,
        and(eq(affiliates.orgId, org.id), ne(affiliates.status, "Removed")),
      );
    case "apiKeys":
      return db.$count(apiKeys, and(eq(apiKeys.orgId, org.id), isNull(apiKeys.revokedAt)));
    case "mcpTokens":
      return db.$count(
        mcpTokens,
        and(
          eq(mcpTokens.orgId, org.id),
          isNull(mcpTokens.revokedAt),
          or(isNull(mcpTokens.expiresAt), gt(mcpTokens.expiresAt, now)),
        ),
      );
  }
}
