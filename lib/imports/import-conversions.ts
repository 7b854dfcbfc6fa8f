import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { conversions, unattributedSales } from "@/drizzle/schema";
import { findCampaign } from "@/lib/campaigns/campaigns";
import { type BookedConversion, bookConversions } from "@/lib/conversions/book";
import { approveAll } from "@/lib/conversions/review";
import { isUniqueViolation } from "@/lib/db/violations";
import type { Context } from "@/lib/operations/context";
import { refuse } from "@/lib/operations/errors";
import { sumOf } from "./balances";
import { holdImports, recordJob } from "./jobs";
import { readKnown } from "./known";
import { type Plan, type PlannedRow, planConversions } from "./plan-conversions";
import type {
  ConversionPreview,
  ImportConversionsInput,
  ImportedConversions,
  PreviewConversionsInput,
} from "./shape";

/** What an import of these rows would do now. Writes nothing. */
export async function previewConversionImport(
  ctx: Context,
  { campaignId, conversions: rows }: PreviewConversionsInput,
): Promise<ConversionPreview> {
  await findCampaign(ctx, campaignId);
  const known = await readKnown(ctx, campaignId, rows);
  const plan = planConversions(rows, known, { now: ctx.now, excludePaid: false });
  return {
    rowsTotal: plan.rowsTotal,
    wouldImport: plan.imports.length,
    wouldSkip: plan.reasons.count("skipped"),
    wouldError: plan.reasons.count("errored"),
    skipReasons: plan.reasons.list(),
    paidBalance: plan.paidBalance,
    unpaidBalance: plan.unpaidBalance,
  };
}

/**
 * Each sale comes in once, however often and by how many calls at once. What was paid elsewhere is settled
 * history; what was not becomes payable only when that is confirmed, by this call or by a later one.
 */
export async function importConversions(
  ctx: Context,
  input: ImportConversionsInput,
): Promise<ImportedConversions> {
  const { campaignId, conversions: rows, confirmUnpaidPayout, excludePaid } = input;
  const campaign = await findCampaign(ctx, campaignId);
  await holdImports(ctx, campaignId);
  const known = await readKnown(ctx, campaignId, rows);
  const plan = planConversions(rows, known, { now: ctx.now, excludePaid });

  const jobId = uuidv7();
  await book(ctx, plan, { jobId, campaignId, confirmUnpaidPayout });
  const confirmed = confirmUnpaidPayout ? await confirm(ctx, plan, jobId) : [];
  const unpaidConfirmed = confirmUnpaidPayout
    ? sumOf([...(await newlyPayable(ctx, jobId)), ...confirmed])
    : {};

  const outcome = {
    imported: plan.imports.length,
    skipped: plan.reasons.count("skipped"),
    errored: plan.reasons.count("errored"),
    confirmed: confirmed.length,
    reasons: plan.reasons.list(),
    paidBalance: plan.paidBalance,
    unpaidBalance: plan.unpaidBalance,
  };
  await recordJob(ctx, {
    ...outcome,
    id: jobId,
    kind: "Conversions",
    campaignId,
    rowsTotal: plan.rowsTotal,
    unpaidConfirmed,
  });
  const { reasons: _told, ...figures } = outcome;
  ctx.changed(null, { campaign: campaign.name, ...figures, unpaidConfirmed });
  return {
    jobId,
    ...outcome,
    unpaidConfirmedCents: unpaidConfirmed[campaign.currency] ?? 0,
    unpaidConfirmedByCurrency: unpaidConfirmed,
  };
}

interface Booking {
  jobId: string;
  campaignId: string;
  confirmUnpaidPayout: boolean;
}

async function book(ctx: Context, plan: Plan, booking: Booking): Promise<void> {
  try {
    await bookConversions(
      ctx,
      plan.imports.map((planned) => conversionOf(ctx, planned, booking)),
    );
  } catch (error) {
    if (!isUniqueViolation(error, "conversions_external")) throw error;
    refuse(
      "conflict",
      "One of these sales arrived by another way at the same moment. Nothing was imported; run the import again.",
    );
  }
  await claimUnattributed(ctx, booking.jobId);
}

function conversionOf(
  ctx: Context,
  { row, affiliateId, importKey }: PlannedRow,
  { jobId, campaignId, confirmUnpaidPayout }: Booking,
): BookedConversion {
  const isHeld = !row.paid && !confirmUnpaidPayout;
  return {
    id: uuidv7(),
    campaignId,
    affiliateId,
    type: row.type,
    status: row.paid ? "Paid" : isHeld ? "Pending" : "Approved",
    attribution: "import",
    source: "Import",
    amountMinor: row.amountCents,
    commissionMinor: row.commissionCents,
    currency: row.currency,
    explanation: { rule: { kind: "Given", amountMinor: row.commissionCents } },
    heldBecause: isHeld ? "import_unconfirmed" : null,
    importJobId: jobId,
    isHistory: row.paid,
    customerEmail: row.customerEmail || null,
    customerName: row.customerName || null,
    customerId: row.stripeCustomerId || null,
    subscriptionId: row.stripeSubscriptionId || null,
    externalId: row.externalId || null,
    importKey,
    occurredAt: new Date(row.occurredAt),
    createdAt: ctx.now,
  };
}

/** A sale that came in before anybody could be credited with it is credited by this import. */
async function claimUnattributed({ db, org }: Context, jobId: string): Promise<void> {
  await db
    .update(unattributedSales)
    .set({ conversionId: conversions.id })
    .from(conversions)
    .where(
      and(
        eq(unattributedSales.orgId, org.id),
        isNull(unattributedSales.conversionId),
        eq(conversions.orgId, org.id),
        eq(conversions.importJobId, jobId),
        eq(conversions.externalId, unattributedSales.externalId),
      ),
    );
}

type Payable = { currency: string; amountMinor: number };

/** What this import brought and made payable, less what had come back of it before it was known. */
async function newlyPayable({ db, org }: Context, jobId: string): Promise<Payable[]> {
  const rows = await db
    .select({
      currency: conversions.currency,
      sum: sql<string>`sum(${conversions.commissionMinor})`,
    })
    .from(conversions)
    .where(
      and(
        eq(conversions.orgId, org.id),
        eq(conversions.importJobId, jobId),
        eq(conversions.status, "Approved"),
      ),
    )
    .groupBy(conversions.currency);
  return rows.map(({ currency, sum }) => ({ currency, amountMinor: Number(sum) }));
}

/** Rows of an earlier import become payable, unless somebody has decided about them meanwhile. */
async function confirm(ctx: Context, plan: Plan, jobId: string): Promise<Payable[]> {
  if (plan.waiting.length === 0) return [];
  const waiting = await ctx.db
    .select({ id: conversions.id })
    .from(conversions)
    .where(
      and(
        eq(conversions.orgId, ctx.org.id),
        inArray(
          conversions.id,
          plan.waiting.map(({ id }) => id),
        ),
        eq(conversions.status, "Pending"),
        eq(conversions.heldBecause, "import_unconfirmed"),
      ),
    )
    .orderBy(asc(conversions.id))
    .for("update");
  return approveAll(
    ctx,
    waiting.map(({ id }) => id),
    jobId,
  );
}
