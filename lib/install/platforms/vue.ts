import type { Platform } from "../shape";
import {
  checkoutSession,
  EXPRESS_CHECKOUT,
  PAYMENT_LINKS,
  paymentLinks,
  SEND_REFERRAL,
} from "./checkout";
import {
  CAMPAIGN_ID,
  CONNECT_STRIPE,
  GOTCHAS,
  LOADER,
  LOADER_TAG,
  loader,
  ONLY_IF,
  PROMOTION_CODES,
  tryIt,
} from "./steps";

export const vue: Platform = {
  key: "vue",
  name: "Vue",
  category: "Frameworks",
  conversionFire: "stripe-webhook",
  summary:
    "The page loads the script once, your server passes the affiliate to Stripe Checkout, and Stripe reports the sale.",
  steps: [
    loader({
      where: "With Vite it goes into `index.html`, with Nuxt into `nuxt.config.ts`.",
      code: [
        { place: "index.html, inside <head>", text: LOADER_TAG },
        {
          place: "nuxt.config.ts",
          text: `export default defineNuxtConfig({
  app: {
    head: {
      script: [{ src: "${LOADER}", async: true, "data-program-id": "${CAMPAIGN_ID}" }],
    },
  },
});`,
        },
      ],
    }),
    CONNECT_STRIPE,
    {
      ...paymentLinks({ where: "Paste this before `</body>` of `index.html`." }),
      onlyIf: ONLY_IF.paymentLinks,
      code: [{ place: "index.html, before </body>", text: PAYMENT_LINKS }],
    },
    {
      ...checkoutSession({
        text: 'Your server reads the slug from the cookie `_rkmi`; in a Nuxt server route that is `getCookie(event, "_rkmi")`. Where the server has another domain, send the slug with the request and read it from the body.',
        sample: EXPRESS_CHECKOUT,
      }),
      code: [EXPRESS_CHECKOUT, SEND_REFERRAL],
      onlyIf: ONLY_IF.checkoutSessions,
    },
    { ...PROMOTION_CODES, onlyIf: ONLY_IF.codes },
    tryIt({ buy: "Buy something small and refund it." }),
  ],
  gotchas: [
    "A `<script>` in a component's template is ignored by Vue. The head of the page is the place.",
    "Wait for `window.Rekomi.ready()` in `onMounted` before you read `referral`; with Nuxt there is no `window` on the server.",
    GOTCHAS.emptyReference,
    GOTCHAS.contentSecurityPolicy,
    GOTCHAS.sameStripeAccount,
  ],
};
