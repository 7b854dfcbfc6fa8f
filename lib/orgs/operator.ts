import { eq, sql } from "drizzle-orm";
import { orgs } from "@/drizzle/schema";
import type { Context } from "@/lib/operations/context";
import { refuse } from "@/lib/operations/errors";
import type { SystemContext } from "@/lib/operations/system";
import { type OrgRow, ownOrg } from "./orgs";
import { effectiveTier, endOfTrial, type OrgStanding, type SetPlanInput } from "./shape";

/** What whoever runs the installation decides about an organization. */

export async function setPlan(ctx: Context, { tier, status }: SetPlanInput): Promise<OrgStanding> {
  refuseUnlessOperator(ctx);
  const before = await ownOrg(ctx);
  const isRunning = before.trialEndsAt !== null && before.trialEndsAt > ctx.now;
  const trialEndsAt =
    status === "Trialing" && !isRunning ? endOfTrial(ctx.now) : before.trialEndsAt;
  await ctx.db
    .update(orgs)
    .set({ planTier: tier, subscriptionStatus: status, trialEndsAt })
    .where(eq(orgs.id, ctx.org.id));
  const after = await ownOrg(ctx);
  ctx.changed(planOf(before), planOf(after));
  return standing(ctx, after);
}

/** Reading and tracking go on meanwhile. Suspending a suspended organization keeps its time. */
export async function suspend(ctx: Context, suspended: boolean): Promise<OrgStanding> {
  refuseUnlessOperator(ctx);
  const before = await ownOrg(ctx);
  const suspendedAt = suspended ? (before.suspendedAt ?? ctx.now) : null;
  await ctx.db.update(orgs).set({ suspendedAt }).where(eq(orgs.id, ctx.org.id));
  ctx.changed({ suspendedAt: before.suspendedAt }, { suspendedAt });
  return standing(ctx, { ...before, suspendedAt });
}

type ListedOrg = Pick<
  OrgStanding,
  "slug" | "name" | "planTier" | "subscriptionStatus" | "suspendedAt"
>;

/** All organizations of the installation, which no tenant can see. */
export async function listOrgs({ db }: SystemContext): Promise<{ items: ListedOrg[] }> {
  const { rows } = await db.execute<Row & Record<string, unknown>>(sql`select * from list_orgs()`);
  return {
    items: rows.map((row) => ({
      slug: row.slug,
      name: row.name,
      planTier: row.plan_tier,
      subscriptionStatus: row.subscription_status,
      suspendedAt: row.suspended_at ? new Date(row.suspended_at).toISOString() : undefined,
    })),
  };
}

interface Row {
  slug: string;
  name: string;
  plan_tier: OrgStanding["planTier"];
  subscription_status: OrgStanding["subscriptionStatus"];
  suspended_at: string | Date | null;
}

function refuseUnlessOperator({ actor }: Context): void {
  if (actor.type !== "admin")
    refuse("forbidden", "The operator of this installation decides this.");
}

function planOf({ planTier, subscriptionStatus, trialEndsAt }: OrgRow) {
  return { planTier, subscriptionStatus, trialEndsAt };
}

function standing(ctx: Context, org: OrgRow): OrgStanding {
  return {
    id: org.id,
    slug: org.slug,
    name: org.name,
    planTier: org.planTier,
    subscriptionStatus: org.subscriptionStatus,
    effectiveTier: effectiveTier(org, ctx.now),
    trialEndsAt: org.trialEndsAt?.toISOString(),
    suspendedAt: org.suspendedAt?.toISOString(),
  };
}
