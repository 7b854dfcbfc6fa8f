import type { Platform } from "../shape";
import { paymentLinks, STRIPE_ELEMENTS } from "./checkout";
import { CONNECT_STRIPE, GOTCHAS, loader, ONLY_IF, PROMOTION_CODES, tryIt } from "./steps";

export const framer: Platform = {
  key: "framer",
  name: "Framer",
  category: "Site builders",
  conversionFire: "stripe-webhook",
  summary:
    "Buttons lead to Stripe's Payment Links with the affiliate in their address, and Stripe reports the sale.",
  steps: [
    loader({
      where:
        "In Framer open **Site settings → General → Custom code**, paste it into **End of head tag**, and publish.",
    }),
    CONNECT_STRIPE,
    paymentLinks({ where: "Paste this into **End of body tag** on the same page and publish." }),
    STRIPE_ELEMENTS,
    { ...PROMOTION_CODES, onlyIf: ONLY_IF.codes },
    tryIt({ buy: "Buy something small through a button of the published site." }),
  ],
  gotchas: [
    "Custom code needs a paid site plan and runs only on the published site.",
    "Framer changes pages without loading them anew. The script of the links listens to the whole document, so it goes on working; code of your own may not.",
    "Link the buttons to Payment Links. A form or a plugin that opens its own checkout passes nothing on.",
    GOTCHAS.sameStripeAccount,
    GOTCHAS.emptyReference,
  ],
};
