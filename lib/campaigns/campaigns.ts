import { and, desc, eq, gte, isNotNull, isNull, ne, type SQL, sql } from "drizzle-orm";
import { affiliates, campaigns, clicks, conversions, enrollments, leads } from "@/drizzle/schema";
import { stands } from "@/lib/conversions/stands";
import { refers } from "@/lib/db/refers";
import type { Context, ProgramContext } from "@/lib/operations/context";
import { notFound, refuse } from "@/lib/operations/errors";
import { ownOrg } from "@/lib/orgs/orgs";
import { page, readCursor } from "@/lib/paging";
import { settings } from "@/lib/settings";
import { DAY } from "@/lib/time/shape";
import type { Campaign, CampaignDetail, ListCampaignsInput } from "./shape";
import { writtenValue } from "./terms";

export type CampaignRow = typeof campaigns.$inferSelect;
type Row = CampaignRow;

export async function listCampaigns(ctx: Context, input: ListCampaignsInput) {
  const after = readCursor(input.cursor);
  const { archivedAt, createdAt, id } = campaigns;
  const rows = await select(
    ctx,
    and(
      input.status === "Active" ? isNull(archivedAt) : undefined,
      input.status === "Archived" ? isNotNull(archivedAt) : undefined,
      after ? sql`(${createdAt}, ${id}) < (${after.at}, ${after.id})` : undefined,
    ),
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
  const { campaign } = found;
  return {
    ...present(campaign, found.affiliateCount, payoutGraceDays),
    applicationUrl: takesApplications(campaign)
      ? `${settings().url}/p/${ctx.org.slug}/${campaign.slug}`
      : undefined,
    last30Days: await recent(ctx, campaign),
  };
}

/** What is paid for clicks or leads cannot be earned by whoever comes along, so these are by invitation alone. */
export function takesApplications(row: Row): boolean {
  const isByInvitation = row.commissionModel === "Cpc" || row.commissionModel === "Cpl";
  return row.networkVisibility !== "Private" && !isByInvitation && row.archivedAt === null;
}

/** A campaign that people can still come into, and coupons be made for. */
export async function openCampaign(at: ProgramContext, id: string): Promise<Row> {
  const row = await findCampaign(at, id);
  if (row.archivedAt) {
    refuse("conflict", `${row.name} is archived. Restore it first, or choose one that is open.`);
  }
  return row;
}

export async function findCampaign(at: ProgramContext, id: string): Promise<Row> {
  const [row] = await at.db.select().from(campaigns).where(mine(at, id));
  if (!row) throw notFound("campaign");
  return row;
}

/** Not so tight that what refers to the campaign would wait. */
export async function lockCampaign(at: ProgramContext, id: string): Promise<Row> {
  const [row] = await at.db.select().from(campaigns).where(mine(at, id)).for("no key update");
  if (!row) throw notFound("campaign");
  return row;
}

export function mine({ org }: ProgramContext, id: string) {
  return and(eq(campaigns.orgId, org.id), eq(campaigns.id, id));
}

function select(ctx: Context, condition: SQL | undefined, take: number) {
  const affiliateCount = ctx.db
    .select({ count: sql<number>`count(*)::int` })
    .from(enrollments)
    .innerJoin(affiliates, refers(enrollments, "affiliateId", affiliates))
    .where(and(refers(enrollments, "campaignId", campaigns), ne(affiliates.status, "Removed")));
  return ctx.db
    .select({ campaign: campaigns, affiliateCount: sql<number>`(${affiliateCount})` })
    .from(campaigns)
    .where(and(eq(campaigns.orgId, ctx.org.id), condition))
    .orderBy(desc(campaigns.createdAt), desc(campaigns.id))
    .limit(take);
}

async function recent(ctx: Context, { id, currency }: Row): Promise<CampaignDetail["last30Days"]> {
  const since = new Date(ctx.now.getTime() - 30 * DAY);
  const org = ctx.org.id;
  const [sales] = await ctx.db
    .select({
      // An override is what a recruiter earns on top of a sale: a cost, and no other sale.
      conversions: sql<number>`(count(*) filter (where ${conversions.parentId} is null))::int`,
      revenueMinor: sql<string>`coalesce(sum(${conversions.amountMinor} - ${conversions.refundedMinor}) filter (where ${conversions.currency} = ${currency}), 0)`,
      commissionMinor: sql<string>`coalesce(sum(${conversions.commissionMinor}) filter (where ${conversions.currency} = ${currency}), 0)`,
    })
    .from(conversions)
    .where(
      and(
        eq(conversions.orgId, org),
        eq(conversions.campaignId, id),
        gte(conversions.occurredAt, since),
        stands,
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

export function present(row: Row, affiliateCount: number, payoutGraceDays: number): Campaign {
  return {
    id: row.id,
    name: row.name,
    slug: row.slug,
    description: row.description ?? undefined,
    termsUrl: row.termsUrl ?? undefined,
    currency: row.currency,
    defaultCommissionType: row.commissionType,
    defaultCommissionValue: writtenValue(row, row.currency),
    defaultCommissionModel: row.commissionModel,
    cookieWindowDays: row.cookieWindowDays,
    attributionModel: row.attributionModel,
    autoApprove: row.autoApprove,
    networkVisibility: row.networkVisibility,
    payoutGraceDays,
    affiliateCount,
    createdAt: row.createdAt.toISOString(),
    archivedAt: row.archivedAt?.toISOString(),
  };
}
