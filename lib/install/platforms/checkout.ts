import type { Sample, Step } from "../shape";

/** How the affiliate gets from a visitor's browser into a payment platform's own data. */

interface LinkStep {
  /** Matches the links to the checkout, such as `a[href*="buy.stripe.com/"]`. */
  selector: string;
  /** The name of the query parameter that the platform hands back. */
  parameter: string;
}

/** Done when a link is followed, since by then the script has loaded and builders have drawn their buttons. */
export function linkScript({ selector, parameter }: LinkStep): string {
  return `<script>
  // Names the affiliate in links to the checkout at the moment one is followed.
  ["click", "auxclick"].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      var link = event.target.closest('${selector}');
      var referral = window.Rekomi && window.Rekomi.referral;
      if (!link || !referral) return;
      var url = new URL(link.href);
      url.searchParams.set("${parameter}", referral);
      link.href = url.href;
    }, true);
  });
</script>`;
}

export const PAYMENT_LINKS = linkScript({
  selector: 'a[href*="buy.stripe.com/"]',
  parameter: "client_reference_id",
});

/** On a site made with a builder, where payments are Stripe's own pages. */
export function paymentLinks({ where }: { where: string }): Step {
  return {
    title: "Name the affiliate in your Payment Links",
    text: `${where} It adds the affiliate's slug to links to \`buy.stripe.com\` as \`client_reference_id\`. If your Payment Links have a domain of your own, write it in place of \`buy.stripe.com\`.`,
    path: "stripe-webhook",
    code: [{ place: "After the tracking script", text: PAYMENT_LINKS }],
  };
}

/** Stripe's own elements take it as an attribute. */
export const STRIPE_ELEMENTS: Step = {
  title: "Name the affiliate in buy buttons and pricing tables",
  text: "Stripe's buy buttons and pricing tables take the affiliate as an attribute. Put this below them.",
  onlyIf: "you embed Stripe's buy buttons or pricing tables",
  path: "stripe-webhook",
  code: [
    {
      place: "Before </body>",
      text: `<script>
  // An async script has run by the time the page has loaded.
  window.addEventListener("load", function () {
    if (!window.Rekomi) return;
    window.Rekomi.ready().then(function () {
      var referral = window.Rekomi.referral;
      if (!referral) return;
      document
        .querySelectorAll("stripe-buy-button, stripe-pricing-table")
        .forEach(function (element) {
          element.setAttribute("client-reference-id", referral);
        });
    });
  });
</script>`,
    },
  ],
};

/** The part of a Checkout Session that concerns Rekomi; the same in every framework. */
const SESSION = `const session = await stripe.checkout.sessions.create({
    mode: "subscription",
    line_items: [{ price: "price_YOUR_PRICE", quantity: 1 }],
    success_url: "https://example.com/thanks",
    cancel_url: "https://example.com/pricing",
    allow_promotion_codes: true,
    // Left out when nobody referred: Stripe refuses an empty value.
    ...(referral && {
      client_reference_id: referral,
      metadata: { rekomi_ref: referral },
    }),
  });`;

const STRIPE_CLIENT = `import Stripe from "stripe";

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);`;

export const EXPRESS_CHECKOUT: Sample = {
  place: "Your server, here with Express",
  text: `${STRIPE_CLIENT}

app.post("/checkout", async (request, response) => {
  const [, referral] = /(?:^|;\\s*)_rkmi=([^;]+)/.exec(request.headers.cookie ?? "") ?? [];
  ${SESSION}
  response.redirect(303, session.url);
});`,
};

export const NEXT_ROUTE: Sample = {
  place: "app/checkout/route.js",
  text: `import { cookies } from "next/headers";
${STRIPE_CLIENT}

export async function POST() {
  const referral = (await cookies()).get("_rkmi")?.value;
  ${SESSION}
  return Response.redirect(session.url, 303);
}`,
};

export const NEXT_API: Sample = {
  place: "pages/api/checkout.js",
  text: `${STRIPE_CLIENT}

export default async function checkout(request, response) {
  const referral = request.cookies._rkmi;
  ${SESSION}
  response.redirect(303, session.url);
}`,
};

/** A server that makes Stripe's pages itself. */
export function checkoutSession({ text, sample }: { text: string; sample: Sample }): Step {
  return {
    title: "Pass the affiliate to Stripe Checkout",
    text: `${text} The affiliate travels as \`client_reference_id\`; \`metadata.rekomi_ref\` on the session says the same.`,
    path: "stripe-webhook",
    code: [sample],
  };
}

export const STRIPE_METADATA: Step = {
  title: "Pass the affiliate without Checkout",
  text: "Write the slug into the metadata of the customer, or of the subscription, when you create it.",
  onlyIf: "your server creates customers and subscriptions without Stripe Checkout",
  path: "stripe-webhook",
  code: [
    {
      place: "Your server",
      text: `const customer = await stripe.customers.create({
  email,
  ...(referral && { metadata: { rekomi_ref: referral } }),
});`,
    },
  ],
};

/** A site whose buttons call a server on another domain, which the cookie does not reach. */
export const SEND_REFERRAL: Sample = {
  place: "In the browser, where the server has another domain",
  text: `await window.Rekomi?.ready();
const response = await fetch("https://server.example.com/checkout", {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ referral: window.Rekomi?.referral ?? undefined }),
});`,
};

/** A form whose email is worth a lead, on the page that the script is on. */
export const FORM_LEAD: Sample = {
  place: "After the tracking script",
  text: `<script>
  // Ties the email of a sign-up form to the affiliate when the form is sent.
  document.addEventListener("submit", function (event) {
    var field = event.target.querySelector('input[type="email"]');
    if (!field || !field.value || !window.Rekomi || !window.Rekomi.referral) return;
    window.Rekomi.convert({ type: "lead", email: field.value });
  }, true);
</script>`,
};
