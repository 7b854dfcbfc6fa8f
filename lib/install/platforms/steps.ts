import type { Sample, Step } from "../shape";

/**
 * What recipes share. Texts are prose in the markup of `lib/docs/prose`, with `{origin}`, `{org}` and
 * `{orgId}` where the installation's address and the organization go.
 */

/** Every address of this product that a recipe may name; a test holds them all to it. */
export const ENDPOINTS = {
  loader: "/api/tracking/loader.js",
  s2s: "/api/tracking/s2s",
  paddle: "/api/webhooks/paddle/{orgId}",
} as const;

/** Pages of the dashboard that recipes send their reader to. */
export const PAGES = {
  tracking: "**Tracking** (`{origin}/{org}/tracking`)",
  apiKeys: "**Settings → API keys** (`{origin}/{org}/settings/api-keys`)",
  coupons: "**Coupons** (`{origin}/{org}/coupons`)",
  conversions: "**Conversions** (`{origin}/{org}/conversions`)",
} as const;

export const LOADER = `{origin}${ENDPOINTS.loader}`;
export const CAMPAIGN_ID = "YOUR_CAMPAIGN_ID";
const PUBLIC_KEY = "rk_pub_YOUR_PUBLIC_KEY";

export const LOADER_TAG = `<script async src="${LOADER}" data-program-id="${CAMPAIGN_ID}"></script>`;
export const PIXEL_TAG = `<script async src="${LOADER}" data-program-id="${CAMPAIGN_ID}" data-public-key="${PUBLIC_KEY}"></script>`;

interface LoaderStep {
  /** Which menu or file, in a sentence. */
  where: string;
  /** Left out: the tag itself, in the head of a page. */
  code?: readonly Sample[];
}

/** The first step of nearly every recipe. */
export function loader({ where, code = [head(LOADER_TAG)] }: LoaderStep): Step {
  return {
    title: "Add the tracking script",
    text: `${where} The same text with your campaign's id already in it is on ${PAGES.tracking}, and an assistant gets it from \`get_install_snippet\`. The script keeps the affiliate's slug in the first-party cookie \`_rkmi\` and offers it as \`window.Rekomi.referral\`.`,
    code: [...code],
  };
}

/** The loader, allowed to report sales from the browser. */
export function pixelLoader({ where }: { where: string }): Step {
  return {
    title: "Add the tracking script with a public key",
    text: `On ${PAGES.tracking} make a public key (\`rk_pub_…\`) for the browser pixel, and list the origin of your site, such as \`https://www.example.com\`: conversions from any other are refused. ${where} The text with your ids in it is on that page, and an assistant gets it from \`get_install_snippet\` with \`withPixel\`. The affiliate's slug is kept in the first-party cookie \`_rkmi\`.`,
    needs: "pixel-key",
    code: [head(PIXEL_TAG)],
  };
}

function head(text: string): Sample {
  return { place: "Inside <head>", text };
}

export const CONNECT_STRIPE: Step = {
  title: "Connect your Stripe account",
  text: `Open ${PAGES.tracking} and connect Stripe. You sign in at Stripe and allow it. There is no key to paste and no webhook to make: Rekomi's own one hears of payments, refunds, disputes and subscriptions from then on.`,
  needs: "stripe-connect",
};

export const API_KEY: Step = {
  title: "Make an API key",
  text: `A person does this, since assistants cannot make keys: open ${PAGES.apiKeys} and make a key that may read and write. Two values are shown once: the key \`rk_live_…\` and its signing secret \`rks_…\`. Put them into your server's environment as \`REKOMI_API_KEY\` and \`REKOMI_SIGNING_SECRET\`, never into a page or a repository.`,
  needs: "api-key",
};

/** Codes that Stripe itself knows: whoever pays with one was sent by its owner. */
export const PROMOTION_CODES: Step = {
  title: "Give affiliates codes of their own",
  text: `Make a campaign coupon under ${PAGES.coupons} or with \`create_campaign_coupon\`, and a code for each affiliate with \`generate_affiliate_coupon\`. With Stripe connected they are made at Stripe too, as a coupon and its promotion codes. A sale with a code is the code owner's, also when no link was clicked.`,
};

