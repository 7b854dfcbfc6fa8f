import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Stripe from "stripe";
import { settings } from "@/lib/settings";
import {
  type Answer,
  alreadyExists,
  apiError,
  callOf,
  changed,
  type Fields,
  invalid,
  list,
  now,
  oauthError,
  type StripeCall,
  sameCode,
} from "./stripe-wire";

const SECRET_KEY = "sk_test_rekomi";
const WEBHOOK_SECRET = "whsec_rekomi_first";
export const CLIENT_ID = "ca_rekomi";

/**
 * Stripe's API as far as it is used here, on a port of its own: the same checks of key, account, encoding and
 * parameters, the same objects and errors, and idempotency as documented.
 */
export async function stripeServer() {
  const stripe = new FakeStripe();
  const server = createServer((incoming, outgoing) => {
    stripe.answer(incoming).then(
      (answer) => {
        if (!answer) return outgoing.destroy();
        outgoing.writeHead(answer.status, {
          "Content-Type": "application/json",
          "Request-Id": "req_test",
          ...answer.headers,
        });
        outgoing.end(JSON.stringify(answer.body));
      },
      () => outgoing.destroy(),
    );
  });
  const base = await listen(server);
  Object.assign(settings(), {
    stripe: {
      secretKey: SECRET_KEY,
      webhookSecrets: ["whsec_rekomi_older", WEBHOOK_SECRET],
      clientId: CLIENT_ID,
      apiBase: base,
    },
  });
  return Object.assign(stripe, {
    base,
    close: async () => {
      Object.assign(settings(), { stripe: null });
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  });
}

async function listen(server: Server): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port }: AddressInfo = Object(server.address());
  return `http://127.0.0.1:${port}`;
}

/** An event as Stripe would sign and send it. */
export function signedEvent(
  event: Fields,
  { secret = WEBHOOK_SECRET, timestamp }: { secret?: string; timestamp?: number } = {},
): Request {
  const payload = JSON.stringify(event);
  const signature = new Stripe(SECRET_KEY).webhooks.generateTestHeaderString({
    payload,
    secret,
    timestamp,
  });
  return new Request("http://localhost:3000/api/webhooks/stripe", {
    method: "POST",
    headers: { "Content-Type": "application/json", "Stripe-Signature": signature },
    body: payload,
  });
}

class FakeStripe {
  readonly calls: StripeCall[] = [];
  /** Codes that somebody has agreed with, and the accounts they are of. */
  readonly codes = new Map<string, string>();
  readonly deauthorized: string[] = [];
  readonly coupons = new Map<string, Fields>();
  readonly promotionCodes = new Map<string, Fields>();
  readonly invoices = new Map<string, Fields>();
  /** Payment intents, and the invoices that they paid. */
  readonly invoicePayments = new Map<string, string>();
  readonly sessions: Fields[] = [];
  readonly refunds: Fields[] = [];
  readonly customers = new Map<string, Fields>();
  /** What the next calls are answered instead: hangup closes the connection, lost does the work first. */
  readonly faults: ("hangup" | "lost" | number)[] = [];
  private readonly kept = new Map<string, { params: string; answer: Answer }>();

  /** Stripe keeps answers to idempotency keys for a day. */
  forgetKeys(): void {
    this.kept.clear();
  }

  async answer(incoming: IncomingMessage): Promise<Answer | null> {
    const call = await callOf(incoming);
    this.calls.push(call);
    const fault = this.faults.shift();
    if (fault === "hangup") return null;
    if (typeof fault === "number") return apiError(fault, "api_error", "Something went wrong.");
    const answer = this.checked(incoming, call) ?? this.once(call);
    return fault === "lost" ? null : answer;
  }

  private checked({ headers }: IncomingMessage, { method, path }: StripeCall): Answer | null {
    if (headers.authorization !== `Bearer ${SECRET_KEY}`)
      return apiError(401, "invalid_request_error", "Invalid API Key provided: sk_test_*****");
    if (!headers["stripe-version"])
      return apiError(400, "invalid_request_error", "No Stripe-Version.");
    if (method === "POST" && headers["content-type"] !== "application/x-www-form-urlencoded")
      return apiError(400, "invalid_request_error", "Bodies are form-encoded.");
    const account = headers["stripe-account"];
    if (path.startsWith("/v1/") && !String(account).startsWith("acct_"))
      return apiError(
        403,
        "invalid_request_error",
        `The provided key 'sk_test_*****' does not have access to account '${account}'.`,
        { code: "account_invalid" },
      );
    return null;
  }

  /** The first answer to a key is the answer to all who repeat it. */
  private once(call: StripeCall): Answer {
    if (call.method !== "POST" || !call.idempotencyKey) return this.route(call);
    const slot = `${call.account} ${call.idempotencyKey}`;
    const params = JSON.stringify([call.path, call.params]);
    const known = this.kept.get(slot);
    if (known && known.params !== params)
      return apiError(
        400,
        "idempotency_error",
        "Keys for idempotent requests can only be used with the same parameters they were first used with.",
      );
    if (known) return { ...known.answer, headers: { "Idempotent-Replayed": "true" } };
    const answer = this.route(call);
    this.kept.set(slot, { params, answer });
    return answer;
  }

