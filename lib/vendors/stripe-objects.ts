import { z } from "zod";

/**
 * What we read of Stripe's objects, in the shapes that events of older and of current API versions have: an
 * endpoint at Stripe keeps the version it was made with. What a version leaves out is absent here too.
 */

const absent = <T>(value: T | null | undefined): T | undefined => value ?? undefined;
const text = z.string().nullish().transform(absent);
const amount = z.number().int().nullish().transform(absent);
/** An id, or the object itself where somebody asked for it. */
const reference = z
  .union([z.string(), z.looseObject({ id: z.string() }).transform(({ id }) => id)])
  .nullish()
  .transform(absent);
const metadata = z
  .record(z.string(), z.string())
  .nullish()
  .transform((given) => given ?? {});
const currency = z.string().transform((code) => code.toUpperCase());

const PromotionCode = z
  .union([
    z.string().transform((id) => ({ id, code: undefined })),
    z.looseObject({ id: z.string(), code: text }),
  ])
  .nullish()
  .transform(absent);
const Discount = z.looseObject({ promotion_code: PromotionCode });
/** Only ids, unless they were asked for. */
const Discounts = z
  .array(z.union([z.string(), Discount]))
  .nullish()
  .transform((given) => given ?? []);

const SubscriptionDetails = z.looseObject({ metadata, subscription: reference }).nullish();
const InvoicePayment = z.looseObject({
  payment: z.looseObject({ payment_intent: reference, charge: reference }),
});

export const Invoice = z
  .looseObject({
    id: z.string(),
    created: z.number(),
    currency,
    total: z.number().int(),
    total_excluding_tax: amount,
    tax: amount,
    amount_paid: z.number().int(),
    customer: reference,
    customer_email: text,
    customer_name: text,
    metadata,
    status_transitions: z.looseObject({ paid_at: amount }).nullish(),
    parent: z.looseObject({ subscription_details: SubscriptionDetails }).nullish(),
    payments: z.looseObject({ data: z.array(InvoicePayment) }).nullish(),
    discounts: Discounts,
    // Before 2025-03-31 these stood on the invoice itself.
    subscription: reference,
    subscription_details: SubscriptionDetails,
    payment_intent: reference,
    charge: reference,
    discount: Discount.nullish(),
  })
  .transform((invoice) => {
    const details = invoice.parent?.subscription_details ?? invoice.subscription_details;
    return {
      ...invoice,
      subscription: details?.subscription ?? invoice.subscription,
      metadata: { ...details?.metadata, ...invoice.metadata },
      discounts: invoice.discount ? [...invoice.discounts, invoice.discount] : invoice.discounts,
      payments: [
        { payment_intent: invoice.payment_intent, charge: invoice.charge },
        ...(invoice.payments?.data ?? []).map(({ payment }) => payment),
      ].flatMap(({ payment_intent, charge }) =>
        [payment_intent, charge].filter((id) => id !== undefined),
      ),
    };
  });
export type Invoice = z.infer<typeof Invoice>;

export const Session = z.looseObject({
  id: z.string(),
  mode: z.string(),
  payment_status: z.string(),
  client_reference_id: text,
  metadata,
  currency: currency.nullish().transform(absent),
  amount_total: amount,
  total_details: z.looseObject({ amount_tax: amount }).nullish(),
  customer: reference,
  customer_email: text,
  customer_details: z.looseObject({ email: text, name: text }).nullish(),
  payment_intent: reference,
  invoice: reference,
  invoice_creation: z.looseObject({ enabled: z.boolean() }).nullish(),
  subscription: reference,
  discounts: z
    .array(Discount)
    .nullish()
    .transform((given) => given ?? []),
});
export type Session = z.infer<typeof Session>;

export const Customer = z.looseObject({
  id: z.string(),
  created: z.number().optional(),
  email: text,
  name: text,
  metadata,
  deleted: z.boolean().optional(),
});
export type Customer = z.infer<typeof Customer>;

export const Subscription = z.looseObject({
  id: z.string(),
  created: z.number().optional(),
  customer: z.union([z.string(), Customer]),
  metadata,
});
export type Subscription = z.infer<typeof Subscription>;

export const Charge = z.looseObject({
  id: z.string(),
  currency,
  amount: z.number().int(),
  amount_refunded: z.number().int(),
  payment_intent: reference,
  /** Before 2025-03-31. */
  invoice: reference,
});
export type Charge = z.infer<typeof Charge>;

export const Refund = z.looseObject({
  id: z.string(),
  amount: z.number().int(),
  currency,
  charge: reference,
  payment_intent: reference,
  status: text,
});
export type Refund = z.infer<typeof Refund>;

export const Dispute = z.looseObject({
  id: z.string(),
  amount: z.number().int(),
  currency,
  charge: reference,
  payment_intent: reference,
  status: z.string(),
});
export type Dispute = z.infer<typeof Dispute>;

/** A payment of an invoice, as an event of its own since 2025-03-31. */
export const InvoicePaid = z.looseObject({
  invoice: reference,
  payment: z.looseObject({ payment_intent: reference, charge: reference }),
});
