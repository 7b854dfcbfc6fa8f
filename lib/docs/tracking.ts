import { DEFAULT_PARAMS } from "@/lib/attribution/defaults";
import { LOADER_TAG } from "@/lib/install/platforms/steps";
import type { Block, DocPage, Section } from "./shape";
import { COUPONS, type EventFacts, PIXEL, paddle, STRIPE, server } from "./tracking-events";

const text = (prose: string): Block => ({ kind: "paragraph", text: prose });
const list = (...items: string[]): Block => ({ kind: "list", ordered: false, items });
const steps = (...items: string[]): Block => ({ kind: "list", ordered: true, items });

/** What the page states and the code decides. */
export interface TrackingFacts extends EventFacts {
  /** Calls a minute of one address: visits, and events by pixel; then events by pixel of one organization. */
  rates: { visits: number; pixel: number; pixelOfOrg: number; address: number };
}

/** How clicks, leads, sales and refunds become known, and whose they are: the page `/docs/tracking`. */
export function trackingPage(facts: TrackingFacts): DocPage {
  return {
    title: "Tracking",
    lead: "How a visit, a sign-up and a sale become known to Rekomi, and how it is decided who sent the customer.",
    sections: [
      OVERVIEW,
      script(facts),
      PARAMS,
      COOKIE,
      WINDOW,
      ATTRIBUTION,
      LEADS,
      server(facts),
      PIXEL,
      STRIPE,
      paddle(facts),
      COUPONS,
      limits(facts),
      PRIVACY,
      SEE_ALSO,
    ],
  };
}

const OVERVIEW: Section = {
  id: "overview",
  heading: "From a link to a commission",
  blocks: [
    steps(
      "An affiliate shares a link to your site with their name in it: `https://www.example.com/?via=jane-doe`.",
      "The tracking script on your pages reports the visit and keeps the name in a first-party cookie.",
      "The customer buys. One of your systems says so: your Stripe account, Paddle, your own server, or the page itself.",
      "Rekomi finds the affiliate by what that report says of the visit, the code or the customer, and credits the sale once.",
      "A refund that is reported later takes its part of the commission back.",
    ),
    text(
      "What to do on your platform, step by step, is under **Install**. This page is the reference behind those steps.",
    ),
  ],
};

function script({ origin }: TrackingFacts): Section {
  return {
    id: "script",
    heading: "The tracking script",
    blocks: [
      text(
        "One tag on every page that visitors land on and buy on. The tag with your campaign's id in it is on the page **Tracking** of the dashboard, and assistants read it with `get_install_snippet`.",
      ),
      { kind: "code", format: "text", text: LOADER_TAG.replaceAll("{origin}", origin) },
      {
        kind: "table",
        columns: ["Attribute", "Says"],
        rows: [
          ["`data-program-id`", "The campaign whose visits are counted. Needed."],
          [
            "`data-params`",
            "Your own query parameters that name an affiliate, separated by commas. They are tried before the usual ones.",
          ],
          [
            "`data-public-key`",
            "The browser pixel's public key. Needed only where the page itself reports sales or leads.",
          ],
          [
            "`data-cookie-domain`",
            "The domain that the cookie is set for, such as `example.com`, where people buy on another subdomain than they land on.",
          ],
        ],
      },
      list(
        "It loads without holding the page up, asks for nothing, and where storage is blocked it works for the page alone.",
        `A content security policy has to allow \`${origin}\` in \`script-src\` and in \`connect-src\`.`,
        "Crawlers that name themselves are not counted. Loading a page anew and going back to it are no second visit.",
        "A visit counts only if the name is an approved affiliate's who takes part in the campaign, and the campaign is not archived.",
      ),
    ],
  };
}

const PARAMS: Section = {
  id: "parameters",
  heading: "Query parameters",
  blocks: [
    text(
      "The parameters of a visit's address are searched in order, and the first that holds something which could be a name counts: your own first, as `data-params` or `update_attribution_params` gives them, then those that most platforms use, so that links from before you moved here go on working:",
    ),
    text(`${DEFAULT_PARAMS.map((name) => `\`${name}\``).join(", ")}.`),
  ],
};

const COOKIE: Section = {
  id: "cookie",
  heading: "The cookie",
  blocks: [
    {
      kind: "table",
      columns: ["Of the cookie", "Is"],
      rows: [
        ["Name", "`_rkmi`"],
        ["Value", "The affiliate's name in links, their slug, and nothing else"],
        ["Lasts", "The campaign's cookie window, from the visit on"],
        [
          "Set by and for",
          "Your own page, for the host that it is on or the domain that you name; `Path=/`, `SameSite=Lax`, and `Secure` on `https://`",
        ],
      ],
    },
    list(
      "Beside it, an entry of the same name in the page's local storage keeps the id of the visit, the affiliate's first name and the campaign's name.",
      "In a campaign that goes by the last touch a new link replaces the cookie. By the first touch it stays until it ends.",
      "Your server reads the cookie from the request, keeps its value with the customer, and sends it as `affiliateSlug` or as `rekomi_ref`.",
    ),
  ],
};

