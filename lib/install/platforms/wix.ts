import type { Platform } from "../shape";
import { couponCodes, GOTCHAS, importSales, ONLY_IF, pixelLoader, tryIt } from "./steps";

export const wix: Platform = {
  key: "wix",
  name: "Wix",
  category: "Site builders",
  conversionFire: "pixel",
  summary:
    "Wix announces a purchase to scripts on its thank-you page. A piece of code reports it from the buyer's browser, and a person reviews it.",
  steps: [
    pixelLoader({
      where:
        "In Wix open **Settings → Custom code**, choose **Add custom code**, paste it, and have it load on all pages, once, in the head.",
    }),
    {
      title: "Report the purchase",
      text: "Add this as a second piece of custom code: on all pages, once, at the end of the body. Wix sends the event `Purchase` when the thank-you page loads.",
      path: "pixel",
      code: [
        {
          place: "Custom code, body end",
          text: `<script>
  function listen() {
    window.wixDevelopersAnalytics.register("rekomi", function (name, order) {
      var paid = Number(order && order.revenue);
      if (name !== "Purchase" || !window.Rekomi || !(paid > 0)) return;
      window.Rekomi.ready().then(function () {
        if (!window.Rekomi.referral) return;
        window.Rekomi.convert({
          type: "sale",
          externalId: "wix-" + (order.orderId || order.id),
          amountCents: Math.round(paid * 100),
          currency: order.currency,
        });
      });
    });
  }
  if (window.wixDevelopersAnalytics) listen();
  else window.addEventListener("wixDevelopersAnalyticsReady", listen);
</script>`,
        },
      ],
    },
    {
      ...couponCodes({ make: "Make the same code in Wix under **Coupons**." }),
      onlyIf: ONLY_IF.codes,
    },
    {
      ...importSales({ from: "Export the orders of your store; each names its coupon." }),
      onlyIf: ONLY_IF.codes,
    },
    tryIt({ buy: "Place a small order on the published site." }),
  ],
  gotchas: [
    "Custom code needs a premium plan with a domain of your own, and does not run in the editor's preview.",
    "With Wix's cookie banner, custom code waits for consent: choose the category that fits.",
    "A closed tab before the thank-you page is a sale that is not reported. Compare with Wix's orders now and then.",
    GOTCHAS.pixelReview,
    GOTCHAS.pixelRefunds,
    GOTCHAS.minorUnits,
  ],
};
