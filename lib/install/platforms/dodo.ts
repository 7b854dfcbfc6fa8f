import type { Platform } from "../shape";
import { linkScript } from "./checkout";
import { relay } from "./signing";
import { API_KEY, GOTCHAS, loader, tryIt } from "./steps";

export const dodo: Platform = {
  key: "dodo",
  name: "Dodo Payments",
  category: "Payment platforms",
  conversionFire: "s2s",
  summary:
    "Dodo's webhook calls a small function of yours, and that function reports the sale to Rekomi, signed with your key. The affiliate travels in the payment's metadata as `rekomi_ref`.",
  steps: [
    loader({
      where:
        "Paste it into the `<head>` of every page that visitors land on and of the page that leads to the checkout.",
    }),
    {
      title: "Name the affiliate in static payment links",
      text: "Put this below the tracking script. Dodo writes `metadata_rekomi_ref` of the address into the payment's metadata.",
      onlyIf: "you sell with static payment links",
      path: "s2s",
      code: [
        {
          place: "After the tracking script",
          text: linkScript({
            selector: 'a[href*="checkout.dodopayments.com/"]',
            parameter: "metadata_rekomi_ref",
          }),
        },
      ],
    },
    {
      title: "Name the affiliate in checkout sessions",
      text: "Your server reads the cookie `_rkmi` and passes it on.",
      onlyIf: "your server creates checkout sessions",
      path: "s2s",
      code: [
        {
          place: "Your server",
          text: `const session = await dodo.checkoutSessions.create({
  product_cart: [{ product_id: "pdt_YOUR_PRODUCT", quantity: 1 }],
  ...(referral && { metadata: { rekomi_ref: referral } }),
});`,
        },
      ],
    },
    API_KEY,
    relay({
      text: "In Dodo open **Developer → Webhooks**, give the address of the function and choose `payment.succeeded` and `refund.succeeded`. The signing secret that Dodo shows goes into the function's environment.",
      handler: {
        place: "dodo.mjs",
        text: `import { createHmac, timingSafeEqual } from "node:crypto";
import { report } from "./rekomi.mjs";

export async function POST(request) {
  const body = await request.text();
  const header = (name) => request.headers.get(name) ?? "";
  const key = Buffer.from(process.env.DODO_WEBHOOK_SECRET.replace("whsec_", ""), "base64");
  const expected = createHmac("sha256", key)
    .update([header("webhook-id"), header("webhook-timestamp"), body].join("."))
    .digest();
  const isGenuine = header("webhook-signature").split(" ").some((signature) => {
    const given = Buffer.from(signature.replace("v1,", ""), "base64");
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  if (!isGenuine) return new Response("Wrong signature", { status: 401 });

  const { type, data } = JSON.parse(body);
  const { payment_id: externalId, currency, created_at: occurredAt } = data;
  const affiliateSlug = data.metadata?.rekomi_ref;
  if (type === "refund.succeeded") {
    const { refund_id: refundId, amount: amountCents } = data;
    await report({ type: "refund", externalId, refundId, amountCents, currency, occurredAt });
  } else if (affiliateSlug) {
    const amountCents = data.total_amount;
    await report({ type: "sale", externalId, affiliateSlug, amountCents, currency, occurredAt });
  }
  return new Response("Done");
}`,
      },
    }),
    tryIt({ buy: "Pay in Dodo's test mode first, then once for real." }),
  ],
  gotchas: [
    "Test mode and live mode have webhooks and secrets of their own.",
    "`total_amount` has the tax in it. Take `tax` off if your affiliates earn on the net amount.",
    GOTCHAS.signedOnce,
    GOTCHAS.minorUnits,
  ],
};
