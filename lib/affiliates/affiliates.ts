import { and, desc, eq, exists, sql } from "drizzle-orm";
import { affiliates, clicks, conversions, enrollments, leads, magicLinks } from "@/drizzle/schema";
import { queueMail } from "@/lib/mail/mail";
import type { Context } from "@/lib/operations/context";
import { notFound, refuse } from "@/lib/operations/errors";
import { page, readCursor } from "@/lib/paging";
import { settings } from "@/lib/settings";
import { hashSecret, makeSecret } from "@/lib/tokens/secret";
import type { Affiliate, AffiliateDetail, ListAffiliatesInput, RejectInput } from "./shape";

type Row = typeof affiliates.$inferSelect;

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
    approvedAt: affiliate.approvedAt?.toISOString(),
    rejectedAt: affiliate.rejectedAt?.toISOString(),
    rejectionReason: affiliate.rejectionReason ?? undefined,
    totals: await totalsOf(ctx, id),
    recentConversions: await recentConversions(ctx, id),
  };
}

const LINK_DAYS = 14;

/** Approving an approved affiliate changes nothing and sends no second mail, so a repeat does no harm. */
export async function approveAffiliate(ctx: Context, { id }: { id: string }): Promise<Affiliate> {
  const row = await lock(ctx, id);
  const campaignIds = await idsOfCampaigns(ctx, id);
  if (row.status === "Approved") return present(row, campaignIds);
  refuseUnlessPending(row, "approved");
  const approved = { ...row, status: "Approved", approvedAt: ctx.now } as const;
  await ctx.db
    .update(affiliates)
    .set({ status: approved.status, approvedAt: approved.approvedAt })
    .where(mine(ctx, id));
  await welcome(ctx, approved);
  ctx.changed({ status: row.status }, { status: approved.status, fullName: row.fullName });
  return present(approved, campaignIds);
}

/** Rejecting a rejected applicant changes nothing and sends no second mail. */
export async function rejectAffiliate(ctx: Context, input: RejectInput): Promise<Affiliate> {
  const row = await lock(ctx, input.id);
  const campaignIds = await idsOfCampaigns(ctx, input.id);
  if (row.status === "Rejected") return present(row, campaignIds);
  refuseUnlessPending(row, "rejected");
  const reason = input.reason || null;
  await ctx.db
    .update(affiliates)
    .set({ status: "Rejected", rejectedAt: ctx.now, rejectionReason: reason })
    .where(mine(ctx, input.id));
  if (input.notify) await regret(ctx, row, reason);
  ctx.changed(
    { status: row.status },
    { status: "Rejected", fullName: row.fullName, reason, notified: input.notify },
  );
  return present({ ...row, status: "Rejected" }, campaignIds);
}

function refuseUnlessPending(row: Row, verb: string): void {
  if (row.status !== "Pending") {
    refuse(
      "conflict",
      `${row.fullName} is ${row.status.toLowerCase()}, and only a pending application can be ${verb}.`,
    );
  }
}

/** The link lets them in without a password, once, for 14 days. */
async function welcome(ctx: Context, row: Row): Promise<void> {
  const secret = makeSecret("rk_link_");
  await ctx.db.insert(magicLinks).values({
    hash: hashSecret(secret),
    orgId: ctx.org.id,
    affiliateId: row.id,
    createdAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + LINK_DAYS * 86_400_000),
  });
  await queueMail(
    ctx.db,
    {
      orgId: ctx.org.id,
      to: row.email,
      subject: `Welcome to the ${ctx.org.name} affiliate program`,
      template: "affiliate_approved",
      paragraphs: [
        `Hello ${row.fullName},`,
        `${ctx.org.name} has approved your application. Your referral name is ${row.slug}: add ?via=${row.slug} to any of their addresses.`,
        `The link below opens your own page. It works once, within ${LINK_DAYS} days.`,
      ],
      action: { label: "Open your affiliate page", url: `${settings().url}/a/${secret}` },
    },
    ctx.now,
  );
}

async function regret(ctx: Context, row: Row, reason: string | null): Promise<void> {
  await queueMail(
    ctx.db,
    {
      orgId: ctx.org.id,
      to: row.email,
      subject: `Your application to the ${ctx.org.name} affiliate program`,
      template: "affiliate_rejected",
      paragraphs: [
        `Hello ${row.fullName},`,
        `Thank you for applying. ${ctx.org.name} has decided not to take your application further.`,
        ...(reason ? [`They wrote: ${reason}`] : []),
      ],
    },
    ctx.now,
  );
}

/** Where figures are read: in a call, or in the affiliate's own area. */
export type Place = Pick<Context, "db"> & { org: { id: string } };

export async function totalsOf(ctx: Place, id: string): Promise<AffiliateDetail["totals"]> {
  const org = ctx.org.id;
  const sales = await ctx.db
    .select({
      currency: conversions.currency,
      count: sql<number>`count(*)::int`,
      revenue: sql<string>`sum(${conversions.amountMinor})`,
      commission: sql<string>`sum(${conversions.commissionMinor})`,
    })
    .from(conversions)
    .where(
      and(
        eq(conversions.orgId, org),
        eq(conversions.affiliateId, id),
        sql`${conversions.status} not in ('Refunded', 'Denied')`,
      ),
    )
    .groupBy(conversions.currency)
    .orderBy(conversions.currency);
  return {
    clicks: await ctx.db.$count(clicks, and(eq(clicks.orgId, org), eq(clicks.affiliateId, id))),
    leads: await ctx.db.$count(leads, and(eq(leads.orgId, org), eq(leads.affiliateId, id))),
    conversions: sales.reduce((sum, { count }) => sum + count, 0),
    revenue: sales.map(({ currency, revenue }) => ({ currency, amountMinor: Number(revenue) })),
    commission: sales.map(({ currency, commission }) => ({
      currency,
      amountMinor: Number(commission),
    })),
  };
}

export async function recentConversions(
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

async function idsOfCampaigns(ctx: Context, affiliateId: string): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: enrollments.campaignId })
    .from(enrollments)
    .where(and(eq(enrollments.orgId, ctx.org.id), eq(enrollments.affiliateId, affiliateId)))
    .orderBy(enrollments.createdAt, enrollments.campaignId);
  return rows.map(({ id }) => id);
}

function mine(ctx: Context, id: string) {
  return and(eq(affiliates.orgId, ctx.org.id), eq(affiliates.id, id));
}

async function lock(ctx: Context, id: string): Promise<Row> {
  const [row] = await ctx.db.select().from(affiliates).where(mine(ctx, id)).for("update");
  if (!row) throw notFound("affiliate");
  return row;
}

function present(row: Row, campaignIds: string[]): Affiliate {
  return {
    id: row.id,
    fullName: row.fullName,
    email: row.email,
    slug: row.slug,
    status: row.status,
    campaignIds,
    createdAt: row.createdAt.toISOString(),
  };
}
