import type { Platform } from "../shape";
import { REPORT_NODE, S2S_CONTRACT } from "./signing";
import { API_KEY, GOTCHAS, loader, tryIt } from "./steps";

export const braintree: Platform = {
  key: "braintree",
  name: "Braintree",
  category: "Payment platforms",
  conversionFire: "s2s",
  summary:
    "Rekomi takes no Braintree webhooks. Your server knows of every payment, so it reports the sale right after Braintree has answered, signed with your key.",
  steps: [
    loader({
      where:
        "Paste it into the `<head>` of every page that visitors land on and of the page with Braintree's form.",
    }),
    API_KEY,
    {
      title: "Keep the affiliate with the customer",
      text: "When somebody signs up or pays, read the cookie `_rkmi` from the request and save its value with the customer. A renewal comes without a browser, so the cookie is of no use then.",
      path: "s2s",
    },
    {
      title: "Report the payment",
      text: `Call \`report\` when a transaction has succeeded. The contract: ${S2S_CONTRACT}`,
      path: "s2s",
      code: [
        REPORT_NODE,
        {
          place: "Where your server charges",
          text: `import { report } from "./rekomi.mjs";

const { success, transaction } = await gateway.transaction.sale({
  amount: "49.00",
  paymentMethodNonce: nonce,
  options: { submitForSettlement: true },
});
if (success && customer.rekomiRef)
  await report({
    type: "sale",
    externalId: transaction.id,
    affiliateSlug: customer.rekomiRef,
    amountCents: Math.round(Number(transaction.amount) * 100),
    currency: transaction.currencyIsoCode,
    occurredAt: new Date().toISOString(),
  });`,
        },
      ],
    },
    {
      title: "Report renewals and refunds",
      text: "Braintree's own webhook `subscription_charged_successfully` goes to your server; parse it with `gateway.webhookNotification.parse` and report its newest transaction the same way. After `gateway.transaction.refund` report `type` `refund` with the `externalId` of the sale, the refunded `amountCents`, and the id of the refund as `refundId`.",
      path: "s2s",
    },
    tryIt({ buy: "Pay with a card of your own and refund it." }),
  ],
  gotchas: [
    "Point Braintree's webhooks at your own server. Rekomi has no address for them.",
    GOTCHAS.signedOnce,
    GOTCHAS.minorUnits,
    "A dispute is not reported unless your server reports it: send a refund when `dispute_lost` arrives.",
    GOTCHAS.contentSecurityPolicy,
  ],
};
