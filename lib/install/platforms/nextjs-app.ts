import type { Platform } from "../shape";
import { checkoutSession, NEXT_ROUTE, STRIPE_METADATA } from "./checkout";
import {
  CAMPAIGN_ID,
  CONNECT_STRIPE,
  GOTCHAS,
  LOADER,
  loader,
  ONLY_IF,
  PROMOTION_CODES,
  tryIt,
} from "./steps";

export const nextjsApp: Platform = {
  key: "nextjs-app",
  name: "Next.js App Router",
  category: "Frameworks",
  conversionFire: "stripe-webhook",
  summary:
    "The root layout loads the script, a route handler reads the cookie `_rkmi` and passes it to Stripe Checkout, and Stripe reports the sale.",
  steps: [
    loader({
      where: "Put it into the root layout, so that it is on every page.",
      code: [
        {
          place: "app/layout.jsx",
          text: `import Script from "next/script";

export default function RootLayout({ children }) {
  return (
    <html lang="en">
      <body>
        {children}
        <Script src="${LOADER}" data-program-id="${CAMPAIGN_ID}" />
      </body>
    </html>
  );
}`,
        },
      ],
    }),
    CONNECT_STRIPE,
    checkoutSession({
      text: 'A form with `method="post"` and `action="/checkout"` starts it. The cookie is first-party, so the handler sees it.',
      sample: NEXT_ROUTE,
    }),
    STRIPE_METADATA,
    { ...PROMOTION_CODES, onlyIf: ONLY_IF.codes },
    tryIt({ buy: "Buy something small and refund it." }),
  ],
  gotchas: [
    GOTCHAS.emptyReference,
    "`cookies()` is asynchronous since Next.js 15; before, drop the `await`. A page that calls it is no longer static, so read it in the handler and not in the layout.",
    "With a nonce in your content security policy give `Script` the same `nonce`, and allow `{origin}` in `connect-src`.",
    "In a client component read `window.Rekomi.referral` in an effect, after `ready()`: there is no `window` on the server.",
    GOTCHAS.sameStripeAccount,
  ],
};
