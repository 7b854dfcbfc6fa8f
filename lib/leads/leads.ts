import { and, eq, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { conversions, leads } from "@/drizzle/schema";
import { attributeLead, type Credit } from "@/lib/conversions/attribution";
import { claimSales } from "@/lib/conversions/credit";
import { lockCustomer, lowerCase } from "@/lib/conversions/locks";
import { isThere } from "@/lib/db/is-there";
import type { ProgramContext } from "@/lib/operations/context";
import { HOUR } from "@/lib/time/shape";

type Row = typeof leads.$inferSelect;

export interface LeadEvent {
  affiliateSlug?: string;
  clickId?: string;
  couponCode?: string;
  campaignId?: string;
  email: string;
  name?: string;
  /** The customer's id at the payment platform. */
  customerId?: string;
  source: Row["source"];
  /** Now, when left out. */
  occurredAt?: Date;
}

export interface RecordedLead {
  /** Left out when it was ignored. */
  leadId?: string;
  /** ignored: nobody who may be credited has sent them. */
  outcome: "created" | "repeated" | "moved" | "ignored";
  /** Whose it was before it moved. */
  movedFrom?: string;
}

/**
 * A customer signs up once in a campaign, however often it is told. The campaign's attribution model says
 * whose they are when two have sent them; what they bought without anybody being credited is credited now.
 */
export async function recordLead(at: ProgramContext, told: LeadEvent): Promise<RecordedLead> {
  const email = lowerCase(told.email);
  if (!email) return { outcome: "ignored" };
  const customer = { email, id: told.customerId || undefined };
  const occurredAt = told.occurredAt ?? at.now;
  await lockCustomer(at, customer);
  const credit = await attributeLead(at, { reference: told, occurredAt, customer });
  if (!credit) return { outcome: "ignored" };
  const [known] = await at.db
    .select()
    .from(leads)
    .where(
      and(
        eq(leads.orgId, at.org.id),
        eq(leads.campaignId, credit.campaignId),
        eq(leads.email, email),
      ),
    )
    .for("update");
  const lead = { ...told, email, occurredAt };
  const recorded = known ? await repeat(at, known, lead, credit) : await create(at, lead, credit);
  const since = known && known.createdAt < occurredAt ? known.createdAt : occurredAt;
  await claimSales(at, customer, new Date(since.getTime() - HOUR));
  return recorded;
}

type Lead = LeadEvent & { email: string; occurredAt: Date };

async function create(at: ProgramContext, lead: Lead, credit: Credit): Promise<RecordedLead> {
  const leadId = uuidv7();
  await at.db.insert(leads).values({
    orgId: at.org.id,
    id: leadId,
    campaignId: credit.campaignId,
    affiliateId: credit.affiliateId,
    email: lead.email,
    name: lead.name?.trim() || null,
    customerId: lead.customerId || null,
    source: lead.source,
    clickId: credit.clickId ?? null,
    createdAt: lead.occurredAt,
  });
  return { leadId, outcome: "created" };
}

async function repeat(
  at: ProgramContext,
  known: Row,
  lead: Lead,
  credit: Credit,
): Promise<RecordedLead> {
  const moves = await isMoved(at, known, lead, credit);
  const learned = {
    name: known.name ?? (lead.name?.trim() || null),
    customerId: known.customerId ?? (lead.customerId || null),
  };
  const moved = {
    affiliateId: credit.affiliateId,
    source: lead.source,
    clickId: credit.clickId ?? null,
    createdAt: lead.occurredAt,
  };
  await at.db
    .update(leads)
    .set(moves ? { ...learned, ...moved } : learned)
    .where(and(eq(leads.orgId, at.org.id), eq(leads.id, known.id)));
  return moves
    ? { leadId: known.id, outcome: "moved", movedFrom: known.affiliateId }
    : { leadId: known.id, outcome: "repeated" };
}

/** The later touch counts, or the earlier one, in whatever order they are told; once they buy, it stays. */
async function isMoved(
  at: ProgramContext,
  known: Row,
  { occurredAt, customerId }: Lead,
  { affiliateId, campaign }: Credit,
): Promise<boolean> {
  if (affiliateId === known.affiliateId) return false;
  const isLater = occurredAt >= known.createdAt;
  if (isLater !== (campaign.attributionModel === "LastTouch")) return false;
  return !(await hasBought(at, known, customerId));
}

async function hasBought(
  at: ProgramContext,
  { campaignId, email, customerId }: Row,
  otherId: string | undefined,
): Promise<boolean> {
  const ids = [customerId, otherId].filter((id) => id != null && id !== "");
  const theirs: SQL[] = [
    eq(conversions.customerEmail, email),
    ...ids.map((id) => sql`${conversions.customerId} = ${id}`),
  ];
  const bought = and(
    eq(conversions.orgId, at.org.id),
    eq(conversions.campaignId, campaignId),
    or(...theirs),
    isNull(conversions.parentId),
    ne(conversions.status, "Denied"),
  );
  return isThere(at.db, conversions, bought);
}
