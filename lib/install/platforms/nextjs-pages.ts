import type { Platform } from "../shape";
import { checkoutSession, NEXT_API, STRIPE_METADATA } from "./checkout";
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

export const nextjsPages: Platform = {
  key: "nextjs-pages",
  name: "Next.js Pages Router",
  category: "Frameworks",
  conversionFire: "stripe-webhook",
  summary:
    "The custom app loads the script, an API route reads the cookie `_rkmi` and passes it to Stripe Checkout, and Stripe reports the sale.",
  steps: [
    loader({
      where: "Put it into the custom app, so that it is on every page.",
      code: [
        {
          place: "pages/_app.jsx",
          text: `import Script from "next/script";

export default function App({ Component, pageProps }) {
  return (
    <>
      <Component {...pageProps} />
      <Script src="${LOADER}" data-program-id="${CAMPAIGN_ID}" />
    </>
  );
}`,
        },
      ],
    }),
    CONNECT_STRIPE,
    checkoutSession({
      text: 'A form with `method="post"` whose `action` is this API route starts it. Next.js has parsed the cookies already.',
      sample: NEXT_API,
    }),
    STRIPE_METADATA,
    { ...PROMOTION_CODES, onlyIf: ONLY_IF.codes },
    tryIt({ buy: "Buy something small and refund it." }),
  ],
  gotchas: [
    GOTCHAS.emptyReference,
    "`next/script` may not stand in `pages/_document`, except with the strategy `beforeInteractive`. `pages/_app` is the place.",
    "`getServerSideProps` sees the cookie in `req.cookies._rkmi`; `getStaticProps` never does.",
    GOTCHAS.contentSecurityPolicy,
    GOTCHAS.sameStripeAccount,
  ],
};
