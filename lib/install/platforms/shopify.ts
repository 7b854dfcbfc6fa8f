import type { Platform } from "../shape";
import { relay } from "./signing";
import { API_KEY, couponCodes, GOTCHAS, LOADER_TAG, loader, ONLY_IF, tryIt } from "./steps";

export const shopify: Platform = {
  key: "shopify",
  name: "Shopify",
  category: "Site builders",
  conversionFire: "s2s",
  summary:
    "The theme writes the affiliate onto the cart, Shopify calls a small function of yours when the order is paid, and that function reports it to Rekomi, signed with your key.",
  steps: [
    loader({
      where:
        "In Shopify open **Online Store → Themes**, choose **Edit code** in the menu of your theme, and paste it into `layout/theme.liquid` just before `</head>`.",
      code: [{ place: "layout/theme.liquid, before </head>", text: LOADER_TAG }],
    }),
    {
      title: "Write the affiliate onto the cart",
      text: "In the same file paste this just before `</body>`. The attribute comes back in the order's `note_attributes`.",
      path: "s2s",
      code: [
        {
          place: "layout/theme.liquid, before </body>",
          text: `<script>
  window.addEventListener("load", async function () {
    if (!window.Rekomi) return;
    await window.Rekomi.ready();
    var referral = window.Rekomi.referral;
    if (!referral || sessionStorage.getItem("rekomi_ref") === referral) return;
    var answer = await fetch(window.Shopify.routes.root + "cart/update.js", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ attributes: { rekomi_ref: referral } }),
    });
    if (answer.ok) sessionStorage.setItem("rekomi_ref", referral);
  });
</script>`,
        },
      ],
    },
    API_KEY,
    relay({
      text: "In Shopify open **Settings → Notifications → Webhooks** and make two webhooks in the format JSON to the address of the function: **Order payment** and **Refund create**. The signing secret below the list goes into the function's environment.",
      handler: {
        place: "shopify.mjs",
        text: `import { createHmac, timingSafeEqual } from "node:crypto";
import { report } from "./rekomi.mjs";

export async function POST(request) {
  const body = await request.text();
  const expected = createHmac("sha256", process.env.SHOPIFY_WEBHOOK_SECRET).update(body).digest();
  const given = Buffer.from(request.headers.get("x-shopify-hmac-sha256") ?? "", "base64");
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    return new Response("Wrong signature", { status: 401 });

  const payload = JSON.parse(body);
  const event =
    request.headers.get("x-shopify-topic") === "refunds/create" ? refund(payload) : sale(payload);
  if (event) await report(event);
  return new Response("Done");
}

function sale(order) {
  const affiliateSlug = order.note_attributes.find(({ name }) => name === "rekomi_ref")?.value;
  const couponCode = order.discount_codes[0]?.code;
  if (!affiliateSlug && !couponCode) return undefined;
  return {
    type: "sale",
    externalId: "shopify-" + order.id,
    // A code that is no affiliate's is passed over, and the link counts.
    affiliateSlug,
    couponCode,
    // Without shipping.
    amountCents: cents(order.subtotal_price),
    currency: order.currency,
    occurredAt: order.processed_at,
  };
}

function refund({ id, order_id, transactions, created_at }) {
  const refunded = transactions.filter(({ kind }) => kind === "refund");
  if (refunded.length === 0) return undefined;
  return {
    type: "refund",
    externalId: "shopify-" + order_id,
    refundId: String(id),
    amountCents: refunded.reduce((sum, { amount }) => sum + cents(amount), 0),
    currency: refunded[0].currency,
    occurredAt: created_at,
  };
}

// Times 1 in a currency without cents.
const cents = (amount) => Math.round(Number(amount) * 100);`,
      },
    }),
    {
      ...couponCodes({
        make: "Make the same code in Shopify under **Discounts**; the function reports the code of each order.",
      }),
      onlyIf: ONLY_IF.codes,
    },
    tryIt({ buy: "Place a small order through the affiliate's link and refund it." }),
  ],
  gotchas: [
    "Shopify Payments hides your Stripe: the account behind it is Shopify's, so there is none to connect and the Stripe webhook is no way here.",
    "The Custom Pixel sandbox cannot load external scripts. The tracking script belongs into the theme, not under **Customer events**.",
    "Shopify Collabs is a separate product. It keeps its own affiliates and pays its own commissions; use one of the two, or the same sale is paid twice.",
    "Shopify's checkout pages run no theme code, which is why the affiliate has to be on the cart before.",
    "Buy-now buttons that skip the cart keep the attribute only when it was written before they are pressed.",
    GOTCHAS.signedOnce,
    GOTCHAS.minorUnits,
  ],
};
