import type { GenericPlatform } from "../shape";
import { EXPRESS_CHECKOUT, PAYMENT_LINKS } from "./checkout";
import { REPORT_NODE, S2S_CONTRACT } from "./signing";
import { API_KEY, CONNECT_STRIPE, GOTCHAS, loader, PAGES, PIXEL_TAG, tryIt } from "./steps";

const BY_STRIPE = "you take payments in your own Stripe account (the first way)";
const BY_BROWSER = "you can only put scripts into pages (the third way)";
const BY_SERVER = "a server knows of the payment, or a webhook can call one (the second way)";

export const generic: GenericPlatform = {
  key: "generic",
  name: "Any other platform",
  summary:
    "Every site takes the same script. Then one of three ways reports the sales: the Stripe webhook when payments are in your own Stripe account, the server-to-server call when a server knows of them, and the browser pixel when there is only a page. The first two report refunds and renewals as well, so prefer them.",
  steps: [
    loader({
      where: "Paste it into the `<head>` of every page that visitors land on and buy on.",
    }),
    { ...CONNECT_STRIPE, onlyIf: BY_STRIPE, path: "stripe-webhook" },
    {
      title: "Pass the affiliate to Stripe",
      text: "Payment Links take the affiliate as `client_reference_id`, which the first script adds. A server that creates Checkout Sessions reads the cookie `_rkmi` and passes it the same way, or as `metadata.rekomi_ref` of the session, the customer or the subscription.",
      onlyIf: BY_STRIPE,
      path: "stripe-webhook",
      code: [{ place: "Pages with Payment Links", text: PAYMENT_LINKS }, EXPRESS_CHECKOUT],
    },
    { ...API_KEY, onlyIf: BY_SERVER, path: "s2s" },
    {
      title: "Report from your server",
      text: `Save the cookie \`_rkmi\` with the customer, and report each payment and refund. The contract: ${S2S_CONTRACT}`,
      onlyIf: BY_SERVER,
      path: "s2s",
      code: [
        REPORT_NODE,
        {
          place: "Where a payment succeeds",
          text: `import { report } from "./rekomi.mjs";

await report({
  type: "sale",
  externalId: order.id,
  affiliateSlug: customer.rekomiRef,
  amountCents: 4900,
  currency: "USD",
  occurredAt: new Date().toISOString(),
});`,
        },
      ],
    },
    {
      title: "Make a public key and report from the page",
      text: `On ${PAGES.tracking} make a public key (\`rk_pub_…\`) and list your site's origin. Add the key to the script as \`data-public-key\`, and call \`convert\` on the page that says thank you. A person reviews what arrives.`,
      onlyIf: BY_BROWSER,
      path: "pixel",
      needs: "pixel-key",
      code: [
        {
          place: "The thank-you page",
          text: `${PIXEL_TAG}
<script>
  window.addEventListener("load", function () {
    if (!window.Rekomi) return;
    window.Rekomi.ready().then(function () {
      if (!window.Rekomi.referral) return;
      window.Rekomi.convert({
        type: "sale",
        externalId: "THE_ORDERS_NUMBER",
        email: "customer@example.com",
        amountCents: 4900,
        currency: "USD",
      });
    });
  });
</script>`,
        },
      ],
    },
    tryIt({ buy: "Buy something small and refund it." }),
  ],
  gotchas: [
    "Choose one way for each kind of payment. The same sale by two of them has two ids and counts twice.",
    GOTCHAS.emptyReference,
    GOTCHAS.pixelReview,
    GOTCHAS.pixelRefunds,
    GOTCHAS.signedOnce,
    GOTCHAS.minorUnits,
    GOTCHAS.contentSecurityPolicy,
    GOTCHAS.otherDomain,
  ],
};
