import type { Platform } from "../shape";
import {
  checkoutSession,
  EXPRESS_CHECKOUT,
  paymentLinks,
  STRIPE_ELEMENTS,
  STRIPE_METADATA,
} from "./checkout";
import { CONNECT_STRIPE, GOTCHAS, loader, PROMOTION_CODES, tryIt } from "./steps";

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
      onlyIf: "You sell with Payment Links",
    },
    STRIPE_ELEMENTS,
    {
      ...checkoutSession({
        text: "Your server reads the slug from the cookie `_rkmi` and passes it on.",
        sample: EXPRESS_CHECKOUT,
      }),
      onlyIf: "Your server creates Checkout Sessions",
    },
    STRIPE_METADATA,
    { ...PROMOTION_CODES, onlyIf: "You want codes beside links" },
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
