import { and, eq } from "drizzle-orm";
import { affiliates, campaigns, enrollments } from "@/drizzle/schema";
import { type CreditedCoupon, couponFor } from "@/lib/coupons/credited";
import { refers } from "@/lib/db/refers";
import type { ProgramContext } from "@/lib/operations/context";
import { type Bought, broughtBy, emailsOf, knownBy } from "./history";
import type { Customer } from "./locks";
import { type Candidate, modelOf, type Reference, touchOf } from "./touch";

/** A candidate who is credited, with the terms that hold for them. */
export interface Credit extends Candidate {
  campaign: typeof campaigns.$inferSelect;
  affiliate: typeof affiliates.$inferSelect;
  enrollment: typeof enrollments.$inferSelect;
}

interface Attributable extends Bought {
  reference: Reference;
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
  yield* broughtBy(at, sale);
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
