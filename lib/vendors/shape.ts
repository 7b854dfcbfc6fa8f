import { z } from "zod";

/** The key under which checkouts pass on who referred the customer, at every platform. */
export const REFERENCE_KEY = "rekomi_ref";

/** Of all that Stripe tells, what changes something here: others are taken and ignored. */
export const STRIPE_EVENTS = [
  "account.application.deauthorized",
  "charge.dispute.closed",
  "charge.dispute.created",
  "charge.dispute.funds_reinstated",
  "charge.dispute.funds_withdrawn",
  "charge.dispute.updated",
  "charge.refund.updated",
  "charge.refunded",
  "checkout.session.async_payment_succeeded",
  "checkout.session.completed",
  "customer.created",
  "customer.subscription.created",
  "customer.subscription.deleted",
  "customer.subscription.updated",
  "customer.updated",
  "invoice.paid",
  "invoice_payment.paid",
  "refund.failed",
  "refund.updated",
] as const;
export type StripeEventType = (typeof STRIPE_EVENTS)[number];

/** The same of Paddle. */
export const PADDLE_EVENTS = [
  "adjustment.created",
  "adjustment.updated",
  "customer.created",
  "customer.updated",
  "transaction.completed",
] as const;

/** What the ciphertext of a notification secret is bound to. */
export const PADDLE_SECRET = "paddle notification secret";

export const PaymentConnections = z.object({
  stripe: z.object({
    available: z.boolean().describe("Whether the operator has set up Stripe and its OAuth."),
    missing: z.array(z.string()).describe("Settings that the operator has yet to give."),
    accountId: z.string().optional().describe("The connected account; left out: none."),
    unsentCoupons: z
      .number()
      .int()
      .describe("Coupons and codes that the account does not have: kept here alone, or refused."),
    lastEventAt: z.iso.datetime().optional(),
    webhookUrl: z.string().describe("Where the operator's endpoint at Stripe points."),
  }),
  paddle: z.object({
    connectedAt: z.iso.datetime().optional().describe("Left out: there is no secret yet."),
    lastEventAt: z.iso.datetime().optional(),
    webhookUrl: z.string().describe("Where a notification destination at Paddle points."),
  }),
});
export type PaymentConnections = z.infer<typeof PaymentConnections>;

export const StripeConsent = z.object({
  url: z.string().describe("Where to agree, at Stripe. Good once, for 15 minutes."),
});

export const StripeAccount = z.object({ accountId: z.string() });

export const SetPaddleSecretInput = z.strictObject({
  secret: z
    .string()
    .trim()
    .max(200, "This is longer than any secret key of Paddle's.")
    .regex(/^pdl_ntfset_\S+$/, "A notification secret begins with pdl_ntfset_."),
});
export type SetPaddleSecretInput = z.infer<typeof SetPaddleSecretInput>;

export const PaddleConnection = z.object({ connected: z.boolean(), webhookUrl: z.string() });
export type PaddleConnection = z.infer<typeof PaddleConnection>;
