import type { Platform } from "../shape";
import {
  checkoutSession,
  EXPRESS_CHECKOUT,
  paymentLinks,
  STRIPE_ELEMENTS,
  STRIPE_METADATA,
} from "./checkout";
import { CONNECT_STRIPE, GOTCHAS, loader, ONLY_IF, PROMOTION_CODES, tryIt } from "./steps";

export const stripe: Platform = {
  key: "stripe",
  name: "Stripe",
  category: "Payment platforms",
  conversionFire: "stripe-webhook",
  summary:
    "Your own Stripe account tells Rekomi of payments and refunds. The affiliate travels with the checkout, as `client_reference_id` or as `metadata.rekomi_ref`, and is remembered for renewals.",
  steps: [
    loader({
      where:
        "Paste it into the `<head>` of every page that visitors land on and of the page that starts the checkout.",
    }),
    CONNECT_STRIPE,
    {
      ...paymentLinks({ where: "Paste this below the tracking script." }),
      onlyIf: ONLY_IF.paymentLinks,
    },
    STRIPE_ELEMENTS,
    {
      ...checkoutSession({
        text: "Your server reads the slug from the cookie `_rkmi` and passes it on.",
        sample: EXPRESS_CHECKOUT,
      }),
      onlyIf: ONLY_IF.checkoutSessions,
    },
    STRIPE_METADATA,
    { ...PROMOTION_CODES, onlyIf: ONLY_IF.codes },
    tryIt({ buy: "Buy something small and refund it." }),
  ],
  gotchas: [
    GOTCHAS.emptyReference,
    "Stripe keeps only letters, digits, dashes and underscores in `client_reference_id`. A slug has nothing else.",
    GOTCHAS.sameStripeAccount,
    "Renewals need nothing: a customer who was referred once stays it. Refunds and lost disputes take the commission back by themselves.",
    GOTCHAS.otherDomain,
    GOTCHAS.contentSecurityPolicy,
  ],
};
