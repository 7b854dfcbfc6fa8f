import type { AffiliateStatus } from "@/lib/affiliates/shape";
import type { ConversionStatus } from "@/lib/conversions/shape";
import { DEFAULT_STATUSES, IMPORT_LIMIT } from "@/lib/imports/shape";
import { INVITE_DAYS, MOST_AT_ONCE } from "@/lib/invites/shape";
import { CURRENCIES } from "@/lib/money/shape";
import type { PayoutStatus } from "@/lib/payouts/shape";
import type { Block, DocPage, Section } from "./shape";

const text = (prose: string): Block => ({ kind: "paragraph", text: prose });
const list = (...items: string[]): Block => ({ kind: "list", ordered: false, items });
const steps = (...items: string[]): Block => ({ kind: "list", ordered: true, items });

/** A table of everything that something can be, so that none goes without a word. */
function meanings<T extends string>(of: string, words: Record<T, string>): Block {
  return {
    kind: "table",
    columns: [of, "Means"],
    rows: Object.entries(words).map(([name, word]) => [`\`${name}\``, String(word)]),
  };
}

/** The plans that features need, in words, as their operations say. */
interface ProgramFacts {
  plans: { subAffiliates: string; homeCurrency: string; embed: string };
}

/** The rules of campaigns, commissions and payouts: the page `/docs/program`. */
export function programPage(facts: ProgramFacts): DocPage {
  return {
    title: "The program",
    lead: "How campaigns, commissions, refunds, payouts and imports work, and what becomes of money on the way.",
    sections: [
      CAMPAIGNS,
      AFFILIATES,
      CONVERSIONS,
      COMMISSION,
      REFUNDS,
      LEDGER,
      PAYOUTS,
      IMPORTS,
      subAffiliates(facts),
      COUPONS,
      currency(facts),
      area(facts),
      SEE_ALSO,
    ],
  };
}

const CAMPAIGNS: Section = {
  id: "campaigns",
  heading: "Campaigns",
  blocks: [
    text(
      "A campaign is an offer to affiliates: what a sale earns, how long a visit counts, and who may take part.",
    ),
    list(
      "A commission is a percentage of the sale or a fixed amount for each sale. A percentage is written as one, 20 for 20 %; a fixed amount in major units, 10 for 10.00.",
      "The model `Cps` pays for sales. `Cpa`, `RevShare` and `Hybrid` are older names of it, kept as they are given. Campaigns of the models `Cpc` and `Cpl` record visits, leads and sales and pay nothing for them.",
      "Its currency is the home currency of the moment it was created, and stays. A fixed amount is in that currency, and a sale in another one earns nothing by it: what is owed is never converted.",
      "An affiliate can have terms of their own in a campaign, which come before the campaign's.",
      "Its slug is part of public addresses and stays. `Private` takes people by invitation alone; `Unlisted` and `Listed` have a public page to apply on.",
      "An archived campaign takes nobody new and counts no visits. What was earned stays payable.",
    ),
  ],
};

const AFFILIATES: Section = {
  id: "affiliates",
  heading: "Affiliates",
  blocks: [
    meanings<AffiliateStatus>("Status", {
      Pending: "They have applied, or accepted an invitation that asks for an answer.",
      Approved: "Their links and codes earn.",
      Rejected: "Their application was declined. They may be invited.",
      Paused: "They keep their page and what they have earned, and earn nothing new.",
      Removed: "Their page is closed. What they have earned stays payable.",
    }),
    list(
      "A person is one affiliate in an organization, known by their email, and has one slug in all campaigns.",
      `An invitation holds for ${INVITE_DAYS} days and keeps the slug for whom it was sent to. Up to ${MOST_AT_ONCE} people can be invited at once.`,
      "For people who come from another platform, give their old slug: links that are out go on working. Where it is taken, they get a fresh one, and the answer says so.",
      "A note in an invitation keeps paragraphs, lists, emphasis and links; everything else in it is dropped.",
    ),
  ],
};

