import type { Platform } from "../shape";
import { couponCodes, GOTCHAS, importSales, loader, tryIt } from "./steps";

export const teachable: Platform = {
  key: "teachable",
  name: "Teachable",
  category: "Payment platforms",
  conversionFire: "coupon",
  summary:
    "Each affiliate has a Teachable coupon, and the sales with it are imported. Teachable's checkout pages run no code snippets, so a browser cannot report the sale.",
  steps: [
    loader({
      where:
        "In Teachable's settings open **Code snippets** and paste it into the snippet for the `<head>` of all pages.",
    }),
    couponCodes({
      make: "Make the same code in Teachable, on the product's pricing page or under **Sales → Coupons**.",
    }),
    importSales({ from: "Export the transactions from Teachable's sales reports as CSV." }),
    tryIt({ buy: "Enrol with the affiliate's code and import the sale." }),
  ],
  gotchas: [
    "Teachable's checkout pages do not allow custom code snippets. Only its own integrations run there.",
    GOTCHAS.importedOnly,
    GOTCHAS.linkNeedsCode,
    "Teachable's own affiliates are another program. Use one of the two, or the same sale is paid twice.",
    "Bring refunds in with the next import: leave refunded orders out, and deny the ones that came before.",
  ],
};
