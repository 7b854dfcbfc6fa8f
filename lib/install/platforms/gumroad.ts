import type { Platform } from "../shape";
import { linkScript } from "./checkout";
import { relay } from "./signing";
import { API_KEY, GOTCHAS, loader, tryIt } from "./steps";

export const gumroad: Platform = {
  key: "gumroad",
  name: "Gumroad",
  category: "Payment platforms",
  conversionFire: "s2s",
  summary:
    "Gumroad Ping calls a small function of yours for every sale, and that function reports it to Rekomi, signed with your key. The affiliate travels in the product's address.",
  steps: [
    loader({
      where: "Paste it into the `<head>` of the website that links to your Gumroad products.",
    }),
    {
      title: "Name the affiliate in links to Gumroad",
      text: "Put this below the tracking script. Gumroad keeps parameters of a product's address and sends them back as `url_params`. If your products have a domain of your own, write it in place of `gumroad.com`.",
      path: "s2s",
      code: [
        {
          place: "After the tracking script",
          text: linkScript({ selector: 'a[href*="gumroad.com/"]', parameter: "rekomi_ref" }),
        },
      ],
    },
    API_KEY,
    relay({
      text: "In Gumroad open **Settings → Advanced** and put the address of the function into **Ping endpoint**, with a long random value as `?key=`. Gumroad does not sign pings, so that value is what tells them from anybody else's.",
      handler: {
        place: "gumroad.mjs",
        text: `import { report } from "./rekomi.mjs";

export async function POST(request) {
  if (new URL(request.url).searchParams.get("key") !== process.env.GUMROAD_PING_KEY)
    return new Response("Wrong key", { status: 401 });

  const ping = new URLSearchParams(await request.text());
  const affiliateSlug = ping.get("url_params[rekomi_ref]") ?? undefined;
  const couponCode = ping.get("offer_code") ?? undefined;
  if (ping.get("test") === "true" || (!affiliateSlug && !couponCode))
    return new Response("Nothing to report");
  await report({
    type: ping.get("refunded") === "true" ? "refund" : "sale",
    externalId: ping.get("sale_id"),
    affiliateSlug,
    couponCode,
    amountCents: Number(ping.get("price")),
    currency: (ping.get("currency") ?? "usd").toUpperCase(),
    occurredAt: new Date(ping.get("sale_timestamp")).toISOString(),
  });
  return new Response("Reported");
}`,
      },
    }),
    {
      title: "Hear of refunds",
      text: "The ping endpoint hears of sales. For refunds subscribe the same address to the resource `refund` with Gumroad's API (`PUT https://api.gumroad.com/v2/resource_subscriptions`); such a ping says `refunded`, and the function above reports it.",
      path: "s2s",
    },
    tryIt({ buy: "Buy a product with another account, since your own purchases are test pings." }),
  ],
  gotchas: [
    "Buyers who come from Gumroad Discover, or straight to a product's page, never saw your website: only an offer code can name their affiliate. Give affiliates codes with `generate_affiliate_coupon` and make the same ones in Gumroad.",
    "Gumroad's own affiliates are another program. Use one of the two, or the same sale is paid twice.",
    "Gumroad tries a ping again for three hours when the function does not answer 200. The same sale again counts once.",
    GOTCHAS.signedOnce,
    GOTCHAS.minorUnits,
  ],
};