const CONVERSIONS: Section = {
  id: "conversions",
  heading: "From a sale to a payment",
  blocks: [
    meanings<ConversionStatus>("Status", {
      Pending:
        "Held. When the hold is over it is approved by itself, unless it waits for a decision.",
      Approved: "Payable: the next payout takes it. While that payout is under way it stays so.",
      Paid: "A payout has paid it, or it was paid before it came here.",
      Refunded: "The customer got everything back, so it earns nothing.",
      Denied: "Somebody of the team took it back, for good.",
    }),
    list(
      "The hold begins with the sale and lasts 30 days, which `get_org_profile` names as `payoutGraceDays`. It is there for refunds.",
      "A Manager may approve a conversion before its hold is over, or deny it.",
      "Two kinds wait for a decision however long that takes: sales that a browser reported (`pixel_unreviewed`) and unpaid rows of an import that nobody has confirmed (`import_unconfirmed`).",
    ),
  ],
};

/** As `why` of a conversion says it; a test compares the two. */
export const WHY_EXAMPLE = "20 % of 99.00 USD is 19.80 USD; held until 2026-12-20.";

const COMMISSION: Section = {
  id: "commission",
  heading: "What a commission is made of",
  blocks: [
    text(`Each conversion says in a sentence how its commission came to be: “${WHY_EXAMPLE}”`),
    list(
      "The rule is frozen when the sale is credited: changing the campaign's commission or an affiliate's terms decides what comes and moves nothing that was earned.",
      "The base is the sale's amount without what the customer got back.",
      "A share is rounded to a whole minor unit, halves to the even neighbour, so that rounding favours nobody. Where something was rounded, the exact figure is kept beside it.",
      "`get_conversion` has the whole of it: rule, base, rounding, hold, refunds, corrections, and every movement of the money.",
    ),
  ],
};

const REFUNDS: Section = {
  id: "refunds",
  heading: "Refunds and disputes",
  blocks: [
    list(
      "A refund takes its part of the commission back: of a percentage in proportion, of a fixed commission only when nothing of the sale is left.",
      "Refunds add up and never come to more than the sale. In which order they are told, how often, and whether before the sale itself, makes no difference.",
      "A refund that failed or a dispute that was won counts no longer, and the commission is given back.",
      "What changes before a payout changes the commission itself. Once it has been in a payout, the commission stays as it was paid, and the difference is a correction that the next payout carries.",
      "Denying a conversion that was paid is such a correction too.",
    ),
  ],
};

const LEDGER: Section = {
  id: "ledger",
  heading: "The ledger",
  blocks: [
    text(
      "Every change of a commission is a transfer from one account to another, so that nothing appears or vanishes: the sum of all accounts is zero at every moment. Rows are added and never changed.",
    ),
    {
      kind: "table",
      columns: ["Account", "Holds"],
      rows: [
        ["Program", "What the program has cost the company"],
        ["Held", "Earned by an affiliate, and not payable yet"],
        [
          "Payable",
          "What the next payout pays. Below zero: the affiliate owes that from earlier payouts",
        ],
        ["In a payout", "In a payout that is under way"],
        ["Settled", "Paid"],
      ],
    },
  ],
};

const PAYOUTS: Section = {
  id: "payouts",
  heading: "Payouts",
  blocks: [
    text(
      "Rekomi works out who gets what and keeps the record. The money itself you send, by PayPal, a bank or whatever you use.",
    ),
    steps(
      "`preview_payout` shows what would be paid, by currency and affiliate, what is still held, and who is carried over. It changes nothing.",
      "A Manager creates the payout under **Payouts**: one batch for each currency, with exactly what the preview shows.",
      "Start it, and take the file with one payment a line to your bank or payment service.",
      "When the money has been sent, settle it. The affiliates are told by mail.",
      "When it fails, say why. All of it, or the line of one affiliate, is due again and the next payout takes it.",
    ),
    meanings<PayoutStatus>("Status", {
      Pending: "Created; nothing has been sent.",
      Processing: "Started: the money is on its way.",
      Paid: "Sent, which is final. What turns out wrong later is a correction in the next payout.",
      Failed: "Given up. What was in it is due again.",
    }),
    list(
      "A commission is in one living payout at most, whatever is pressed twice or stops in between.",
      "An affiliate whose corrections come to more than they have earned is carried: nothing is paid, and the rest is taken from the next payout.",
      "Payments go to the affiliate's payout address, or to their email where they have given none, as it was when the payout was created.",
      "No tool of an assistant creates, starts or settles a payout.",
    ),
  ],
};

