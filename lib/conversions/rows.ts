import { and, eq, lt } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { affiliates, conversions, orgs } from "@/drizzle/schema";
import { termsOf } from "@/lib/campaigns/terms";
import { isThere } from "@/lib/db/is-there";
import type { ProgramContext } from "@/lib/operations/context";
import { DAY } from "@/lib/time/shape";
import type { Credit } from "./attribution";
import type { SaleEvent } from "./credit";
import { earns, earnsOn } from "./earning";
import type { Explanation, Rule } from "./shape";

/** The conversion that a sale becomes. */
export async function saleRow(at: ProgramContext, sale: SaleEvent, credit: Credit) {
  const rule = ruleFor(credit, sale.currency);
  const holdDays = await graceDays(at);
  const { amountMinor, currency, customer, occurredAt } = sale;
  const explanation: Explanation = { rule, holdDays };
  return {
    orgId: at.org.id,
    id: uuidv7(),
    campaignId: credit.campaignId,
    affiliateId: credit.affiliateId,
    type: (await isRenewal(at, sale)) ? "Recurring" : "Sale",
    status: "Pending",
    attribution: credit.attribution,
    source: sale.source,
    amountMinor,
    commissionMinor: earns(rule, { amountMinor, refundedMinor: 0, isAllRefunded: false }),
    currency,
    explanation,
    heldBecause: sale.heldBecause ?? null,
    holdUntil: new Date(occurredAt.getTime() + holdDays * DAY),
    clickId: credit.clickId ?? null,
    couponId: credit.couponId ?? null,
    customerEmail: customer.email ?? null,
    customerName: customer.name ?? null,
    customerId: customer.id ?? null,
    subscriptionId: sale.subscriptionId ?? null,
    externalId: sale.externalId,
    occurredAt,
    createdAt: at.now,
  } as const;
}

/** The affiliate's own terms before the campaign's. */
function ruleFor({ campaign, enrollment }: Credit, currency: string): Rule {
  const { commissionModel } = campaign;
  if (commissionModel === "Cpc" || commissionModel === "Cpl") {
    return { kind: "Nothing", because: commissionModel };
  }
  const own = termsOf(enrollment);
  const { commissionType, commissionValue } = own ?? campaign;
  const from = own ? "affiliate" : "campaign";
  if (commissionType === "Percentage") {
    return { kind: "Percentage", hundredths: commissionValue, from };
  }
  // An amount that is owed is never converted.
  if (currency !== campaign.currency) return { kind: "Nothing", because: "currency" };
  return { kind: "Fixed", amountMinor: commissionValue, from };
}

type SaleRow = Awaited<ReturnType<typeof saleRow>>;

/** What the recruiter of the affiliate earns on top: one tier, at most one row for a sale. */
export async function overrideRow(at: ProgramContext, sale: SaleRow, credit: Credit) {
  const { campaign, affiliate } = credit;
  const { subAffiliatesEnabled, subAffiliatePercent: hundredths } = campaign;
  if (!subAffiliatesEnabled || hundredths === 0 || !affiliate.recruitedById) return null;
  if (sale.explanation.rule.kind === "Nothing") return null;
  const [recruiter] = await at.db
    .select({ status: affiliates.status, email: affiliates.email })
    .from(affiliates)
    .where(and(eq(affiliates.orgId, at.org.id), eq(affiliates.id, affiliate.recruitedById)));
  if (recruiter?.status !== "Approved" || recruiter.email === sale.customerEmail) return null;
  const rule: Rule = { kind: "Override", hundredths };
  return {
    orgId: at.org.id,
    id: uuidv7(),
    parentId: sale.id,
    campaignId: sale.campaignId,
    affiliateId: affiliate.recruitedById,
    type: sale.type,
    status: "Pending",
    attribution: "override",
    source: "Override",
    amountMinor: 0,
    commissionMinor: earnsOn(rule, sale.commissionMinor),
    currency: sale.currency,
    explanation: { rule, holdDays: sale.explanation.holdDays },
    heldBecause: sale.heldBecause,
    holdUntil: sale.holdUntil,
    occurredAt: sale.occurredAt,
    createdAt: at.now,
  } as const;
}

async function graceDays(at: ProgramContext): Promise<number> {
  const [org] = await at.db
    .select({ days: orgs.payoutGraceDays })
    .from(orgs)
    .where(eq(orgs.id, at.org.id));
  if (!org) throw new Error("A sale was told of where no organization is in force.");
  return org.days;
}

async function isRenewal(
  at: ProgramContext,
  { subscriptionId, occurredAt }: SaleEvent,
): Promise<boolean> {
  if (!subscriptionId) return false;
  const earlier = and(
    eq(conversions.orgId, at.org.id),
    eq(conversions.subscriptionId, subscriptionId),
    lt(conversions.occurredAt, occurredAt),
  );
  return isThere(at.db, conversions, earlier);
}
