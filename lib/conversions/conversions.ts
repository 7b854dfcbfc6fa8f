import { and, desc, eq, gte, type SQL, sql } from "drizzle-orm";
import {
  adjustments,
  affiliateCoupons,
  affiliates,
  campaigns,
  conversions,
} from "@/drizzle/schema";
import { refers } from "@/lib/db/refers";
import type { Context, ProgramContext } from "@/lib/operations/context";
import { notFound } from "@/lib/operations/errors";
import { page, readCursor } from "@/lib/paging";
import * as review from "./review";
import type { Conversion, DenyInput, ListConversionsInput, Source } from "./shape";
import type { ConversionRow } from "./standing";
import { type Told, why } from "./why";

export function listConversions(ctx: Context, input: ListConversionsInput) {
  return pageOfConversions(ctx, input, present);
}

/** Newest first, each as `show` has it for whoever asks. */
export async function pageOfConversions<T>(
  at: ProgramContext,
  input: ListConversionsInput,
  show: (found: Found) => T,
) {
  const after = readCursor(input.cursor);
  const { affiliateId, campaignId, status, occurredAt, id } = conversions;
  const rows = await find(
    at,
    [
      input.affiliateId ? eq(affiliateId, input.affiliateId) : undefined,
      input.campaignId ? eq(campaignId, input.campaignId) : undefined,
      input.status ? eq(status, input.status) : undefined,
      input.since ? gte(occurredAt, new Date(input.since)) : undefined,
      after ? sql`(${occurredAt}, ${id}) < (${after.at}, ${after.id})` : undefined,
    ],
    input.take + 1,
  );
  return page(rows, input.take, ({ row }) => ({ at: row.occurredAt, id: row.id }), show);
}

export async function approveConversion(ctx: Context, { id }: { id: string }) {
  await review.approve(ctx, id);
  return present(await findOne(ctx, id));
}

export async function denyConversion(ctx: Context, { id, reason }: DenyInput) {
  await review.deny(ctx, id, reason);
  return present(await findOne(ctx, id));
}

/** A conversion with what a list shows of it. */
export interface Found extends Told {
  affiliateSlug: string;
  affiliateName: string;
  campaignName: string;
  couponCode: string | null;
  overrideId: string | null;
}

export async function findOne(ctx: Context, id: string): Promise<Found> {
  const [found] = await find(ctx, [eq(conversions.id, id)], 1);
  if (!found) throw notFound("conversion");
  return found;
}

async function find(
  at: ProgramContext,
  conditions: (SQL | undefined)[],
  take: number,
): Promise<Found[]> {
  const found = await at.db
    .select({
      row: conversions,
      affiliateSlug: affiliates.slug,
      affiliateName: affiliates.fullName,
      campaignName: campaigns.name,
      campaignCurrency: campaigns.currency,
      couponCode: affiliateCoupons.code,
      adjusted: adjustedOf(at, sql`${conversions.id}`),
      parentMinor: sql<string | null>`(select p.commission_minor + ${adjustedOf(at, sql`p.id`)}
        from ${conversions} p where p.org_id = ${at.org.id} and p.id = ${conversions.parentId})`,
      overrideId: sql<string | null>`(select o.id from ${conversions} o
        where o.org_id = ${at.org.id} and o.parent_id = ${conversions.id})`,
    })
    .from(conversions)
    .innerJoin(affiliates, refers(conversions, "affiliateId", affiliates))
    .innerJoin(campaigns, refers(conversions, "campaignId", campaigns))
    .leftJoin(affiliateCoupons, refers(conversions, "couponId", affiliateCoupons))
    .where(and(eq(conversions.orgId, at.org.id), ...conditions))
    .orderBy(desc(conversions.occurredAt), desc(conversions.id))
    .limit(take);
  return found.map(({ adjusted, parentMinor, ...rest }) => ({
    ...rest,
    adjustedMinor: Number(adjusted),
    parentMinor: parentMinor === null ? null : Number(parentMinor),
  }));
}

function adjustedOf({ org }: ProgramContext, id: SQL) {
  return sql<string>`(select coalesce(sum(a.amount_minor), 0) from ${adjustments} a
    where a.org_id = ${org.id} and a.conversion_id = ${id})`;
}

export function present(found: Found): Conversion {
  const { row, affiliateSlug, affiliateName, couponCode, adjustedMinor } = found;
  const isHeld = row.status === "Pending";
  return {
    id: row.id,
    campaignId: row.campaignId,
    affiliateId: row.affiliateId,
    affiliateSlug,
    affiliateName,
    type: row.type,
    status: row.status,
    source: sourceOf(row),
    attributionMethod: row.attribution,
    amountMinor: row.amountMinor,
    refundedMinor: row.refundedMinor || undefined,
    commissionMinor: row.commissionMinor,
    adjustedMinor: adjustedMinor || undefined,
    currency: row.currency,
    couponCode: couponCode ?? undefined,
    externalId: row.externalId ?? undefined,
    customerEmail: row.customerEmail ?? undefined,
    heldBecause: isHeld ? (row.heldBecause ?? undefined) : undefined,
    holdUntil: isHeld && !row.heldBecause ? row.holdUntil?.toISOString() : undefined,
    occurredAt: row.occurredAt.toISOString(),
    why: why(found),
  };
}

/** The published labels. Whoever was named by a server call, without a click, came by that server. */
function sourceOf({ attribution, source }: ConversionRow): Source {
  switch (attribution) {
    case "coupon":
      return "Coupon";
    case "click":
      return "Click";
    case "link":
      return source === "Server" ? "Server" : "Link";
    case "lead":
      return "Lead";
    case "customer":
      return "Customer match";
    case "override":
      return "Override";
    case "import":
      return "Imported";
  }
}
