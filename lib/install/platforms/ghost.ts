import type { Platform } from "../shape";
import { CONNECT_STRIPE, GOTCHAS, leadByEmail, pixelLoader, tryIt } from "./steps";

export const ghost: Platform = {
  key: "ghost",
  name: "Ghost",
  category: "Payment platforms",
  conversionFire: "stripe-webhook",
  summary:
    "Ghost takes payments in your own Stripe account. A member is tied to the affiliate by email when they sign up, and the subscription that Stripe reports under that email becomes theirs.",
  steps: [
    pixelLoader({
      where: "In Ghost open **Settings → Code injection** and paste it into **Site header**.",
    }),
    {
      ...CONNECT_STRIPE,
      text: `${CONNECT_STRIPE.text} It has to be the account that is connected to Ghost.`,
    },
    leadByEmail({
      where:
        "Paste this into **Site footer** on the same page. Ghost's sign-up window passes nothing on to Stripe, so the code asks Ghost who is signed in, once they are.",
      code: {
        place: "Site footer",
        text: `<script>
  window.addEventListener("load", async function () {
    if (!window.Rekomi || localStorage.getItem("rekomi_lead")) return;
    await window.Rekomi.ready();
    if (!window.Rekomi.referral) return;
    // Ghost answers 200 with the member, or 204 when nobody is signed in.
    var response = await fetch("/members/api/member/", { credentials: "same-origin" });
    if (response.status !== 200) return;
    var member = await response.json();
    if (!member || !member.email) return;
    window.Rekomi.convert({ type: "lead", email: member.email, name: member.name || undefined });
    localStorage.setItem("rekomi_lead", "1");
  });
</script>`,
      },
    }),
    tryIt({
      buy: "Sign up as a member with a new email, follow the link in Ghost's mail, and then subscribe to a paid tier.",
    }),
  ],
  gotchas: [
    "Somebody who pays before they are signed in is tied when they come back by the link in Ghost's mail: the payment is credited from then on.",
    "Ghost's offers are discounts by link and not promotion codes, so they do not tell who referred.",
    "The email of the member and the one at Stripe have to be the same.",
    GOTCHAS.sameStripeAccount,
  ],
};
