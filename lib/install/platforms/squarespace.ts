import type { Platform } from "../shape";
import { couponCodes, GOTCHAS, importSales, ONLY_IF, PIXEL_TAG, pixelLoader, tryIt } from "./steps";

export const squarespace: Platform = {
  key: "squarespace",
  name: "Squarespace",
  category: "Site builders",
  conversionFire: "pixel",
  summary:
    "Squarespace runs a piece of your code on the order confirmation page. It reports the order from the buyer's browser, and a person reviews it.",
  steps: [
    pixelLoader({
      where:
        "In Squarespace open **Code injection** (in **Settings** under **Advanced** or **Developer tools**, as your version has it) and paste it into **Header**.",
    }),
    {
      title: "Report the order",
      text: "On the same page paste this into **Order confirmation page**, which does not run the header. Squarespace fills in the words in braces. Write your own currency.",
      path: "pixel",
      code: [
        {
          place: "Order confirmation page",
          text: `${PIXEL_TAG}
<script>
  window.addEventListener("load", function () {
    var paid = Number("{orderSubtotal.decimalValue}");
    if (!window.Rekomi || !(paid > 0)) return;
    window.Rekomi.ready().then(function () {
      if (!window.Rekomi.referral) return;
      window.Rekomi.convert({
        type: "sale",
        externalId: "squarespace-{orderId}",
        email: "{customerEmailAddress}",
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
      ...couponCodes({ make: "Make the same code in Squarespace under **Discounts**." }),
      onlyIf: ONLY_IF.codes,
    },
    {
      ...importSales({
        from: "Export the orders of your store as CSV; the column of discounts names the code.",
      }),
      onlyIf: ONLY_IF.codes,
    },
    tryIt({
      buy: "Place a small order, look at the source of the confirmation page, and see that the figures stand where the braces were.",
    }),
  ],
  gotchas: [
    "Code injection needs a plan that has it, and the order confirmation page exists for store orders only, not for Acuity or member areas.",
    "Figures that are not filled in send nothing, rather than a wrong amount.",
    GOTCHAS.pixelReview,
    GOTCHAS.pixelRefunds,
    GOTCHAS.otherDomain,
  ],
};
