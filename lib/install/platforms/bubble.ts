import type { Platform } from "../shape";
import { paymentLinks } from "./checkout";
import { CONNECT_STRIPE, GOTCHAS, loader, ONLY_IF, PROMOTION_CODES, tryIt } from "./steps";

const CONNECTOR = "your app creates Checkout Sessions with the API Connector";

export const bubble: Platform = {
  key: "bubble",
  name: "Bubble",
  category: "Site builders",
  conversionFire: "stripe-webhook",
  summary:
    "Your Bubble app hands the affiliate to Stripe's checkout, by Payment Link or in a session that it creates, and Stripe reports the sale.",
  steps: [
    loader({
      where:
        "In Bubble open **Settings → SEO / metatags**, paste it into **Script/meta tags in header**, and deploy to live.",
    }),
    CONNECT_STRIPE,
    {
      ...paymentLinks({ where: "Paste this into the same field, below the tracking script." }),
      onlyIf: ONLY_IF.paymentLinks,
    },
    {
      title: "Read the affiliate in a workflow",
      text: "Install the plugin **Toolbox**. Put a **Javascript to Bubble** element on the page with the suffix `referral` and the type text, and run this with **Run javascript** when the page has loaded. The element's value is the slug, or empty.",
      onlyIf: CONNECTOR,
      path: "stripe-webhook",
      code: [
        {
          place: "Run javascript, when the page has loaded",
          text: `window.Rekomi.ready().then(function () {
  bubble_fn_referral(window.Rekomi.referral || "");
});`,
        },
      ],
    },
    {
      title: "Pass it to Stripe",
      text: "In the API Connector give the call that creates the session (`POST https://api.stripe.com/v1/checkout/sessions`) the two parameters below. Make a second call without them, and choose between the two in the workflow with **Only when** the element's value is empty.",
      onlyIf: CONNECTOR,
      path: "stripe-webhook",
      code: [
        {
          place: "Body parameters of the call",
          text: `client_reference_id=<the element's value>
metadata[rekomi_ref]=<the element's value>`,
        },
      ],
    },
    { ...PROMOTION_CODES, onlyIf: ONLY_IF.codes },
    tryIt({ buy: "Buy something small in the live version of the app." }),
  ],
  gotchas: [
    GOTCHAS.emptyReference,
    "The header field needs a paid plan, and the development version of the app has another address than the live one.",
    "Bubble's own Stripe plugin charges without a place for the affiliate. Use Payment Links or the API Connector.",
    GOTCHAS.sameStripeAccount,
  ],
};
