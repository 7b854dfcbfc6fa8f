import { and, desc, eq, exists, isNull, sql } from "drizzle-orm";
import { affiliates, campaigns, clicks, conversions, enrollments, leads } from "@/drizzle/schema";
import { writtenTerms } from "@/lib/campaigns/terms";
import { stands } from "@/lib/conversions/stands";
import { refers } from "@/lib/db/refers";
import { balancesOf } from "@/lib/ledger/ledger";
import type { Context, ProgramContext } from "@/lib/operations/context";
import { notFound } from "@/lib/operations/errors";
import { page, readCursor } from "@/lib/paging";
import type { Affiliate, AffiliateDetail, Enrollment, ListAffiliatesInput } from "./shape";

export type AffiliateRow = typeof affiliates.$inferSelect;
type Row = AffiliateRow;

export async function listAffiliates(ctx: Context, input: ListAffiliatesInput) {
  const after = readCursor(input.cursor);
  const inCampaign = input.campaignId
    ? exists(
        ctx.db
          .select({ one: sql`1` })
          .from(enrollments)
          .where(
            and(
              eq(enrollments.orgId, ctx.org.id),
              eq(enrollments.campaignId, input.campaignId),
              eq(enrollments.affiliateId, affiliates.id),
            ),
          ),
      )
    : undefined;
  const rows = await ctx.db
    .select({ affiliate: affiliates, campaignIds: campaignIdsOf(ctx) })
    .from(affiliates)
    .where(
      and(
        eq(affiliates.orgId, ctx.org.id),
        input.status ? eq(affiliates.status, input.status) : undefined,
        inCampaign,
        after
          ? sql`(${affiliates.createdAt}, ${affiliates.id}) < (${after.at}, ${after.id})`
          : undefined,
      ),
    )
    .orderBy(desc(affiliates.createdAt), desc(affiliates.id))
    .limit(input.take + 1);
  return page(
    rows,
    input.take,
    ({ affiliate }) => ({ at: affiliate.createdAt, id: affiliate.id }),
    ({ affiliate, campaignIds }) => present(affiliate, campaignIds),
  );
}

export async function getAffiliate(ctx: Context, { id }: { id: string }): Promise<AffiliateDetail> {
  const [found] = await ctx.db
    .select({ affiliate: affiliates, campaignIds: campaignIdsOf(ctx) })
    .from(affiliates)
    .where(mine(ctx, id));
  if (!found) throw notFound("affiliate");
  const { affiliate, campaignIds } = found;
  return {
    ...present(affiliate, campaignIds),
    website: affiliate.website ?? undefined,
    application: affiliate.application ?? undefined,
    notes: affiliate.notes ?? undefined,
    paypalEmail: affiliate.paypalEmail ?? undefined,
    approvedAt: affiliate.approvedAt?.toISOString(),
    rejectedAt: affiliate.rejectedAt?.toISOString(),
    rejectionReason: affiliate.rejectionReason ?? undefined,
    enrollments: await enrollmentsOf(ctx, id),
    totals: await totalsOf(ctx, id),
    recentConversions: await recentConversions(ctx, id),
  };
}

async function enrollmentsOf(ctx: Context, affiliateId: string): Promise<Enrollment[]> {
  const rows = await ctx.db
    .select({ enrollment: enrollments, campaign: campaigns })
    .from(enrollments)
    .innerJoin(campaigns, refers(enrollments, "campaignId", campaigns))
    .where(and(eq(enrollments.orgId, ctx.org.id), eq(enrollments.affiliateId, affiliateId)))
    .orderBy(enrollments.createdAt, enrollments.campaignId);
  return rows.map(({ enrollment, campaign }) => ({
    campaignId: campaign.id,
    campaignName: campaign.name,
    currency: campaign.currency,
    ...writtenTerms(enrollment, campaign.currency),
    joinedAt: enrollment.createdAt.toISOString(),
  }));
}

/** Where figures are read: in a call, or in the affiliate's own area. */
export type Place = Pick<Context, "db"> & { org: { id: string } };

