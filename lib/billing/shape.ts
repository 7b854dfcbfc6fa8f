import { z } from "zod";
import { SubscriptionStatus, Tier } from "@/lib/orgs/shape";

/** What each tier allows at most; null: no limit. */
export const PLAN_LIMITS = {
  Free: { members: 1, campaigns: 1, affiliates: 50, mcpTokens: 10, apiKeys: 0 },
  Trial: { members: 5, campaigns: 10, affiliates: 2_500, mcpTokens: 10, apiKeys: 10 },
  Starter: { members: 2, campaigns: 1, affiliates: 250, mcpTokens: 10, apiKeys: 2 },
  Growth: { members: 5, campaigns: 10, affiliates: 2_500, mcpTokens: 10, apiKeys: 10 },
  Pro: { members: 15, campaigns: 50, affiliates: 25_000, mcpTokens: 10, apiKeys: 25 },
  Enterprise: { members: null, campaigns: null, affiliates: null, mcpTokens: 10, apiKeys: null },
} as const satisfies Record<Tier, Record<LimitName, number | null>>;

export const LIMIT_NAMES = ["members", "campaigns", "affiliates", "mcpTokens", "apiKeys"] as const;
export type LimitName = (typeof LIMIT_NAMES)[number];

const limit = z.number().int().optional().describe("Left out: no limit.");
const Limits = z.object({
  members: limit,
  campaigns: limit,
  affiliates: limit,
  mcpTokens: limit,
  apiKeys: limit,
});
const count = z.number().int();

export const BillingState = z.object({
  planTier: Tier,
  effectiveTier: Tier.describe("The tier whose features hold now."),
  subscriptionStatus: SubscriptionStatus,
  trialEndsAt: z.iso.datetime().optional(),
  stripeCustomerLinked: z.boolean(),
  stripeConnectLinked: z.boolean().describe("Whether sales can arrive by Stripe webhook."),
  limits: Limits,
  usage: z.object({
    members: count,
    campaigns: count,
    affiliates: count,
    mcpTokens: count,
    apiKeys: count,
  }),
});
export type BillingState = z.infer<typeof BillingState>;