  private route({ method, path, params }: StripeCall): Answer {
    const [, id = ""] = /\/((?:promo|in|cus)_\w+)$/.exec(path) ?? [];
    switch (`${method} ${id ? path.replace(id, "{id}") : path}`) {
      case "POST /oauth/token":
        return this.token(params);
      case "POST /oauth/deauthorize":
        return this.deauthorize(params);
      case "POST /v1/coupons":
        return this.createCoupon(params);
      case "POST /v1/promotion_codes":
        return this.createPromotionCode(params);
      case "POST /v1/promotion_codes/{id}":
        return changed(this.promotionCodes.get(id), { active: params.active === "true" }, id);
      case "GET /v1/promotion_codes":
        return list(
          [...this.promotionCodes.values()].filter(
            ({ code, active }) =>
              sameCode(code, params.code) && (!params.active || String(active) === params.active),
          ),
        );
      case "GET /v1/invoices/{id}":
        return changed(this.invoices.get(id), {}, id);
      case "GET /v1/customers/{id}":
        return changed(this.customers.get(id), {}, id);
      case "GET /v1/invoice_payments":
        return this.listInvoicePayments(params);
      case "GET /v1/checkout/sessions":
        return list(
          this.sessions.filter(({ payment_intent }) => payment_intent === params.payment_intent),
        );
      case "GET /v1/refunds":
        return list(this.refunds.filter(({ charge }) => charge === params.charge));
      default:
        return apiError(
          404,
          "invalid_request_error",
          `Unrecognized request URL (${method}: ${path}).`,
        );
    }
  }

  private token({ grant_type, code }: Fields): Answer {
    const account = this.codes.get(String(code));
    if (grant_type !== "authorization_code" || !account)
      return oauthError("invalid_grant", `This authorization code does not exist: ${code}.`);
    this.codes.delete(String(code));
    return {
      status: 200,
      body: {
        access_token: "sk_acct_token",
        livemode: false,
        refresh_token: "rt_token",
        token_type: "bearer",
        stripe_publishable_key: "pk_acct",
        stripe_user_id: account,
        scope: "read_write",
      },
    };
  }

  private deauthorize({ client_id, stripe_user_id: account }: Fields): Answer {
    if (client_id !== CLIENT_ID)
      return oauthError("invalid_client", `No such application: '${client_id}'`);
    this.deauthorized.push(String(account));
    return { status: 200, body: { stripe_user_id: account } };
  }

  private createCoupon(params: Fields): Answer {
    const id = String(params.id);
    if (this.coupons.has(id)) return alreadyExists("Coupon already exists.");
    if (!params.percent_off === !params.amount_off)
      return invalid("percent_off", "You must pass either percent_off or amount_off.");
    if (params.amount_off && !params.currency)
      return invalid("currency", "You must pass currency when passing amount_off");
    if (params.percent_off && !(Number(params.percent_off) > 0))
      return invalid("percent_off", "Percent off must be greater than 0 and at most 100.");
    if (String(params.name).length > 40)
      return invalid("name", "Invalid string; must be at most 40 characters");
    if ((params.duration === "repeating") !== (params.duration_in_months !== undefined))
      return invalid("duration_in_months", "duration_in_months goes with repeating.");
    const coupon = {
      object: "coupon",
      created: now(),
      livemode: false,
      max_redemptions: null,
      times_redeemed: 0,
      valid: true,
      ...params,
    };
    this.coupons.set(id, coupon);
    return { status: 200, body: coupon };
  }

  private createPromotionCode(params: Fields): Answer {
    const promotion: Fields = Object(params.promotion);
    if ("coupon" in params) return invalid("coupon", "Received unknown parameter: coupon");
    if (promotion.type !== "coupon" || !this.coupons.has(String(promotion.coupon)))
      return apiError(404, "invalid_request_error", `No such coupon: '${promotion.coupon}'`, {
        code: "resource_missing",
        param: "promotion[coupon]",
      });
    const isTaken = [...this.promotionCodes.values()].some(
      ({ code, active }) => active && sameCode(code, params.code),
    );
    if (isTaken)
      return alreadyExists(
        `An active promotion code with \`code: ${params.code}\` already exists.`,
      );
    const id = `promo_${this.promotionCodes.size + 1}`;
    const promotionCode = {
      object: "promotion_code",
      active: true,
      created: now(),
      customer: null,
      expires_at: null,
      livemode: false,
      max_redemptions: null,
      metadata: {},
      restrictions: { first_time_transaction: false, minimum_amount: null },
      times_redeemed: 0,
      ...params,
      id,
    };
    this.promotionCodes.set(id, promotionCode);
    return { status: 200, body: promotionCode };
  }

  private listInvoicePayments({ payment, expand }: Fields): Answer {
    const { type, payment_intent: intent }: Fields = Object(payment);
    if (type !== "payment_intent") return invalid("payment[type]", "Missing required param: type.");
    const invoice = this.invoicePayments.get(String(intent));
    if (!invoice) return list([]);
    const isExpanded = Object.values(Object(expand)).includes("data.invoice");
    return list([
      {
        id: "inpay_1",
        object: "invoice_payment",
        invoice: isExpanded ? this.invoices.get(invoice) : invoice,
        payment: { type: "payment_intent", payment_intent: intent },
        status: "paid",
      },
    ]);
  }
}
