import type { Platform } from "../shape";
import { paymentLinks, STRIPE_ELEMENTS } from "./checkout";
import { CONNECT_STRIPE, GOTCHAS, loader, PROMOTION_CODES, tryIt } from "./steps";

export const webflow: Platform = {
  key: "webflow",
  name: "Webflow",
  category: "Site builders",
  conversionFire: "coupon",
  summary:
    "Each affiliate has a promotion code that Stripe's payment pages take, and Stripe tells Rekomi when it is used. With one more script the affiliates' links count as well.",
  steps: [
    loader({
      where:
        "In Webflow open **Site settings → Custom code**, paste it into **Head code**, save, and publish the site.",
    }),
    CONNECT_STRIPE,
    PROMOTION_CODES,
    {
      title: "Let customers enter a code",
      text: "In Stripe open each Payment Link or pricing table that your site uses and allow promotion codes.",
      path: "coupon",
    },
    {
      ...paymentLinks({ where: "Paste this into **Footer code** on the same page and publish." }),
      onlyIf: "you sell with Payment Links and want links to count",
    },
    STRIPE_ELEMENTS,
    tryIt({ buy: "Buy something small with the code, and once by the link alone." }),
  ],
  gotchas: [
    "Custom code needs a paid site plan, and does nothing before the site is published. The preview in the Designer does not run it.",
    "Webflow's own e-commerce checkout passes nothing on to Stripe, and its discounts are not promotion codes. Sell with Payment Links, or import the orders.",
    GOTCHAS.promotionCodesOnly,
    GOTCHAS.sameStripeAccount,
    GOTCHAS.emptyReference,
  ],
};
