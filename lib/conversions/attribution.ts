import { and, asc, desc, eq, isNull, lte, ne, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { affiliates, campaigns, clicks, conversions, enrollments, leads } from "@/drizzle/schema";
import { type CreditedCoupon, couponFor } from "@/lib/coupons/coupons";
import { refers } from "@/lib/db/refers";
import type { ProgramContext } from "@/lib/operations/context";
import { DAY, HOUR } from "@/lib/time/shape";
import type { Customer } from "./locks";

/** What a sale or a lead says about who sent it. */
export interface Reference {
  affiliateSlug?: string;
  clickId?: string;
  couponCode?: string;
  promotionCodeId?: string;
  campaignId?: string;
}

/** Somebody who may have sent the customer, and how we know. */
export interface Candidate {
  affiliateId: string;
  campaignId: string;
  attribution: Exclude<(typeof conversions.$inferSelect)["attribution"], "override" | "import">;
  clickId?: string;
  couponId?: string;
}

/** Somebody who did, with the terms that hold for them. */
export interface Credit extends Candidate {
  campaign: typeof campaigns.$inferSelect;
  affiliate: typeof affiliates.$inferSelect;
  enrollment: typeof enrollments.$inferSelect;
}

export interface Attributable {
  occurredAt: Date;
  customer: Customer;
  subscriptionId?: string;
  reference: Reference;
}

/** Clocks differ: what is told as up to an hour later may still be the cause. */
export function withGrace(time: Date): Date {
  return new Date(time.getTime() + HOUR);
}

/** Who is credited with a sale: the first candidate who may be. */
export async function attribute(at: ProgramContext, sale: Attributable): Promise<Credit | null> {
  return firstEligible(at, candidatesFor(at, sale), sale.customer);
}

/** Who is credited with a lead: those whom it names. */
export async function attributeLead(
  at: ProgramContext,
  { reference, occurredAt, customer }: Omit<Attributable, "subscriptionId">,
): Promise<Credit | null> {
  return firstEligible(at, namedBy(at, reference, occurredAt), customer);
}

async function firstEligible(
  at: ProgramContext,
  candidates: AsyncGenerator<Candidate>,
  customer: Customer,
): Promise<Credit | null> {
  const emails = await emailsOf(at, customer);
  for await (const candidate of candidates) {
    const credit = await termsOf(at, candidate);
    if (credit?.affiliate.status === "Approved" && !emails.has(credit.affiliate.email)) {
      return credit;
    }
  }
  return null;
}

/** A subscription stays with whoever brought it; a coupon that overrides comes before any click. */
async function* candidatesFor(at: ProgramContext, sale: Attributable): AsyncGenerator<Candidate> {
  if (sale.subscriptionId) {
    yield* earlier(at, sale, eq(conversions.subscriptionId, sale.subscriptionId), "first");
  }
  const coupon = await couponOf(at, sale.reference, sale.occurredAt);
  if (coupon?.overrides) yield byCoupon(coupon);
  const touch = await touchOf(at, sale.reference, sale.occurredAt);
  switch (touch?.model ?? (await modelOf(at, sale.reference.campaignId))) {
    case "LastTouch":
      if (touch) yield touch.candidate;
      yield* knownBy(at, sale, "last");
      break;
    case "FirstTouch":
      yield* knownBy(at, sale, "first");
      if (touch) yield touch.candidate;
      break;
  }
  if (coupon) yield byCoupon(coupon);
}

async function* namedBy(
  at: ProgramContext,
  reference: Reference,
  when: Date,
): AsyncGenerator<Candidate> {
  const coupon = await couponOf(at, reference, when);
  if (coupon?.overrides) yield byCoupon(coupon);
  const touch = await touchOf(at, reference, when);
  if (touch) yield touch.candidate;
  if (coupon) yield byCoupon(coupon);
}

type Order = "first" | "last";

/** Who is known to have sent this customer before: by what they bought, then by signing up. */
async function* knownBy(
  at: ProgramContext,
  sale: Attributable,
  order: Order,
): AsyncGenerator<Candidate> {
  const { id, email } = sale.customer;
  if (id) yield* earlier(at, sale, eq(conversions.customerId, id), order);
  if (email) yield* earlier(at, sale, eq(conversions.customerEmail, email), order);
  if (id) yield* signUps(at, sale, eq(leads.customerId, id), order);
  if (email) yield* signUps(at, sale, eq(leads.email, email), order);
}

/** Far more than any customer has; a bound, so that a shared address costs nothing. */
const MOST = 20;

async function* earlier(
  at: ProgramContext,
  sale: Attributable,
  same: SQL,
  order: Order,
): AsyncGenerator<Candidate> {
  const { occurredAt, id } = conversions;
  const found = await at.db
    .select({ affiliateId: conversions.affiliateId, campaignId: conversions.campaignId })
    .from(conversions)
    .where(
      and(
        eq(conversions.orgId, at.org.id),
        same,
        isNull(conversions.parentId),
        ne(conversions.status, "Denied"),
        // What a browser has told and nobody has reviewed proves nothing about a later sale.
        sql`${conversions.heldBecause} is distinct from 'pixel_unreviewed'`,
        lte(occurredAt, sale.occurredAt),
      ),
    )
    .orderBy(...(order === "first" ? [asc(occurredAt), asc(id)] : [desc(occurredAt), desc(id)]))
    .limit(MOST);
  for (const each of found) yield { ...each, attribution: "customer" };
}

async function* signUps(
  at: ProgramContext,
  sale: Attributable,
  same: SQL,
  order: Order,
): AsyncGenerator<Candidate> {
  const { createdAt, id } = leads;
  const found = await at.db
    .select({ affiliateId: leads.affiliateId, campaignId: leads.campaignId })
    .from(leads)
    .where(and(eq(leads.orgId, at.org.id), same, lte(createdAt, withGrace(sale.occurredAt))))
    .orderBy(...(order === "first" ? [asc(createdAt), asc(id)] : [desc(createdAt), desc(id)]))
    .limit(MOST);
  for (const each of found) yield { ...each, attribution: "lead" };
}

interface Touch {
  candidate: Candidate;
  model: (typeof campaigns.$inferSelect)["attributionModel"];
}

/** The click, or whoever is named. A click that is too old is not made good by the name it came with. */
async function touchOf(
  at: ProgramContext,
  { clickId, affiliateSlug, campaignId }: Reference,
  when: Date,
): Promise<Touch | null> {
  const click = clickId && isId(clickId) ? await clickOf(at, clickId) : undefined;
  if (click) {
    const { id, occurredAt, windowDays, affiliateId, campaignId, model } = click;
    const isCause =
      occurredAt <= withGrace(when) && when.getTime() <= occurredAt.getTime() + windowDays * DAY;
    const candidate: Candidate = { affiliateId, campaignId, attribution: "click", clickId: id };
    return isCause ? { candidate, model } : null;
  }
  return affiliateSlug ? linkOf(at, affiliateSlug.trim().toLowerCase(), campaignId) : null;
}

async function clickOf(at: ProgramContext, clickId: string) {
  const [click] = await at.db
    .select({
      id: clicks.id,
      affiliateId: clicks.affiliateId,
      campaignId: clicks.campaignId,
      occurredAt: clicks.occurredAt,
      windowDays: campaigns.cookieWindowDays,
      model: campaigns.attributionModel,
    })
    .from(clicks)
    .innerJoin(campaigns, refers(clicks, "campaignId", campaigns))
    .where(and(eq(clicks.orgId, at.org.id), eq(clicks.id, clickId)));
  return click;
}

/** Without a campaign: the newest one that is open and that they take part in. */
async function linkOf(
  at: ProgramContext,
  slug: string,
  campaignId: string | undefined,
): Promise<Touch | null> {
  if (campaignId !== undefined && !isId(campaignId)) return null;
  const [found] = await at.db
    .select({
      affiliateId: affiliates.id,
      campaignId: campaigns.id,
      model: campaigns.attributionModel,
    })
    .from(affiliates)
    .innerJoin(enrollments, refers(enrollments, "affiliateId", affiliates))
    .innerJoin(campaigns, refers(enrollments, "campaignId", campaigns))
    .where(
      and(
        eq(affiliates.orgId, at.org.id),
        eq(affiliates.slug, slug),
        campaignId ? eq(campaigns.id, campaignId) : isNull(campaigns.archivedAt),
      ),
    )
    .orderBy(desc(campaigns.createdAt), desc(campaigns.id))
    .limit(1);
  if (!found) return null;
  const { model, ...who } = found;
  return { candidate: { ...who, attribution: "link" }, model };
}

async function modelOf(at: ProgramContext, campaignId: string | undefined) {
  if (!campaignId || !isId(campaignId)) return "LastTouch";
  const [campaign] = await at.db
    .select({ model: campaigns.attributionModel })
    .from(campaigns)
    .where(and(eq(campaigns.orgId, at.org.id), eq(campaigns.id, campaignId)));
  return campaign?.model ?? "LastTouch";
}

function couponOf(
  at: ProgramContext,
  { couponCode, promotionCodeId }: Reference,
  when: Date,
): Promise<CreditedCoupon | null> {
  return couponFor(at, { code: couponCode, promotionCodeId }, when);
}

function byCoupon({ id, affiliateId, campaignId }: CreditedCoupon): Candidate {
  return { affiliateId, campaignId, attribution: "coupon", couponId: id };
}

/** null: they do not take part in the campaign, or no longer. */
async function termsOf(at: ProgramContext, candidate: Candidate): Promise<Credit | null> {
  const [found] = await at.db
    .select({ campaign: campaigns, affiliate: affiliates, enrollment: enrollments })
    .from(enrollments)
    .innerJoin(campaigns, refers(enrollments, "campaignId", campaigns))
    .innerJoin(affiliates, refers(enrollments, "affiliateId", affiliates))
    .where(
      and(
        eq(enrollments.orgId, at.org.id),
        eq(enrollments.campaignId, candidate.campaignId),
        eq(enrollments.affiliateId, candidate.affiliateId),
      ),
    );
  return found ? { ...candidate, ...found } : null;
}

/** Every address the customer is known by: nobody is paid for sending themselves. */
async function emailsOf(at: ProgramContext, { email, id }: Customer): Promise<Set<string>> {
  const emails = new Set(email ? [email] : []);
  if (!id) return emails;
  const signedUp = at.db
    .select({ email: leads.email })
    .from(leads)
    .where(and(eq(leads.orgId, at.org.id), eq(leads.customerId, id)))
    .limit(MOST);
  const bought = at.db
    .select({ email: conversions.customerEmail })
    .from(conversions)
    .where(and(eq(conversions.orgId, at.org.id), eq(conversions.customerId, id)))
    .limit(MOST);
  for (const { email: known } of await bought.unionAll(signedUp)) if (known) emails.add(known);
  return emails;
}

function isId(text: string): boolean {
  return z.uuid().safeParse(text).success;
}