export async function totalsOf(ctx: Place, id: string): Promise<AffiliateDetail["totals"]> {
  const org = ctx.org.id;
  const sales = await ctx.db
    .select({
      currency: conversions.currency,
      count: sql<number>`count(*)::int`,
      revenue: sql<string>`sum(${conversions.amountMinor} - ${conversions.refundedMinor})`,
    })
    .from(conversions)
    .where(
      and(
        eq(conversions.orgId, org),
        eq(conversions.affiliateId, id),
        // What they earn on a recruit's sale is no sale of theirs.
        isNull(conversions.parentId),
        stands,
      ),
    )
    .groupBy(conversions.currency)
    .orderBy(conversions.currency);
  const balances = await balancesOf(ctx, id);
  return {
    clicks: await ctx.db.$count(clicks, and(eq(clicks.orgId, org), eq(clicks.affiliateId, id))),
    leads: await ctx.db.$count(leads, and(eq(leads.orgId, org), eq(leads.affiliateId, id))),
    conversions: sales.reduce((sum, { count }) => sum + count, 0),
    revenue: sales.map(({ currency, revenue }) => ({ currency, amountMinor: Number(revenue) })),
    commission: balances.map(({ currency, held, payable, inPayout, settled }) => ({
      currency,
      amountMinor: held + payable + inPayout + settled,
    })),
  };
}

async function recentConversions(
  ctx: Place,
  id: string,
): Promise<AffiliateDetail["recentConversions"]> {
  const rows = await ctx.db
    .select()
    .from(conversions)
    .where(and(eq(conversions.orgId, ctx.org.id), eq(conversions.affiliateId, id)))
    .orderBy(desc(conversions.occurredAt), desc(conversions.id))
    .limit(10);
  return rows.map((row) => ({
    id: row.id,
    campaignId: row.campaignId,
    type: row.type,
    status: row.status,
    amountMinor: row.amountMinor,
    commissionMinor: row.commissionMinor,
    currency: row.currency,
    occurredAt: row.occurredAt.toISOString(),
  }));
}

function campaignIdsOf(ctx: Context) {
  return sql<string[]>`array(
    select ${enrollments.campaignId} from ${enrollments}
    where ${enrollments.orgId} = ${ctx.org.id} and ${enrollments.affiliateId} = ${affiliates.id}
    order by ${enrollments.createdAt}, ${enrollments.campaignId})`;
}

export async function idsOfCampaigns(
  { db, org }: ProgramContext,
  affiliateId: string,
): Promise<string[]> {
  const rows = await db
    .select({ id: enrollments.campaignId })
    .from(enrollments)
    .where(and(eq(enrollments.orgId, org.id), eq(enrollments.affiliateId, affiliateId)))
    .orderBy(enrollments.createdAt, enrollments.campaignId);
  return rows.map(({ id }) => id);
}

export function mine({ org }: Pick<ProgramContext, "org">, id: string) {
  return and(eq(affiliates.orgId, org.id), eq(affiliates.id, id));
}

export async function findAffiliate(at: Place, id: string): Promise<Row> {
  const [row] = await at.db.select().from(affiliates).where(mine(at, id));
  if (!row) throw notFound("affiliate");
  return row;
}

export async function affiliateWith(at: Place, email: string): Promise<Row | undefined> {
  const [row] = await at.db
    .select()
    .from(affiliates)
    .where(and(eq(affiliates.orgId, at.org.id), eq(affiliates.email, email)));
  return row;
}

/** By their ids: one parameter, however many there are. */
export async function affiliatesById(
  at: Place,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Row>> {
  const rows = await at.db
    .select()
    .from(affiliates)
    .where(
      and(eq(affiliates.orgId, at.org.id), eq(affiliates.id, sql`any(${sql.param(ids)}::uuid[])`)),
    );
  return new Map(rows.map((row) => [row.id, row]));
}

export async function lockAffiliate(at: ProgramContext, id: string): Promise<Row> {
  const [row] = await at.db.select().from(affiliates).where(mine(at, id)).for("no key update");
  if (!row) throw notFound("affiliate");
  return row;
}

export function present(row: Row, campaignIds: string[]): Affiliate {
  return {
    id: row.id,
    fullName: row.fullName,
    email: row.email,
    slug: row.slug,
    status: row.status,
    campaignIds,
    recruitedById: row.recruitedById ?? undefined,
    createdAt: row.createdAt.toISOString(),
  };
}
