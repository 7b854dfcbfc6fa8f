import type { Platform } from "../shape";
import { linkScript } from "./checkout";
import { relay } from "./signing";
import { API_KEY, couponCodes, GOTCHAS, importSales, loader, tryIt } from "./steps";

const AUTOMATIC = "you want sales to arrive by themselves, and can run a small function";

export const lemonSqueezy: Platform = {
  key: "lemon-squeezy",
  name: "Lemon Squeezy",
  category: "Payment platforms",
  conversionFire: "coupon",
  summary:
    "Each affiliate has a discount code, and the orders with it are imported. With a small function of your own, Lemon Squeezy's webhook reports them at once instead, links included.",
  steps: [
    loader({
      where: "Paste it into the `<head>` of the website that links to your Lemon Squeezy checkout.",
    }),
    couponCodes({
      make: "Make the same code in Lemon Squeezy under **Store → Discounts**.",
    }),
    importSales({ from: "Export the orders of your store as CSV." }),
    {
      title: "Name the affiliate in checkout links",
      text: "Put this below the tracking script. Lemon Squeezy hands the value back in its webhooks.",
      onlyIf: AUTOMATIC,
      path: "s2s",
      code: [
        {
          place: "After the tracking script",
          text: linkScript({
            selector: 'a[href*="lemonsqueezy.com/"]',
            parameter: "checkout[custom][rekomi_ref]",
          }),
        },
      ],
    },
    { ...API_KEY, onlyIf: AUTOMATIC },
    relay({
      text: "In Lemon Squeezy open **Settings → Webhooks**, give the address of the function and a signing secret, and choose `order_created`, `order_refunded` and `subscription_payment_success`.",
      onlyIf: AUTOMATIC,
      handler: {
        place: "lemon-squeezy.mjs",
        text: `import { createHmac, timingSafeEqual } from "node:crypto";
import { report } from "./rekomi.mjs";

export async function POST(request) {
  const body = await request.text();
  const expected = createHmac("sha256", process.env.LEMON_SQUEEZY_SECRET).update(body).digest();
  const given = Buffer.from(request.headers.get("x-signature") ?? "", "hex");
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    return new Response("Wrong signature", { status: 401 });

  const { meta, data } = JSON.parse(body);
  const affiliateSlug = meta.custom_data?.rekomi_ref;
  // The first payment of a subscription is an order already.
  const isFirst = data.attributes.billing_reason === "initial";
  if (!affiliateSlug || isFirst) return new Response("Nothing to report");
  await report({
    type: meta.event_name === "order_refunded" ? "refund" : "sale",
    externalId: data.type + "-" + data.id,
    affiliateSlug,
    amountCents: data.attributes.refunded_amount || data.attributes.subtotal,
    currency: data.attributes.currency,
    occurredAt: data.attributes.updated_at,
  });
  return new Response("Reported");
}`,
      },
    }),
    tryIt({
      buy: "Buy in Lemon Squeezy's test mode with the code, and import or relay the order.",
    }),
  ],
  gotchas: [
    GOTCHAS.importedOnly,
    "Import or relay, not both: the two know an order under different ids.",
    "A code has to be spelled the same in Lemon Squeezy and here.",
    "Lemon Squeezy's own affiliate feature is another program. Switch it off, or the same sale is paid twice.",
    GOTCHAS.signedOnce,
  ],
};