/** Codes of a platform that does not tell Stripe about them. */
export function couponCodes({ make }: { make: string }): Step {
  return {
    title: "Give each affiliate a code",
    text: `Make a campaign coupon under ${PAGES.coupons} or with \`create_campaign_coupon\`, and a code for each affiliate with \`generate_affiliate_coupon\`, such as \`SARAH20\`. ${make} Rekomi then knows whose code it is, and the platform takes it off the price.`,
  };
}

/** For sales that no webhook reports. */
export function importSales({ from }: { from: string }): Step {
  return {
    title: "Bring the sales in",
    text: `${from} Keep the orders with an affiliate's code, and import one row for each: \`affiliateSlug\` of the code's owner (\`list_affiliate_coupons\` names the codes), \`amountCents\`, \`commissionCents\`, \`currency\`, \`occurredAt\`, \`paid\`: false, and the order's number as \`externalId\`. Give the file to an assistant: it runs \`preview_conversion_import\`, shows you the unpaid balance, and then \`import_conversions\`. Do it as often as you pay out. An order that comes twice counts once, and nothing becomes payable before you confirm it.`,
  };
}

/** A lead ties an email to an affiliate, so that Stripe's payment under the same email finds them. */
export function leadByEmail({ where, code }: { where: string; code: Sample }): Step {
  return {
    title: "Tie the sign-up to the affiliate",
    text: `${where} It reports a lead: the email and who sent it. A lead earns nothing; the payment that arrives from Stripe under the same email does.`,
    code: [code],
  };
}

/** The last step of every recipe. */
export function tryIt({ buy }: { buy: string }): Step {
  return {
    title: "Try it",
    text: `In a private window open your site with \`?via=\` and the slug of an approved affiliate at the end of the address. \`window.Rekomi.referral\` in the browser's console says that slug. ${buy} The sale is under ${PAGES.conversions} with the affiliate's name. Pay as somebody else: nobody is credited for buying through their own link.`,
  };
}

/** When steps that several recipes have are wanted; read after the words "only if". */
export const ONLY_IF = {
  paymentLinks: "you sell with Payment Links",
  checkoutSessions: "your server creates Checkout Sessions",
  codes: "you want codes beside links",
} as const;

export const GOTCHAS = {
  contentSecurityPolicy:
    "A content security policy has to allow `{origin}` in `script-src` and in `connect-src`.",
  otherDomain:
    'The cookie belongs to the host that the visitor landed on. Where people buy on a subdomain, add `data-cookie-domain="example.com"` to the script; where they buy on another domain, put the script there too and keep `?via=` in the links that lead to it.',
  emptyReference:
    "Stripe refuses an empty `client_reference_id`: leave it out when there is no affiliate.",
  sameStripeAccount:
    "Connect the Stripe account that takes the money. Payments in another account are not seen.",
  promotionCodesOnly:
    "Only promotion codes that were made here tell who referred. A discount that is applied without a code does not.",
  signedOnce:
    "A signature holds for 300 seconds and works once. Sign each try anew; the same `externalId` again counts once.",
  minorUnits:
    "`amountCents` is an integer in minor units: 4900 is 49.00 USD, and 4900 is ¥4,900, since the yen has none.",
  pixelReview:
    "Anybody can call a function in a browser, so conversions by pixel wait until a person has reviewed them, and only listed origins may send them.",
  pixelRefunds:
    "A browser hears nothing of refunds. Deny a refunded sale while it is held, or report it from a server.",
  importedOnly:
    "Here Rekomi learns of sales by import alone, so the dashboard is as fresh as your last one.",
  linkNeedsCode:
    "A link alone counts clicks here. What makes a sale an affiliate's is their code, so share both.",
} as const;
