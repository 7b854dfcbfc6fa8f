import type { Platform } from "../shape";
import {
  checkoutSession,
  EXPRESS_CHECKOUT,
  PAYMENT_LINKS,
  paymentLinks,
  SEND_REFERRAL,
} from "./checkout";
import {
  CONNECT_STRIPE,
  GOTCHAS,
  LOADER_TAG,
  loader,
  ONLY_IF,
  PROMOTION_CODES,
  tryIt,
} from "./steps";

export const react: Platform = {
  key: "react",
  name: "React (Vite, CRA, Remix)",
  category: "Frameworks",
  conversionFire: "stripe-webhook",
  summary:
    "The page loads the script once, your server passes the affiliate to Stripe Checkout, and Stripe reports the sale.",
  steps: [
    loader({
      where:
        "With Vite it goes into `index.html`, with Create React App into `public/index.html`, and with Remix or React Router into the `<head>` of `app/root.tsx`, where attributes are written the same.",
      code: [{ place: "index.html, inside <head>", text: LOADER_TAG }],
    }),
    CONNECT_STRIPE,
    {
      ...paymentLinks({ where: "Paste this before `</body>` of the same file." }),
      onlyIf: ONLY_IF.paymentLinks,
      code: [{ place: "index.html, before </body>", text: PAYMENT_LINKS }],
    },
    {
      ...checkoutSession({
        text: "Your server, or a Remix action, reads the slug from the cookie `_rkmi`. Where it has another domain, send the slug with the request and read it from the body.",
        sample: EXPRESS_CHECKOUT,
      }),
      code: [EXPRESS_CHECKOUT, SEND_REFERRAL],
      onlyIf: ONLY_IF.checkoutSessions,
    },
    { ...PROMOTION_CODES, onlyIf: ONLY_IF.codes },
    tryIt({ buy: "Buy something small and refund it." }),
  ],
  gotchas: [
    "Load the script once in the page, not in a component: a component that mounts again would load it again.",
    "Wait for `window.Rekomi.ready()` before you read `referral`; on the first render it is not there yet.",
    "A router changes the address without loading the page. That is fine: the affiliate is read when the visitor lands.",
    GOTCHAS.emptyReference,
    GOTCHAS.contentSecurityPolicy,
    GOTCHAS.sameStripeAccount,
  ],
};
