import { z } from "zod";

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
