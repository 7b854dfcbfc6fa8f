import { eq } from "drizzle-orm";
import { orgs } from "@/drizzle/schema";
import { recordSale } from "@/lib/conversions/credit";
import { type CreditedCoupon, couponFor } from "@/lib/coupons/credited";
import { keepCouponsHere } from "@/lib/coupons/outbox";
import { type LeadEvent, recordLead } from "@/lib/leads/leads";
import type { ProgramContext } from "@/lib/operations/context";
import { leadChange, refundChange, saleChange, type VendorChange } from "./changes";
import { ourMinor } from "./minor-units";
import { referenceOf } from "./reference";
import { REFERENCE_KEY } from "./shape";
import type { CustomerFact } from "./stripe-facts";
import type { Invoice, Session } from "./stripe-objects";
import {
  type Forwarded,
  goneBack,
  invoiceSale,
  learnPayment,
  learnSale,
  type PaidSale,
  sessionSale,
} from "./stripe-payments";
import type { StripeStep } from "./stripe-questions";

/** Does what an event leads to. @returns what changed, one line of the log each */
export async function applySteps(
  at: ProgramContext,
  steps: readonly StripeStep[],
): Promise<VendorChange[]> {
  const changes: VendorChange[] = [];
  for (const step of steps) changes.push(...(await apply(at, step)));
  return changes;
}

async function apply(at: ProgramContext, step: StripeStep): Promise<VendorChange[]> {
  switch (step.kind) {
    case "session":
      return applySession(at, step.session, step.at);
    case "invoice":
      return applyInvoice(at, step.invoice);
    case "customer":
      return applyCustomer(at, step);
    case "sale":
      return changesOf(await learnSale(at, step.sale));
    case "payment":
      return applyPayment(at, step.payments, step.saleExternalId);
    case "back":
      return changesOf(await goneBack(at, step.back));
    case "disconnected":
      return disconnect(at);
  }
}

/** A checkout says who the customer is and who sent them; what was paid on an invoice, the invoice says. */
async function applySession(
  at: ProgramContext,
  session: Session,
  occurredAt: Date,
): Promise<VendorChange[]> {
  const { metadata, client_reference_id, customer_details, discounts } = session;
  const reference = referenceOf(metadata[REFERENCE_KEY]) ?? referenceOf(client_reference_id) ?? {};
  const coupon = await codeOf(at, discounts, occurredAt);
  const email = customer_details?.email ?? session.customer_email;
  const customer = { email, id: session.customer, name: customer_details?.name };
  const told = { ...reference, couponCode: coupon?.code };
  const changes: VendorChange[] = [];
  if (email) {
    const lead = { ...told, email, name: customer.name, customerId: customer.id, occurredAt };
    changes.push(...(await signUp(at, lead)));
  }
  const { payment_intent: payment, invoice } = session;
  if (payment && invoice) changes.push(...(await applyPayment(at, [payment], invoice)));
  const sale = sessionSale(session);
  if (sale) changes.push(...(await sell(at, sale, { occurredAt, customer, reference: told })));
  return changes;
}

/** What was paid, or the sign-up where a code or a trial made it nothing. */
async function applyInvoice(at: ProgramContext, invoice: Invoice): Promise<VendorChange[]> {
  const { created, metadata, status_transitions, discounts, payments, subscription } = invoice;
  const occurredAt = new Date((status_transitions?.paid_at ?? created) * 1000);
  const coupon = await codeOf(at, discounts, occurredAt);
  const reference = { ...referenceOf(metadata[REFERENCE_KEY]), couponCode: coupon?.code };
  const { customer: id, customer_email: email, customer_name: name } = invoice;
  const sale = invoiceSale(invoice);
  if (sale.net > 0) {
    const told = {
      occurredAt,
      customer: { id, email, name },
      subscriptionId: subscription,
      reference,
    };
    const links = await applyPayment(at, payments, sale.saleExternalId);
    return [...(await sell(at, sale, told)), ...links];
  }
  if (!email) return [];
  return signUp(at, { ...reference, email, name, customerId: id, occurredAt });
}

function applyCustomer(at: ProgramContext, fact: CustomerFact): Promise<VendorChange[]> {
  const { email, name, customerId, reference, at: occurredAt } = fact;
  return signUp(at, { ...reference, email, name, customerId, occurredAt });
}

async function signUp(at: ProgramContext, lead: Omit<LeadEvent, "source">) {
  return leadChange(await recordLead(at, { ...lead, source: "Stripe" }));
}

type Told = Pick<
  Parameters<typeof recordSale>[1],
  "occurredAt" | "customer" | "subscriptionId" | "reference"
>;

async function sell(at: ProgramContext, sale: PaidSale, told: Told): Promise<VendorChange[]> {
  const { saleExternalId: externalId, net, currency } = sale;
  const amountMinor = ourMinor("Stripe", net, currency);
  const recorded = await recordSale(at, {
    ...told,
    externalId,
    source: "Stripe",
    amountMinor,
    currency,
  });
  const refunds = await learnSale(at, sale);
  return [...saleChange(externalId, recorded), ...changesOf(refunds)];
}

async function applyPayment(
  at: ProgramContext,
  payments: readonly string[],
  saleExternalId: string,
): Promise<VendorChange[]> {
  const changes: VendorChange[] = [];
  for (const payment of payments)
    changes.push(...changesOf(await learnPayment(at, payment, saleExternalId)));
  return changes;
}

function changesOf(refunds: readonly Forwarded[]): VendorChange[] {
  return refunds.flatMap((refund) => refundChange(refund.saleExternalId, refund.key, refund));
}

/** The first discount that is an affiliate's: a customer may use several. */
async function codeOf(
  at: ProgramContext,
  discounts: Invoice["discounts"],
  boughtAt: Date,
): Promise<CreditedCoupon | null> {
  for (const discount of discounts) {
    if (typeof discount === "string" || !discount.promotion_code) continue;
    const { id: promotionCodeId, code } = discount.promotion_code;
    const coupon = await couponFor(at, { promotionCodeId, code }, boughtAt);
    if (coupon) return coupon;
  }
  return null;
}

/** They ended it at Stripe: no event of theirs will come any more. */
async function disconnect(at: ProgramContext): Promise<VendorChange[]> {
  await at.db.update(orgs).set({ stripeAccountId: null }).where(eq(orgs.id, at.org.id));
  await keepCouponsHere(at);
  const subject = { type: "connection", id: "stripe", label: "Stripe" };
  return [{ action: "connection.ended", subject, after: { stripe: "disconnected" } }];
}
