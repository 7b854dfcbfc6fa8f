import { and, eq, isNull } from "drizzle-orm";
import { affiliateCoupons, leads } from "@/drizzle/schema";
import { stripeClient } from "@/lib/billing/stripe";
import { isThere } from "@/lib/db/is-there";
import type { ProgramContext } from "@/lib/operations/context";
import { type Back, backOf, customerFact, type StripeFact } from "./stripe-facts";
import { Customer, Invoice, Refund, Session } from "./stripe-objects";
import {
  type BareSale,
  invoiceSale,
  isPaymentKnown,
  isToldOneByOne,
  sessionSale,
} from "./stripe-payments";

/** What is to be done for an event: what it says, and what Stripe had to be asked about it. */
export type StripeStep =
  | Exclude<StripeFact, { kind: "subscription" | "failedRefund" }>
  | { kind: "sale"; sale: BareSale };

/** What events leave out: which invoice a payment is of, which code gave a discount, who the customer is. */
type Question =
  | { about: "discounts"; invoice: string }
  | { about: "customer"; id: string; rekomiRef: string; at: Date }
  | { about: "sale"; back: Back }
  | { about: "refunds"; charge: string; back: Back; saleToo: boolean };

/** null: the event says all there is to know. */
export async function questionAbout(
  at: ProgramContext,
  fact: StripeFact,
): Promise<Question | null> {
  switch (fact.kind) {
    case "invoice":
      return (await needsCodes(at, fact.invoice))
        ? { about: "discounts", invoice: fact.invoice.id }
        : null;
    case "subscription":
      return (await isLead(at, fact.customerId))
        ? null
        : { about: "customer", id: fact.customerId, rekomiRef: fact.rekomiRef, at: fact.at };
    case "failedRefund":
      return {
        about: "refunds",
        charge: fact.charge,
        back: fact.back,
        saleToo: await isSaleUnknown(at, fact.back),
      };
    case "back": {
      const saleToo = await isSaleUnknown(at, fact.back);
      if (await isToldOneByOne(at, fact.back))
        return { about: "refunds", charge: fact.back.key, back: fact.back, saleToo };
      return saleToo ? { about: "sale", back: fact.back } : null;
    }
    default:
      return null;
  }
}

/** Stripe is asked only where a code could be somebody's. */
async function needsCodes(at: ProgramContext, { discounts }: Invoice): Promise<boolean> {
  if (!discounts.some((discount) => typeof discount === "string")) return false;
  const codes = and(eq(affiliateCoupons.orgId, at.org.id), isNull(affiliateCoupons.revokedAt));
  return isThere(at.db, affiliateCoupons, codes);
}

async function isLead(at: ProgramContext, customerId: string): Promise<boolean> {
  const theirs = and(eq(leads.orgId, at.org.id), eq(leads.customerId, customerId));
  return isThere(at.db, leads, theirs);
}

async function isSaleUnknown(at: ProgramContext, back: Back): Promise<boolean> {
  return !back.invoice && !(await isPaymentKnown(at, back.payment));
}

/** What an event says by itself. */
export function stepsOf(fact: StripeFact): StripeStep[] {
  switch (fact.kind) {
    case "subscription":
    case "failedRefund":
      return [];
    case "back":
      return [...linkIn(fact.back), fact];
    default:
      return [fact];
  }
}

/** Asks in the name of the connected account, outside any transaction. */
export async function ask(account: string, question: Question): Promise<StripeStep[]> {
  switch (question.about) {
    case "discounts":
      return [{ kind: "invoice", invoice: await readInvoice(account, question.invoice) }];
    case "customer":
      return askCustomer(account, question);
    case "sale":
      return [...(await askSale(account, question.back)), { kind: "back", back: question.back }];
    case "refunds":
      return askRefunds(account, question);
  }
}

async function readInvoice(account: string, id: string): Promise<Invoice> {
  const options = { expand: ["discounts.promotion_code", "payments"] };
  return Invoice.parse(
    await stripeClient().invoices.retrieve(id, options, { stripeAccount: account }),
  );
}

async function askCustomer(
  account: string,
  { id, rekomiRef, at }: Extract<Question, { about: "customer" }>,
): Promise<StripeStep[]> {
  const answer = await stripeClient().customers.retrieve(id, {}, { stripeAccount: account });
  const lead = customerFact(Customer.parse(answer), rekomiRef, at);
  return lead ? [lead] : [];
}

/** A payment is an invoice's, or a checkout's, or nothing that Stripe's events tell sales of. */
async function askSale(account: string, { payment, currency }: Back): Promise<StripeStep[]> {
  const found = payment.startsWith("pi_") ? await findSale(account, payment) : null;
  const sale = found ?? { saleExternalId: payment, currency };
  const link = {
    kind: "payment",
    payments: [payment],
    saleExternalId: sale.saleExternalId,
  } as const;
  return [{ kind: "sale", sale }, link];
}

async function findSale(account: string, payment: string): Promise<BareSale | null> {
  const options = { stripeAccount: account };
  const invoices = await stripeClient().invoicePayments.list(
    {
      payment: { type: "payment_intent", payment_intent: payment },
      expand: ["data.invoice"],
      limit: 1,
    },
    options,
  );
  const [paid] = invoices.data;
  if (paid) return invoiceSale(Invoice.parse(paid.invoice));
  const sessions = await stripeClient().checkout.sessions.list(
    { payment_intent: payment, limit: 1 },
    options,
  );
  const [session] = sessions.data;
  return session ? sessionSale(Session.parse(session)) : null;
}

/** When a refund fails, what a charge says of all its refunds together says no more which of them count. */
async function askRefunds(
  account: string,
  { charge, back, saleToo }: Extract<Question, { about: "refunds" }>,
): Promise<StripeStep[]> {
  const refunds = await stripeClient()
    .refunds.list({ charge, limit: 100 }, { stripeAccount: account })
    .autoPagingToArray({ limit: 1_000 });
  const told = refunds.flatMap((refund) => backOf(Refund.parse(refund)) ?? []);
  const together = { ...back, key: charge, amount: 0, voided: true };
  return [
    ...linkIn(back),
    ...(saleToo ? await askSale(account, back) : []),
    ...[together, ...told].map(
      (each) => ({ kind: "back", back: { ...each, payment: back.payment } }) as const,
    ),
  ];
}

/** Before 2025-03-31 a charge named its invoice. */
function linkIn({ payment, invoice }: Back): StripeStep[] {
  return invoice ? [{ kind: "payment", payments: [payment], saleExternalId: invoice }] : [];
}
