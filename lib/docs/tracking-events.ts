import { ENDPOINTS } from "@/lib/install/platforms/steps";
import { PADDLE_EVENTS, REFERENCE_KEY, STRIPE_EVENTS } from "@/lib/vendors/shape";
import { signedExample } from "./scripts";
import type { Block, Section } from "./shape";

const text = (prose: string): Block => ({ kind: "paragraph", text: prose });
const list = (...items: string[]): Block => ({ kind: "list", ordered: false, items });
const codes = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(", ");

/** A body with what it is signed to, for whoever writes the call in a language of their own. */
interface Vector {
  secret: string;
  t: string;
  body: string;
  v1: string;
}

export interface EventFacts {
  /** This installation's own origin. */
  origin: string;
  signature: {
    header: string;
    seconds: number;
    vector: Vector;
    /** Why a signature is refused, by `reason`. */
    faults: readonly { reason: string; message: string }[];
  };
  /** The plan that a key needs, in words. */
  plan: string;
}

/** What an own server reports. */
export function server({ origin, signature, plan }: EventFacts): Section {
  const { header, seconds, vector, faults } = signature;
  return {
    id: "server",
    heading: "Server to server",
    blocks: [
      text(
        `Your server sends \`POST ${ENDPOINTS.s2s}\` with an API key that may read and write as bearer, and a signature made with the key's signing secret. Both are shown once when the key is made. The plan has to be ${plan}.`,
      ),
      {
        kind: "code",
        format: "text",
        text: signedExample({
          origin,
          key: "process.env.REKOMI_API_KEY",
          signingSecret: "process.env.REKOMI_SIGNING_SECRET",
        }),
      },
      list(
        `\`${header}\` is \`t=<unix seconds>,v1=<hex>\`. \`v1\` is the HMAC-SHA256, in lower-case hex, of the time, a point and the body exactly as it is sent, under the whole signing secret with its \`rks_\`.`,
        `A signature is accepted within ${seconds} seconds of the server's clock, and once. A request that failed with 5xx may be sent again as it is.`,
        "The same `externalId` again is answered with `duplicate` and counts once, whoever reports it: your server, Stripe, an import.",
        "A refund names the order by its `externalId`, and may arrive before it. With a `refundId` it is one refund of several; without one, `amountCents` is all that has gone back so far. Left out, all of it has.",
        "`occurredAt` may lie in the past, however far, and not in the future.",
      ),
      text("To check your own signing:"),
      {
        kind: "code",
        format: "text",
        text: [
          `signing secret  ${vector.secret}`,
          `t               ${vector.t}`,
          `body            ${vector.body}`,
          `v1              ${vector.v1}`,
        ].join("\n"),
      },
      {
        kind: "code",
        format: "shell",
        text: `printf '%s' '${vector.t}.${vector.body}' | openssl dgst -sha256 -hmac '${vector.secret}'`,
      },
      { kind: "slot", name: "events" },
      text("A signature that is not accepted is refused with 401 `unauthorized` and a `reason`:"),
      {
        kind: "table",
        columns: ["Reason", "What to do"],
        rows: faults.map(({ reason, message }) => [`\`${reason}\``, message]),
      },
    ],
  };
}

export const PIXEL: Section = {
  id: "pixel",
  heading: "Browser pixel",
  blocks: [
    text(
      "Where there is only a page, the page itself reports: an admin or owner makes a public key under **Tracking** and lists the sites that may use it, and the page calls `window.Rekomi.convert`.",
    ),
    list(
      "The key is public and a browser can be made to say anything, so a sale by pixel waits until somebody has approved it, however long that is. It attributes no later sale before that.",
      "When your own server reports the same order, the server's word replaces it.",
      "Reports from a site that is not listed are refused with `forbidden`. Sites are compared by scheme, host and port.",
      "The script adds the campaign, the affiliate and the visit by itself.",
      "A browser hears nothing of refunds: deny the sale while it is held, or report the refund from a server.",
    ),
    { kind: "slot", name: "pixel" },
  ],
};

export const STRIPE: Section = {
  id: "stripe",
  heading: "Stripe",
  blocks: [
    text(
      "An admin or owner connects the account that takes the money under **Tracking**. Stripe then tells Rekomi of payments and refunds by itself: there is no key to paste and no webhook to make. Connecting sets `stripeConnectLinked` of `get_billing_state`.",
    ),
    list(
      `The affiliate travels with the checkout as \`client_reference_id\`, or as \`${REFERENCE_KEY}\` in the metadata of the Checkout Session, the customer, the subscription or the invoice. Its value is the slug, or the id of a visit.`,
      "Promotion codes that were made here tell whose code was used.",
      "Renewals need nothing: the subscription stays with whoever brought it.",
      "Affiliates earn on what was paid, without the tax in it. A refund takes back the same part.",
      "A refund, a lost dispute and one that is still open take the commission back. A refund that failed and a dispute that was won give it back. An inquiry takes nothing.",
      "Each event counts once, in whatever order they arrive.",
    ),
    { kind: "table", columns: ["Event", "Leads to"], rows: stripeRows() },
  ],
};

/** By what they lead to; every event that is read is named. */
function stripeRows(): string[][] {
  const leadsTo = (event: string) => {
    if (event.startsWith("account.")) return "The end of the connection";
    if (event.startsWith("checkout.")) return "A lead, and a sale where there is no invoice";
    if (event.startsWith("customer.")) return "A lead";
    if (event.startsWith("invoice_payment."))
      return "Which payment an invoice was paid by, for refunds that come later";
    if (event.startsWith("invoice.")) return "A sale, or a lead where nothing was paid";
    return "Money that went back, or came back after all";
  };
  const groups = new Map<string, string[]>();
  for (const event of STRIPE_EVENTS)
    groups.set(leadsTo(event), [...(groups.get(leadsTo(event)) ?? []), event]);
  return [...groups].map(([words, events]) => [codes(events), words]);
}

export function paddle({ origin }: EventFacts): Section {
  return {
    id: "paddle",
    heading: "Paddle",
    blocks: [
      text(
        "In Paddle, under **Developer tools → Notifications**, make a destination with the address below and paste its secret key under **Tracking**. The address with your organization's id in it is shown there.",
      ),
      { kind: "code", format: "text", text: `${origin}${ENDPOINTS.paddle}` },
      list(
        `The affiliate travels in \`custom_data.${REFERENCE_KEY}\` of the transaction or the customer.`,
        `These events are read, and others are taken and ignored: ${codes(PADDLE_EVENTS)}.`,
        "Affiliates earn on what was paid, without the tax and without what was a credit. Refunds and chargebacks take the commission back, a reversed chargeback gives it back; credits and warnings change nothing.",
        "This is Paddle Billing. Paddle Classic is another product, and is not read.",
      ),
    ],
  };
}

export const COUPONS: Section = {
  id: "coupons",
  heading: "Coupon codes",
  blocks: [
    text(
      "A code says who sent the customer without any link. With Stripe connected, codes are promotion codes there, and a sale with one is reported by Stripe. Elsewhere send the code as `couponCode`, from your server or by pixel.",
    ),
    list(
      "A code counts for what was bought before it was revoked.",
      "Codes are compared without regard to capitals.",
    ),
  ],
};
