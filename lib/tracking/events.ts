import { and, eq, isNull } from "drizzle-orm";
import { conversions } from "@/drizzle/schema";
import { recordSale, type SaleEvent } from "@/lib/conversions/credit";
import { recordRefund } from "@/lib/conversions/refunds";
import { recordLead } from "@/lib/leads/leads";
import type { Context, ProgramContext } from "@/lib/operations/context";
import { refuse } from "@/lib/operations/errors";
import { overrulePixel } from "./overrule-pixel";
import type { PixelEvent, RecordedEvent, ServerEvent } from "./shape";

/** How far a server's clock may be ahead of ours. */
const AHEAD_MS = 300_000;

/** What a company's own server tells. The same event again changes nothing more. */
export async function recordServerEvent(ctx: Context, event: ServerEvent): Promise<RecordedEvent> {
  const occurredAt = event.occurredAt ? new Date(event.occurredAt) : ctx.now;
  if (occurredAt.getTime() > ctx.now.getTime() + AHEAD_MS) {
    refuse("validation_failed", "occurredAt: This lies in the future. Check the clock.", {
      field: "occurredAt",
    });
  }
  const recorded = await record(ctx, event, occurredAt);
  ctx.changed(null, recorded);
  return recorded;
}

function referenceIn({ affiliateSlug, clickId, couponCode, campaignId }: SaleEvent["reference"]) {
  return { affiliateSlug, clickId, couponCode, campaignId };
}

async function record(
  at: ProgramContext,
  event: ServerEvent,
  occurredAt: Date,
): Promise<RecordedEvent> {
  const { externalId = "", customerEmail = "" } = event;
  switch (event.type) {
    case "sale": {
      const sale = saleIn(event, occurredAt);
      await overrulePixel(at, sale);
      return sell(at, sale);
    }
    case "refund":
      return refund(at, event, externalId);
    case "lead":
      return signUp(at, { ...event, email: customerEmail, source: "Server", occurredAt });
  }
}

function saleIn(event: ServerEvent, occurredAt: Date): SaleEvent {
  return {
    source: "Server",
    externalId: event.externalId ?? "",
    amountMinor: event.amountCents ?? 0,
    currency: event.currency ?? "",
    occurredAt,
    customer: { email: event.customerEmail, id: event.customerId, name: event.name },
    subscriptionId: event.subscriptionId,
    reference: referenceIn(event),
  };
}

async function sell(at: ProgramContext, sale: SaleEvent): Promise<RecordedEvent> {
  return { type: "sale", ...(await recordSale(at, sale)) };
}

/** Without an id of its own, a refund is all that has gone back of the sale so far. */
const WHOLE_REFUND = "refund";

async function refund(
  at: ProgramContext,
  { refundId, amountCents, currency }: ServerEvent,
  saleExternalId: string,
): Promise<RecordedEvent> {
  const sale = await saleOf(at, saleExternalId);
  if (sale && currency && sale.currency !== currency) {
    refuse(
      "validation_failed",
      `currency: The sale ${saleExternalId} was in ${sale.currency}. Give the refund in it.`,
      { field: "currency" },
    );
  }
  const { outcome } = await recordRefund(at, {
    saleExternalId,
    key: refundId ?? WHOLE_REFUND,
    amountMinor: amountCents,
  });
  return { type: "refund", outcome, conversionId: sale?.id };
}

async function saleOf({ db, org }: ProgramContext, externalId: string) {
  const [sale] = await db
    .select({ id: conversions.id, currency: conversions.currency })
    .from(conversions)
    .where(
      and(
        eq(conversions.orgId, org.id),
        eq(conversions.externalId, externalId),
        isNull(conversions.parentId),
      ),
    );
  return sale;
}

type SignUp = Parameters<typeof recordLead>[1];

async function signUp(at: ProgramContext, lead: SignUp): Promise<RecordedEvent> {
  const { email, name, customerId, source, occurredAt } = lead;
  const told = { ...referenceIn(lead), email, name, customerId, source, occurredAt };
  return { type: "lead", ...(await recordLead(at, told)) };
}

/** What a browser tells. A sale is never payable before a Manager has looked at it. */
export function recordPixelEvent(at: ProgramContext, event: PixelEvent): Promise<RecordedEvent> {
  const { type, email, customerId, name, programId: campaignId } = event;
  if (type === "lead")
    return signUp(at, { ...event, email: email ?? "", campaignId, source: "Pixel" });
  return sell(at, {
    source: "Pixel",
    externalId: event.externalId ?? "",
    amountMinor: event.amountCents ?? 0,
    currency: event.currency ?? "",
    occurredAt: at.now,
    customer: { email, id: customerId, name },
    reference: referenceIn({ ...event, campaignId }),
    heldBecause: "pixel_unreviewed",
  });
}
