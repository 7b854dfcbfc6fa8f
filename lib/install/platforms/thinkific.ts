import type { Platform } from "../shape";
import { couponCodes, GOTCHAS, ONLY_IF, pixelLoader, tryIt } from "./steps";

export const thinkific: Platform = {
  key: "thinkific",
  name: "Thinkific",
  category: "Payment platforms",
  conversionFire: "pixel",
  summary:
    "Thinkific runs a piece of your code after each order. It reports the order from the buyer's browser, and a person reviews it.",
  steps: [
    pixelLoader({
      where:
        "In Thinkific open **Settings → Code & analytics** and paste it into the field for the `<head>`, or the site footer code.",
    }),
    {
      title: "Report the order",
      text: "On the same page paste this into **Order tracking code**. Thinkific fills in `{{order_number}}` and `{{total_price}}`. Write your own currency.",
      path: "pixel",
      code: [
        {
          place: "Order tracking code",
          text: `<script>
  window.addEventListener("load", function () {
    var paid = Number("{{total_price}}".replace(/[^0-9.]/g, ""));
    if (!window.Rekomi || !(paid > 0)) return;
    window.Rekomi.ready().then(function () {
      if (!window.Rekomi.referral) return;
      window.Rekomi.convert({
        type: "sale",
        externalId: "thinkific-{{order_number}}",
        amountCents: Math.round(paid * 100),
        currency: "USD",
      });
    });
  });
</script>`,
        },
      ],
    },
    {
      ...couponCodes({
        make: "Make the same code in Thinkific under **Coupons**, and import orders that used it without a link.",
      }),
      onlyIf: ONLY_IF.codes,
    },
    tryIt({ buy: "Order a course that costs something." }),
  ],
  gotchas: [
    GOTCHAS.pixelReview,
    GOTCHAS.pixelRefunds,
    "Only the first payment passes the buyer's browser. Later ones of a subscription or payment plan have to be imported.",
    "Thinkific's order tracking code does not run with a custom address in the after-purchase flow.",
    "Thinkific's own affiliates are another program, and its links use `?ref=`, which Rekomi reads as well. Use one of the two.",
  ],
};