const WINDOW: Section = {
  id: "window",
  heading: "window.Rekomi",
  blocks: [
    {
      kind: "table",
      columns: ["Member", "Is"],
      rows: [
        ["`referral`", "The affiliate's slug, or `null`"],
        [
          "`affiliate`",
          "An object with `slug` and, where it is known, `firstName`, for a greeting; or `null`",
        ],
        ["`campaign`", "An object with `id` and `name`, or `null`"],
        [
          "`ready()`",
          "A promise of this object, kept once the visit has been reported or that has failed",
        ],
        ["`getReferral()`", "The same as `referral`"],
        ["`getClickId()`", "The id of the visit, or `null`: more exact than the slug"],
        [
          "`convert(conversion)`",
          "Reports a sale or a lead by the browser pixel. A promise of an object with `ok` that is never rejected",
        ],
      ],
    },
    text(
      "What a page wants to report before the script has loaded can wait in a queue; the snippet for the pixel does so.",
    ),
  ],
};

const ATTRIBUTION: Section = {
  id: "attribution",
  heading: "Who is credited with a sale",
  blocks: [
    text(
      "A sale belongs to at most one affiliate, and to whoever recruited them for a share on top. These are asked in order, and the first one who may be credited is:",
    ),
    steps(
      "Who was credited with an earlier payment of the same subscription.",
      "Whose coupon code was used, unless that coupon says that it does not count for more than a click.",
      "By the last touch: whose link brought the visit that the report names, and then who is known to have sent this customer before.",
      "By the first touch the other way round: who is known to have sent this customer before, the earliest first, and then whose link it was.",
      "Whose coupon code was used, where it does not count for more than a click.",
    ),
    list(
      "A visit counts within the campaign's cookie window. One that is too old is not made good by the name it came with.",
      "A name without a visit is a link's as well. Where no campaign is named with it, the newest open one of that affiliate counts.",
      "A customer is known by what they bought and then by how they signed up, each by your id of the customer first and by their email after it. Denied sales and what a browser has told without review prove nothing.",
      "Who may be credited is approved, takes part in the campaign, and is not the customer: nobody is paid for buying through their own link, by any address that the customer is known by.",
      "Whether the first or the last touch counts is set with the campaign. Changing it decides what comes, and moves no sale that was credited.",
    ),
    text(
      "A sale that nobody can be credited with is kept. A lead of the same customer that is reported later claims it, if they signed up before it or at most an hour after it.",
    ),
  ],
};

const LEADS: Section = {
  id: "leads",
  heading: "Leads",
  blocks: [
    text(
      "A lead ties a customer to an affiliate before they pay. It earns nothing by itself: what the customer buys later does.",
    ),
    list(
      "A customer is one lead in a campaign, known by their email, however often they are reported.",
      "When two affiliates have sent the same customer, the campaign's attribution model decides, in whatever order the two are reported. Once the customer has bought, it stays.",
      "They come from your server, from the pixel, from Stripe and Paddle by themselves, and by hand with `record_lead`.",
    ),
  ],
};

function limits({ rates }: TrackingFacts): Section {
  const figure = (count: number) => count.toLocaleString("en-US");
  return {
    id: "limits",
    heading: "Limits",
    blocks: [
      {
        kind: "table",
        columns: ["What", "In a minute"],
        rows: [
          ["Visits from one address", figure(rates.visits)],
          ["Events by pixel from one address", figure(rates.pixel)],
          ["Events by pixel of one organization", figure(rates.pixelOfOrg)],
          ["Server calls without a valid key from one address", figure(rates.address)],
        ],
      },
      text(
        "Calls with a key have the limits of the key, which the API reference names. Addresses of one IPv6 customer network count as one.",
      ),
    ],
  };
}

const PRIVACY: Section = {
  id: "privacy",
  heading: "What is kept of a visitor",
  blocks: [
    list(
      "Of a visit: the campaign, the affiliate, the parameter, the time, and the addresses of the page and of the page before it without their queries. No IP address, no browser, no fingerprint.",
      "Of a customer: what your own systems report, which is an email, a name and ids of yours.",
      "Affiliates see their sales and never the customer.",
    ),
  ],
};

const SEE_ALSO: Section = {
  id: "see-also",
  heading: "See also",
  blocks: [
    {
      kind: "links",
      items: [
        { text: "Install, platform by platform", href: "/docs/install" },
        { text: "How the program works: commissions, payouts, imports", href: "/docs/program" },
        { text: "API reference", href: "/docs" },
      ],
    },
  ],
};
