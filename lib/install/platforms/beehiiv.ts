import type { Platform } from "../shape";
import { FORM_LEAD } from "./checkout";
import { CONNECT_STRIPE, GOTCHAS, leadByEmail, pixelLoader, tryIt } from "./steps";

export const beehiiv: Platform = {
  key: "beehiiv",
  name: "beehiiv",
  category: "Payment platforms",
  conversionFire: "stripe-webhook",
  summary:
    "beehiiv takes paid subscriptions in your own Stripe account. A reader is tied to the affiliate by email when they subscribe, and the payment that Stripe reports under that email becomes theirs.",
  steps: [
    pixelLoader({
      where:
        "In beehiiv open the settings of your website and paste it into the custom code for the `<head>`. Some plans have no custom code; put the sign-up form on a site of your own then.",
    }),
    {
      ...CONNECT_STRIPE,
      text: `${CONNECT_STRIPE.text} It has to be the account that is connected to beehiiv for paid subscriptions.`,
    },
    leadByEmail({
      where: "Paste this below the tracking script, on the page with the sign-up form.",
      code: FORM_LEAD,
    }),
    tryIt({ buy: "Subscribe with a new email and then choose a paid tier." }),
  ],
  gotchas: [
    "A form that beehiiv embeds in another site as a frame is closed to scripts. Use a form in the page itself.",
    "The email of the subscription and the one at Stripe have to be the same.",
    "beehiiv's offers are not promotion codes of yours, so they do not tell who referred.",
    "beehiiv's referral program rewards readers with gifts and is another thing. Both can run side by side.",
    GOTCHAS.sameStripeAccount,
  ],
};
