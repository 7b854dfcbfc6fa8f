import type { Platform } from "../shape";
import { CONNECT_STRIPE, GOTCHAS, loader, PROMOTION_CODES, tryIt } from "./steps";

export const memberstack: Platform = {
  key: "memberstack",
  name: "Memberstack",
  category: "Payment platforms",
  conversionFire: "coupon",
  summary:
    "Memberstack charges through your own Stripe account, and its checkout takes Stripe's promotion codes. Each affiliate has one, and Stripe tells Rekomi when it is used.",
  steps: [
    loader({
      where:
        "In Webflow, or whatever your site is made with, paste it into the site-wide `<head>` code, next to Memberstack's own script.",
    }),
    {
      ...CONNECT_STRIPE,
      text: `${CONNECT_STRIPE.text} It has to be the account that is connected to Memberstack.`,
    },
    PROMOTION_CODES,
    {
      title: "Let members enter a code",
      text: "In Memberstack open the settings of your Stripe checkout and allow promotion codes. The field for a code then stands on the payment page.",
      path: "coupon",
    },
    {
      title: "Let links count as well",
      text: "A button with Memberstack's attributes alone cannot name the affiliate. Start the checkout from code, and the affiliate is in the session's metadata.",
      onlyIf: "you can start the checkout with Memberstack's JavaScript",
      path: "stripe-webhook",
      code: [
        {
          place: "After Memberstack's script",
          text: `<script>
  document.querySelector("#buy").addEventListener("click", async function (event) {
    event.preventDefault();
    var referral = window.Rekomi && window.Rekomi.referral;
    await window.$memberstackDom.purchasePlansWithCheckout({
      priceId: "prc_YOUR_PRICE",
      metadataForCheckout: referral ? { rekomi_ref: referral } : {},
    });
  });
</script>`,
        },
      ],
    },
    tryIt({ buy: "Sign up for the cheapest plan with the affiliate's code." }),
  ],
  gotchas: [
    GOTCHAS.promotionCodesOnly,
    GOTCHAS.sameStripeAccount,
    "Memberstack 1.0 knows only coupons that were made in Memberstack. Its checkout refuses Stripe's promotion codes; version 2 is needed.",
    GOTCHAS.linkNeedsCode,
  ],
};
