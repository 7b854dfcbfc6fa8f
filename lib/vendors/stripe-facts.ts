import { z } from "zod";
import type { StripeEvent } from "@/lib/billing/stripe";
import type { Reference } from "@/lib/conversions/touch";
import { referenceOf } from "./reference";
import { REFERENCE_KEY, STRIPE_EVENTS, type StripeEventType } from "./shape";
import {
  Charge,
  Customer,
  Dispute,
  Invoice,
  InvoicePaid,
  Refund,
  Session,
  Subscription,
} from "./stripe-objects";

/** What an event tells that matters here. */
export type StripeFact =
  | { kind: "session"; session: Session; at: Date }
  | { kind: "invoice"; invoice: Invoice }
  | CustomerFact
  | { kind: "subscription"; customerId: string; rekomiRef: string; at: Date }
  | { kind: "payment"; payments: readonly string[]; saleExternalId: string }
  | { kind: "back"; back: Back }
  | { kind: "failedRefund"; back: Back; charge: string }
  | { kind: "disconnected" };

/** Money that went back, as Stripe counts it: tax included. */
export interface Back {
  /** The payment intent, or the charge where there is none. */
  payment: string;
  /** A charge, for all its refunds together, or one refund or dispute. */
  key: string;
  amount: number;
  voided: boolean;
  currency: string;
  /** Where the event names it. */
  invoice?: string;
}

/**
 * null: an event that changes nothing here.
 * @throws ZodError for an object in a shape that no version of Stripe's API has had
 */
export function factOf(event: StripeEvent): StripeFact | null {
  const { type, data } = event;
  if (!isRead(type)) return null;
  switch (type) {
    case "checkout.session.completed":
    case "checkout.session.async_payment_succeeded":
      return { kind: "session", session: Session.parse(data.object), at: timeOf(event) };
    case "invoice.paid":
      return { kind: "invoice", invoice: Invoice.parse(data.object) };
    case "invoice_payment.paid":
      return paymentOf(InvoicePaid.parse(data.object));
    case "customer.created":
    case "customer.updated": {
      const customer = Customer.parse(data.object);
      return customerFact(customer, customer.metadata[REFERENCE_KEY], touchedAt(event, customer));
    }
    case "customer.subscription.created":
    case "customer.subscription.updated":
    case "customer.subscription.deleted": {
      const subscription = Subscription.parse(data.object);
      return subscriptionFact(subscription, touchedAt(event, subscription));
    }
    case "charge.refunded":
      return { kind: "back", back: refundedBy(Charge.parse(data.object)) };
    case "refund.failed":
    case "refund.updated":
    case "charge.refund.updated":
      return failureOf(Refund.parse(data.object));
    case "charge.dispute.created":
    case "charge.dispute.updated":
    case "charge.dispute.funds_withdrawn":
    case "charge.dispute.closed":
      return disputeFact(Dispute.parse(data.object));
    case "charge.dispute.funds_reinstated":
      return disputeFact({ ...Dispute.parse(data.object), status: "won" });
    case "account.application.deauthorized":
      return { kind: "disconnected" };
  }
}

function isRead(type: string): type is StripeEventType {
  return STRIPE_EVENTS.some((each) => each === type);
}

const timeOf = ({ created }: Pick<StripeEvent, "created">) => new Date(created * 1000);

const Changed = z.looseObject({ metadata: z.looseObject({}) });

/** An old reference in a new event is as old as what it stands on, unless the event is that it was set. */
function touchedAt({ created, data }: StripeEvent, object: { created?: number }): Date {
  const changed = Changed.safeParse("previous_attributes" in data ? data.previous_attributes : {});
  const isSet = changed.success && REFERENCE_KEY in changed.data.metadata;
  return timeOf({ created: isSet ? created : (object.created ?? created) });
}

function paymentOf({ invoice, payment }: z.infer<typeof InvoicePaid>): StripeFact | null {
  const payments = [payment.payment_intent, payment.charge].filter((id) => id !== undefined);
  return invoice && payments.length > 0
    ? { kind: "payment", payments, saleExternalId: invoice }
    : null;
}

export interface CustomerFact {
  kind: "customer";
  email: string;
  name?: string;
  customerId: string;
  reference: Reference;
  at: Date;
}

export function customerFact(
  { id, email, name, deleted }: Customer,
  rekomiRef: string | undefined,
  at: Date,
): CustomerFact | null {
  const reference = referenceOf(rekomiRef);
  if (!email || deleted || !reference) return null;
  return { kind: "customer", customerId: id, email, name, reference, at };
}

function subscriptionFact({ customer, metadata }: Subscription, at: Date): StripeFact | null {
  const rekomiRef = metadata[REFERENCE_KEY];
  if (!rekomiRef || !referenceOf(rekomiRef)) return null;
  if (typeof customer === "string")
    return { kind: "subscription", customerId: customer, rekomiRef, at };
  return customerFact(customer, rekomiRef, at);
}

function refundedBy(charge: Charge): Back {
  const { id, amount_refunded: amount, currency, payment_intent, invoice } = charge;
  return { payment: payment_intent ?? id, key: id, amount, voided: false, currency, invoice };
}

/** A refund that succeeds is told by its charge; one that fails is told by itself alone. */
function failureOf(refund: Refund): StripeFact | null {
  const back = backOf(refund);
  return back?.voided && refund.charge
    ? { kind: "failedRefund", back, charge: refund.charge }
    : null;
}

/** An inquiry takes no money; a dispute does from its first day, and gives it back when it is won. */
function disputeFact(dispute: Dispute): StripeFact | null {
  const { id, status, amount, currency, charge } = dispute;
  const payment = dispute.payment_intent ?? charge;
  if (status.startsWith("warning_") || !payment) return null;
  return {
    kind: "back",
    back: { payment, key: id, amount, voided: status === "won", currency },
  };
}

/** What one refund of a charge took back, when each is told by itself. */
export function backOf(refund: Refund): Back | null {
  const { id, amount, currency, status, charge } = refund;
  const payment = refund.payment_intent ?? charge;
  if (!payment) return null;
  const voided = status === "failed" || status === "canceled";
  return { payment, key: id, amount, voided, currency };
}
