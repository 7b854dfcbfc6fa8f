import type { Platform } from "../shape";
import { FORM_LEAD } from "./checkout";
import { CONNECT_STRIPE, GOTCHAS, leadByEmail, pixelLoader, tryIt } from "./steps";

export const outseta: Platform = {
  key: "outseta",
  name: "Outseta",
  category: "Payment platforms",
  conversionFire: "stripe-webhook",
  summary:
    "Outseta charges through your own Stripe account. The sign-up is tied to the affiliate by its email, and the payment that Stripe reports under that email becomes theirs.",
  steps: [
    pixelLoader({
      where:
        "Paste it into the site-wide `<head>` code of the site that Outseta's forms are embedded in, before Outseta's own script.",
    }),
    {
      ...CONNECT_STRIPE,
      text: `${CONNECT_STRIPE.text} It has to be the account that is Outseta's payment gateway.`,
    },
    leadByEmail({
      where:
        "Embed Outseta's sign-up form in your page rather than linking to Outseta's hosted one, and put this below the tracking script.",
      code: FORM_LEAD,
    }),
    {
      title: "Report payments from Outseta",
      text: "Outseta keeps subscriptions itself and uses Stripe to charge the card. If your test payment does not appear, take the server-to-server way: in Outseta open **Settings → Notifications**, choose **Add activity notification** with a callback address of your own server, and report from there as the recipe `generic` shows.",
      onlyIf: "the test payment does not appear under Conversions",
      path: "s2s",
    },
    tryIt({ buy: "Sign up with a new email for the cheapest plan." }),
  ],
  gotchas: [
    "The email at sign-up and the one at Stripe have to be the same.",
    "A hosted sign-up page of Outseta is on another domain and does not run your scripts.",
    GOTCHAS.sameStripeAccount,
    "Outseta's own discount codes are not Stripe promotion codes, so they do not tell who referred.",
  ],
};