const IMPORTS: Section = {
  id: "imports",
  heading: "Imports",
  blocks: [
    text(
      `Affiliates and sales from another platform come in as rows, up to ${IMPORT_LIMIT.toLocaleString("en-US")} in a call: from a CSV file under **Imports**, by an assistant, or by a script.`,
    ),
    list(
      "An affiliate is the same by email, and comes in once. " +
        `Of the statuses that the other platform has, ${DEFAULT_STATUSES.map((status) => `\`${status}\``).join(", ")} are taken unless you name others.`,
      "A sale is the same by its `externalId` in the campaign; without one, by affiliate, time, amount, commission, currency, customer and type. Importing it again changes nothing.",
      "Rows that were paid elsewhere come in as settled history, and are never payable.",
      "Unpaid rows wait until they are confirmed: by `confirmUnpaidPayout` with the import, or with a later one of the same rows. Run `preview_conversion_import` first, and look at `unpaidBalance`: it is what would become payable.",
      "The commission is the one that the row says. Refunds that come later take their part of it.",
      "What was skipped, changed or could not be taken stands in `reasons`, with the rows.",
      "A Manager can revert an import. What a payout has taken since, and affiliates of whom there is something by now, stay and are named.",
    ),
  ],
};

function subAffiliates({ plans }: ProgramFacts): Section {
  return {
    id: "sub-affiliates",
    heading: "Sub-affiliates",
    blocks: [
      text(
        `A campaign can let affiliates recruit others, on the plan ${plans.subAffiliates}. Whoever recruited an affiliate then earns a percentage of what that affiliate earns, on top and paid by the company: the recruit's commission stays whole.`,
      ),
      list(
        "There is one tier: nobody earns on the recruits of their recruits.",
        "It is a conversion of its own, of the type that the sale has, and lives and ends with it: held, refunded and denied together.",
        "A recruiter who is not approved, or is the customer, earns nothing by a sale.",
        "An owner whose email is verified sets it, for each campaign.",
      ),
    ],
  };
}

const COUPONS: Section = {
  id: "coupons",
  heading: "Coupons",
  blocks: [
    text(
      "A campaign coupon says what is taken off. From it come codes, one for each affiliate, and a sale with a code is its owner's.",
    ),
    list(
      "What it takes off never changes: a percentage or an amount, once, for some months or for as long as a subscription lasts. For something else, make another coupon.",
      "With Stripe connected, the coupon and its codes are made there as a coupon and promotion codes, a moment later. Without it they are kept here alone, and your shop has to know the codes.",
      "Affiliates may make codes themselves where the coupon says so.",
      "A code that is revoked is switched off at Stripe too, is never given out again, and still credits what was bought before.",
      "A coupon that takes nothing off only tells who sent the customer. Stripe knows none of that kind.",
    ),
  ],
};

function currency({ plans }: ProgramFacts): Section {
  return {
    id: "currency",
    heading: "Currencies",
    blocks: [
      list(
        "Every amount keeps the currency in which the sale was made, and affiliates are paid in it.",
        `The home currency changes reports alone, and the currency of campaigns that are created from then on. Changing it takes the plan ${plans.homeCurrency} and an owner.`,
        "Reports convert at the reference rate of the sale's day, or of the nearest day in the year before it. Where the operator has loaded none, sums in other currencies stand beside.",
        `Supported: ${CURRENCIES.map((code) => `\`${code}\``).join(", ")}.`,
      ),
    ],
  };
}

function area({ plans }: ProgramFacts): Section {
  return {
    id: "area",
    heading: "What affiliates see",
    blocks: [
      list(
        "Each affiliate has a page of their own at `/a`, with their links, visits, sales, earnings and payouts. They come in by a link in a mail, without a password.",
        "They can make coupon codes where that is open to them, accept invitations, and say where payouts go. A change of that address is mailed to them.",
        "They see how each commission came to be, and neither customers nor the team's notes.",
        `\`mint_embed_token\` shows the same figures in a frame on your own site, on the plan ${plans.embed}: read-only, on the sites that the token names, and until it ends.`,
      ),
    ],
  };
}

const SEE_ALSO: Section = {
  id: "see-also",
  heading: "See also",
  blocks: [
    {
      kind: "links",
      items: [
        { text: "Tracking: how sales become known and whose they are", href: "/docs/tracking" },
        { text: "MCP server: what assistants may do with it", href: "/docs/mcp" },
        { text: "API reference", href: "/docs" },
      ],
    },
  ],
};
