import { and, desc, eq, gte, ne, type SQL, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import {
  affiliates,
  campaigns,
  clicks,
  conversions,
  enrollments,
  leads,
  orgs,
} from "@/drizzle/schema";
import { refuseBeyondPlan } from "@/lib/billing/billing";
import { isUniqueViolation } from "@/lib/db/violations";
import { shifted, toMajor, toMinor } from "@/lib/money/shape";
import type { Context } from "@/lib/operations/context";
import { notFound, refuse } from "@/lib/operations/errors";
import { ownOrg } from "@/lib/orgs/orgs";
import { page, readCursor } from "@/lib/paging";
import type { Campaign, CampaignDetail, CreateCampaignInput } from "./shape";

type Row = typeof campaigns.$inferSelect;

export async function listCampaigns(ctx: Context, input: { cursor?: string; take: number }) {
  const after = readCursor(input.cursor);
  const rows = await select(
    ctx,
    after ? sql`(${campaigns.createdAt}, ${campaigns.id}) < (${after.at}, ${after.id})` : undefined,
    input.take + 1,
  );
  const { payoutGraceDays } = await ownOrg(ctx);
  return page(
    rows,
    input.take,
    ({ campaign }) => ({ at: campaign.createdAt, id: campaign.id }),
    ({ campaign, affiliateCount }) => present(campaign, affiliateCount, payoutGraceDays),
  );
}

export async function getCampaign(ctx: Context, { id }: { id: string }): Promise<CampaignDetail> {
  const [found] = await select(ctx, eq(campaigns.id, id), 1);
  if (!found) throw notFound("campaign");
  const { payoutGraceDays } = await ownOrg(ctx);
  return {
    ...present(found.campaign, found.affiliateCount, payoutGraceDays),
    last30Days: await recent(ctx, found.campaign),
  };
}

/** The slug is permanent; creating one that exists is refused, so a repeat does no harm. */
export async function createCampaign(ctx: Context, input: CreateCampaignInput): Promise<Campaign> {
  const [org] = await ctx.db.select().from(orgs).where(eq(orgs.id, ctx.org.id)).for("update");
  if (!org) throw notFound("organization");
  await refuseBeyondPlan(ctx, "campaigns");
  refuseWrongPairing(input);
  const row = {
    orgId: ctx.org.id,
    id: uuidv7(),
    name: input.name,
    slug: input.slug,
    description: input.description ?? null,
    termsUrl: input.termsUrl ?? null,
    currency: org.homeCurrency,
    commissionType: input.defaultCommissionType,
    commissionModel: input.defaultCommissionModel,
    commissionValue: storedCommission(input, org.homeCurrency),
    cookieWindowDays: input.cookieWindowDays,
    attributionModel: input.attributionModel,
    autoApprove: input.autoApprove,
    networkVisibility: input.networkVisibility,
    subAffiliatesEnabled: false,
    subAffiliatePercent: 0,
    createdAt: ctx.now,
    archivedAt: null,
  };
  try {
    await ctx.db.insert(campaigns).values(row);
  } catch (error) {
    if (!isUniqueViolation(error, "campaigns_slug")) throw error;
    refuse(
      "slug_already_taken",
      `A campaign with the slug ${input.slug} exists. Choose another slug.`,
      {
        field: "slug",
      },
    );
  }
  const campaign = present(row, 0, org.payoutGraceDays);
  ctx.changed(null, campaign);
  return campaign;
}

/** Revenue share is a percentage by its nature; a click or a lead has no amount to take one of. */
function refuseWrongPairing({
  defaultCommissionModel: model,
  defaultCommissionType: type,
}: CreateCampaignInput) {
  const needed =
    model === "RevShare" ? "Percentage" : model === "Cpc" || model === "Cpl" ? "Fixed" : type;
  if (type !== needed) {
    refuse("validation_failed", `defaultCommissionType: ${model} needs ${needed}.`, {
      field: "defaultCommissionType",
    });
  }
}

/** Hundredths of a percent, or minor units: whole numbers, so that nothing is ever rounded twice. */
function storedCommission(
  { defaultCommissionType: type, defaultCommissionValue: value }: CreateCampaignInput,
  currency: string,
): number {
  const field = "defaultCommissionValue";
  if (type === "Percentage" && value > 100) {
    return refuse("validation_failed", `${field}: A percentage is at most 100.`, { field });
  }
  const stored = type === "Percentage" ? shifted(value, 2) : toMinor(value, currency);
  if (stored === null) {
    const smallest = type === "Percentage" ? "0.01 %" : `the smallest unit of ${currency}`;
    return refuse("validation_failed", `${field}: Give a multiple of ${smallest}.`, { field });
  }
  return stored;
}

function select(ctx: Context, condition: SQL | undefined, take: number) {
  const affiliateCount = ctx.db
    .select({ count: sql<number>`count(*)::int` })
    .from(enrollments)
    .innerJoin(
      affiliates,
      and(eq(affiliates.orgId, enrollments.orgId), eq(affiliates.id, enrollments.affiliateId)),
    )
    .where(
      and(
        eq(enrollments.orgId, campaigns.orgId),
        eq(enrollments.campaignId, campaigns.id),
        ne(affiliates.status, "Removed"),
      ),
    );
  return ctx.db
    .select({ campaign: campaigns, affiliateCount: sql<number>`(${affiliateCount})` })
    .from(campaigns)
    .where(and(eq(campaigns.orgId, ctx.org.id), condition))
    .orderBy(desc(campaigns.createdAt), desc(campaigns.id))
    .limit(take);
}

async function recent(ctx: Context, { id, currency }: Row): Promise<CampaignDetail["last30Days"]> {
  const since = new Date(ctx.now.getTime() - 30 * 86_400_000);
  const org = ctx.org.id;
  const [sales] = await ctx.db
    .select({
      conversions: sql<number>`count(*)::int`,
      revenueMinor: sql<string>`coalesce(sum(${conversions.amountMinor}) filter (where ${conversions.currency} = ${currency}), 0)`,
      commissionMinor: sql<string>`coalesce(sum(${conversions.commissionMinor}) filter (where ${conversions.currency} = ${currency}), 0)`,
    })
    .from(conversions)
    .where(
      and(
        eq(conversions.orgId, org),
        eq(conversions.campaignId, id),
        gte(conversions.occurredAt, since),
        sql`${conversions.status} not in ('Refunded', 'Denied')`,
      ),
    );
  return {
    clicks: await ctx.db.$count(
      clicks,
      and(eq(clicks.orgId, org), eq(clicks.campaignId, id), gte(clicks.occurredAt, since)),
    ),
    leads: await ctx.db.$count(
      leads,
      and(eq(leads.orgId, org), eq(leads.campaignId, id), gte(leads.createdAt, since)),
    ),
    conversions: sales?.conversions ?? 0,
    revenueMinor: Number(sales?.revenueMinor ?? 0),
    commissionMinor: Number(sales?.commissionMinor ?? 0),
  };
}

function present(row: Row, affiliateCount: number, payoutGraceDays: number): Campaign {
  return {
    id: row.id,
    name: row.name,
    slug: row.slug,
    description: row.description ?? undefined,
    termsUrl: row.termsUrl ?? undefined,
    currency: row.currency,
    defaultCommissionType: row.commissionType,
    defaultCommissionValue:
      row.commissionType === "Percentage"
        ? Number(`${row.commissionValue}e-2`)
        : toMajor(row.commissionValue, row.currency),
    defaultCommissionModel: row.commissionModel,
    cookieWindowDays: row.cookieWindowDays,
    attributionModel: row.attributionModel,
    autoApprove: row.autoApprove,
    networkVisibility: row.networkVisibility,
    payoutGraceDays,
    affiliateCount,
    createdAt: row.createdAt.toISOString(),
  };
}
