import type { Platform } from "../shape";
import { ENDPOINTS, GOTCHAS, loader, PAGES, tryIt } from "./steps";

export const paddle: Platform = {
  key: "paddle",
  name: "Paddle",
  category: "Payment platforms",
  conversionFire: "paddle-webhook",
  summary:
    "Paddle's notifications tell Rekomi of transactions and adjustments. The affiliate travels with the checkout in `custom_data.rekomi_ref`.",
  steps: [
    loader({
      where:
        "Paste it into the `<head>` of every page that visitors land on and of the page that opens the checkout.",
    }),
    {
      title: "Let Paddle notify Rekomi",
      text: "In Paddle open **Developer tools → Notifications** and make a new destination of the type URL with the address below. Choose all events of transactions, subscriptions, customers and adjustments; what is not needed is taken and ignored.",
      path: "paddle-webhook",
      code: [{ place: "Destination URL", text: `{origin}${ENDPOINTS.paddle}` }],
    },
    {
      title: "Hand over the notification secret",
      text: `Paddle shows the destination's secret key (\`pdl_ntfset_…\`). Paste it on ${PAGES.tracking}. Notifications are believed from then on, since each is signed with it.`,
      path: "paddle-webhook",
    },
    {
      title: "Pass the affiliate to the checkout",
      text: "Give `customData` when you open the checkout. Where your server creates the transaction, give the same as `custom_data`. Paddle copies it to the subscription, so renewals carry it too.",
      path: "paddle-webhook",
      code: [
        {
          place: "Where Paddle.js opens the checkout",
          text: `await window.Rekomi?.ready();
const referral = window.Rekomi?.referral;
Paddle.Checkout.open({
  items: [{ priceId: "pri_YOUR_PRICE", quantity: 1 }],
  ...(referral && { customData: { rekomi_ref: referral } }),
});`,
        },
      ],
    },
    tryIt({ buy: "Buy something small and refund it." }),
  ],
  gotchas: [
    "Paddle's sandbox has destinations and secrets of its own. One from there does not check notifications of the live account.",
    "This is Paddle Billing. Paddle Classic sends alerts of another kind, which are not read.",
    "`customData` has to be there when the checkout opens. A transaction that exists already does not learn of it.",
    GOTCHAS.contentSecurityPolicy,
  ],
};
