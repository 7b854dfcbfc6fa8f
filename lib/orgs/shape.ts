import { z } from "zod";
import { DAY } from "@/lib/time/shape";

/** Dashboard roles, least first. */
export const ROLES = ["viewer", "manager", "admin", "owner"] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

export function roleAtLeast(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least);
}

/** Plan tiers, least first. */
export const TIERS = ["Free", "Trial", "Starter", "Growth", "Pro", "Enterprise"] as const;
export const Tier = z.enum(TIERS);
export type Tier = z.infer<typeof Tier>;

export function tierAtLeast(tier: Tier, least: Tier): boolean {
  return TIERS.indexOf(tier) >= TIERS.indexOf(least);
}

/** What a gate asks for, in words. The trial stands below every plan that is paid for. */
export function atLeastWords(tier: Tier): string {
  if (tier === "Trial") return "Trial, Starter or higher";
  return tier === "Enterprise" ? tier : `${tier} or higher`;
}

export const SUBSCRIPTION_STATUSES = ["Trialing", "Active", "PastDue", "Canceled"] as const;
export const SubscriptionStatus = z.enum(SUBSCRIPTION_STATUSES);
export type SubscriptionStatus = z.infer<typeof SubscriptionStatus>;

/** The address name of an organization, a campaign or an affiliate. */
export const Slug = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]{1,62}[a-z0-9])$/,
    "Use 3 to 64 lower-case letters, digits and hyphens, without a hyphen at either end.",
  );

export function isSlug(text: string | undefined): boolean {
  return Slug.safeParse(text).success;
}

export const OrgName = z.string().trim().min(1, "Give the organization a name.").max(80);

export interface Subscription {
  planTier: Tier;
  subscriptionStatus: SubscriptionStatus;
  trialEndsAt: Date | null;
}

export const TRIAL_DAYS = 14;

export function endOfTrial(start: Date): Date {
  return new Date(start.getTime() + TRIAL_DAYS * DAY);
}

/** The tier whose features hold now: Trial while trialing, the bought one while it is paid, else Free. */
export function effectiveTier(subscription: Subscription, now: Date): Tier {
  const { planTier, subscriptionStatus, trialEndsAt } = subscription;
  switch (subscriptionStatus) {
    case "Trialing":
      return trialEndsAt !== null && now < trialEndsAt ? "Trial" : "Free";
    case "Active":
    case "PastDue":
      return planTier;
    case "Canceled":
      return "Free";
  }
}

/** Whether money is paid for it: on a trial, or on a tier that costs nothing, none is. */
export function isPaid({ planTier, subscriptionStatus }: Omit<Subscription, "trialEndsAt">) {
  const isRunning = subscriptionStatus === "Active" || subscriptionStatus === "PastDue";
  return isRunning && tierAtLeast(planTier, "Starter");
}

export const OrgProfile = z.object({
  name: z.string(),
  slug: z.string(),
  brandColor: z.string().describe("Hex colour, e.g. #0E7C7B."),
  logoUrl: z.string().optional(),
  description: z.string().optional(),
  planTier: Tier,
  effectiveTier: Tier.describe("The tier whose features hold now."),
  subscriptionStatus: SubscriptionStatus,
  trialEndsAt: z.iso.datetime().optional(),
  payoutGraceDays: z.number().int().describe("Days a conversion is held before it is approved."),
  homeCurrency: z.string().describe("ISO 4217 code that reports are shown in."),
  timezone: z.string().describe("IANA name."),
  suspendedAt: z.iso.datetime().optional().describe("Since when the operator has suspended it."),
  aiStoppedAt: z.iso.datetime().optional().describe("Since when an owner has stopped AI access."),
});
export type OrgProfile = z.infer<typeof OrgProfile>;

/** What the operator decides about an organization. */
export const OrgStanding = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  planTier: Tier,
  subscriptionStatus: SubscriptionStatus,
  effectiveTier: Tier.describe("The tier whose features hold now."),
  trialEndsAt: z.iso.datetime().optional(),
  suspendedAt: z.iso.datetime().optional(),
});
export type OrgStanding = z.infer<typeof OrgStanding>;

export const SetPlanInput = z.strictObject({
  tier: Tier,
  status: SubscriptionStatus.default("Active"),
});
export type SetPlanInput = z.infer<typeof SetPlanInput>;

export const Member = z.object({
  userId: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: Role,
  joinedAt: z.iso.datetime(),
});
export type Member = z.infer<typeof Member>;
export const MemberList = z.object({ items: z.array(Member) });
