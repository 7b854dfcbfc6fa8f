import type { Platform } from "../shape";
import { couponCodes, GOTCHAS, importSales, loader, tryIt } from "./steps";

export const kit: Platform = {
  key: "kit",
  name: "Kit (ConvertKit)",
  category: "Payment platforms",
  conversionFire: "coupon",
  summary:
    "Each affiliate has a discount code on your Kit products, and the sales with it are imported. Kit's product pages run no scripts of yours.",
  steps: [
    loader({
      where: "If you have a website beside Kit, paste it into its `<head>`, so that clicks count.",
    }),
    couponCodes({
      make: "Make the same code in Kit, in the product's **Settings → Discount codes → Add a discount code**. A code belongs to one product and has at most 10 characters.",
    }),
    importSales({ from: "Export the sales of your products from Kit." }),
    tryIt({ buy: "Buy the product with the affiliate's code and import the sale." }),
  ],
  gotchas: [
    "Kit's codes have at most 10 characters, so ask for a short one with `vanity` when you generate it.",
    "A code has to be made again for each product.",
    "The code at the end of the product's address takes the discount off by itself: give affiliates that link.",
    GOTCHAS.importedOnly,
    GOTCHAS.linkNeedsCode,
  ],
};
