import type { Platform } from "../shape";
import { couponCodes, GOTCHAS, importSales, loader, tryIt } from "./steps";

export const podia: Platform = {
  key: "podia",
  name: "Podia",
  category: "Payment platforms",
  conversionFire: "coupon",
  summary:
    "Each affiliate has a Podia coupon, and the sales with it are imported. Podia's checkout runs no scripts of yours and its coupons are its own, so nothing else can say who referred.",
  steps: [
    loader({
      where:
        "In Podia's settings open the field for third-party code and paste it as code for the `<head>` of all pages.",
    }),
    couponCodes({
      make: "Make the same code in Podia under **Sales → Coupons → New coupon**. Podia takes letters and digits only.",
    }),
    importSales({
      from: "Export the sales from Podia, or the usage of each coupon from the list of coupons.",
    }),
    tryIt({ buy: "Buy with the affiliate's code and import the sale." }),
  ],
  gotchas: [
    GOTCHAS.importedOnly,
    GOTCHAS.linkNeedsCode,
    "Podia's coupons are not Stripe promotion codes, so connecting Stripe does not tell Rekomi who referred.",
    "Podia's own affiliate feature is another program. Switch it off, or the same sale is paid twice.",
    "One coupon per checkout: an affiliate's code and a sale of yours cannot be used together.",
  ],
};
