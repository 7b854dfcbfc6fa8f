import { and, asc, desc, eq, isNull, lte, ne, type SQL, sql } from "drizzle-orm";
import { conversions, leads } from "@/drizzle/schema";
import type { ProgramContext } from "@/lib/operations/context";
import type { Customer } from "./locks";
import { type Candidate, withGrace } from "./touch";

/** What a sale says of its customer. */
export interface Bought {
  occurredAt: Date;
  customer: Customer;
  subscriptionId?: string;
}

/** Whoever brought the subscription that a sale renews. */
export async function* broughtBy(at: ProgramContext, sale: Bought): AsyncGenerator<Candidate> {
  const { subscriptionId } = sale;
  if (!subscriptionId) return;
  yield* earlier(at, sale, eq(conversions.subscriptionId, subscriptionId), "first");
}

type Order = "first" | "last";

/** Who is known to have sent this customer before: by what they bought, then by signing up. */
export async function* knownBy(
  at: ProgramContext,
  sale: Bought,
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
  sale: Bought,
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
  sale: Bought,
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

/** Every address the customer is known by: nobody is paid for sending themselves. */
export async function emailsOf(at: ProgramContext, { email, id }: Customer): Promise<Set<string>> {
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
