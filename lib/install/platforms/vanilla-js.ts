import type { Platform } from "../shape";
import {
  checkoutSession,
  EXPRESS_CHECKOUT,
  paymentLinks,
  SEND_REFERRAL,
  STRIPE_ELEMENTS,
} from "./checkout";
import { CONNECT_STRIPE, GOTCHAS, loader, ONLY_IF, PROMOTION_CODES, tryIt } from "./steps";

export const vanillaJs: Platform = {
  key: "vanilla-js",
  name: "Vanilla JavaScript",
  category: "Frameworks",
  conversionFire: "stripe-webhook",
  summary:
    "Plain HTML names the affiliate in Stripe's links and buttons, or your server passes the cookie on, and Stripe reports the sale.",
  steps: [
    loader({ where: "Paste it into the `<head>` of every page." }),
    CONNECT_STRIPE,
    {
      ...paymentLinks({ where: "Paste this before `</body>`." }),
      onlyIf: ONLY_IF.paymentLinks,
    },
    STRIPE_ELEMENTS,
    {
      ...checkoutSession({
        text: "Your server reads the slug from the cookie `_rkmi`. Where it has another domain, send `window.Rekomi.referral` with the request and read it from the body.",
        sample: EXPRESS_CHECKOUT,
      }),
      onlyIf: ONLY_IF.checkoutSessions,
      code: [EXPRESS_CHECKOUT, SEND_REFERRAL],
    },
    { ...PROMOTION_CODES, onlyIf: ONLY_IF.codes },
    tryIt({ buy: "Buy something small and refund it." }),
  ],
  gotchas: [
    GOTCHAS.emptyReference,
    "The script is async: wait for `window.Rekomi.ready()` before you read `referral` on the page that the visitor lands on.",
    GOTCHAS.contentSecurityPolicy,
    GOTCHAS.otherDomain,
    GOTCHAS.sameStripeAccount,
  ],
};
