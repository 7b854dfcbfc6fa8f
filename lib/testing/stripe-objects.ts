type Fields = Record<string, unknown>;

/** Objects as they stand in Stripe's events, since 2025-03-31 and before. */

const CREATED = Math.floor(Date.now() / 1000) - 3_600;
let count = 0;
const unique = (prefix: string) => {
  count += 1;
  return `${prefix}_${process.pid}x${count}`;
};

export function eventOf(
  account: string | undefined,
  type: string,
  object: Fields,
  more: Fields = {},
) {
  return {
    id: unique("evt"),
    object: "event",
    account,
    api_version: "2026-10-28.endive",
    created: CREATED,
    data: { object },
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
    ...more,
  };
}

/** A subscription's first payment of 100.00 and 19.00 tax, and all that is told of it. */
export function purchase({ email = `${unique("c")}@customer.example`, currency = "usd" } = {}) {
  const ids = {
    customer: unique("cus"),
    subscription: unique("sub"),
    invoice: unique("in"),
    intent: unique("pi"),
    charge: unique("ch"),
    dispute: unique("dp"),
  };
  const customer = { customer: ids.customer };
  const person = { email, name: "Casey Customer" };
  return {
    ids,
    email,
    session: (more: Fields = {}): Fields => ({
      id: unique("cs"),
      object: "checkout.session",
      ...customer,
      mode: "subscription",
      status: "complete",
      payment_status: "paid",
      client_reference_id: null,
      metadata: {},
      amount_subtotal: 10_000,
      amount_total: 11_900,
      currency,
      customer_email: null,
      customer_details: { ...person, address: null, phone: null, tax_exempt: "none", tax_ids: [] },
      created: CREATED,
      discounts: [],
      invoice: ids.invoice,
      invoice_creation: null,
      payment_intent: null,
      subscription: ids.subscription,
      total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 1_900 },
      ...more,
    }),
    invoice: (more: Fields = {}): Fields => ({
      id: ids.invoice,
      object: "invoice",
      ...customer,
      customer_email: email,
      customer_name: person.name,
      billing_reason: "subscription_create",
      created: CREATED,
      currency,
      subtotal: 10_000,
      total: 11_900,
      total_excluding_tax: 10_000,
      total_taxes: [{ amount: 1_900, tax_behavior: "exclusive" }],
      amount_due: 11_900,
      amount_paid: 11_900,
      amount_remaining: 0,
      discounts: [],
      metadata: {},
      parent: {
        type: "subscription_details",
        quote_details: null,
        subscription_details: { metadata: {}, subscription: ids.subscription },
      },
      status: "paid",
      status_transitions: { finalized_at: CREATED, paid_at: CREATED, voided_at: null },
      ...more,
    }),
    invoicePayment: (): Fields => ({
      id: unique("inpay"),
      object: "invoice_payment",
      invoice: ids.invoice,
      amount_paid: 11_900,
      currency,
      payment: { type: "payment_intent", payment_intent: ids.intent },
      status: "paid",
    }),
    charge: (amount_refunded: number, more: Fields = {}): Fields => ({
      id: ids.charge,
      object: "charge",
      ...customer,
      amount: 11_900,
      amount_captured: 11_900,
      amount_refunded,
      currency,
      payment_intent: ids.intent,
      refunded: amount_refunded === 11_900,
      status: "succeeded",
      metadata: {},
      ...more,
    }),
    refund: (amount: number, status = "succeeded", more: Fields = {}): Fields => ({
      id: unique("re"),
      object: "refund",
      amount,
      charge: ids.charge,
      currency,
      payment_intent: ids.intent,
      status,
      ...more,
    }),
    dispute: (amount: number, status = "needs_response"): Fields => ({
      id: ids.dispute,
      object: "dispute",
      amount,
      charge: ids.charge,
      currency,
      payment_intent: ids.intent,
      reason: "fraudulent",
      status,
    }),
    customer: (metadata: Fields = {}, more: Fields = {}): Fields => ({
      id: ids.customer,
      object: "customer",
      created: CREATED,
      ...person,
      metadata,
      ...more,
    }),
    subscription: (metadata: Fields = {}, more: Fields = {}): Fields => ({
      id: ids.subscription,
      object: "subscription",
      created: CREATED,
      ...customer,
      metadata,
      status: "active",
      discounts: [],
      items: { object: "list", data: [] },
      ...more,
    }),
    /** The same before 2025-03-31: the invoice names its payment, and the charge its invoice. */
    legacy: {
      invoice: (invoice: Fields): Fields => {
        const { parent: _parent, ...rest } = invoice;
        return {
          ...rest,
          charge: ids.charge,
          payment_intent: ids.intent,
          subscription: ids.subscription,
          subscription_details: { metadata: {} },
          tax: 1_900,
          discount: null,
        };
      },
      charge: (charge: Fields): Fields => ({ ...charge, invoice: ids.invoice }),
    },
  };
}
