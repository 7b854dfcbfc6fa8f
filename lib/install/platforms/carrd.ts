import type { Platform } from "../shape";
import { PAYMENT_LINKS, paymentLinks } from "./checkout";
import {
  CONNECT_STRIPE,
  GOTCHAS,
  LOADER_TAG,
  loader,
  ONLY_IF,
  PROMOTION_CODES,
  tryIt,
} from "./steps";

export const carrd: Platform = {
  key: "carrd",
  name: "Carrd",
  category: "Site builders",
  conversionFire: "stripe-webhook",
  summary:
    "Buttons of your Carrd page lead to Stripe's Payment Links with the affiliate in their address, and Stripe reports the sale.",
  steps: [
    loader({
      where:
        "In Carrd add an **Embed** element, choose the type **Code** and the style **Hidden** with **Head**, and paste it.",
      code: [{ place: "Embed element, Code, Hidden, Head", text: LOADER_TAG }],
    }),
    CONNECT_STRIPE,
    {
      ...paymentLinks({
        where:
          "Add a second **Embed** element of the type **Code**, **Hidden**, with **Body End**, and paste this.",
      }),
      code: [{ place: "Embed element, Code, Hidden, Body End", text: PAYMENT_LINKS }],
    },
    {
      title: "Link your buttons to Payment Links",
      text: "Make a Payment Link in Stripe for each price, and give its address to a button of the page.",
      path: "stripe-webhook",
    },
    { ...PROMOTION_CODES, onlyIf: ONLY_IF.codes },
    tryIt({ buy: "Publish, and buy something small through a button." }),
  ],
  gotchas: [
    "Embed elements need Carrd Pro Standard or higher.",
    "Carrd's form element with a Stripe checkout names nobody. Use buttons that lead to Payment Links.",
    GOTCHAS.sameStripeAccount,
    GOTCHAS.emptyReference,
    GOTCHAS.otherDomain,
  ],
};
