import Stripe from "stripe";
import { settings } from "@/lib/settings";

/** The one place that knows Stripe's library. Everything else asks through the client that is made here. */

export type StripeEvent = Stripe.Event;

/** Stripe waits for a webhook's answer about as long as a person does; one question must not use it up. */
const TIMEOUT_MS = 10_000;

/**
 * Of this bundle alone, unlike what hangs on globalThis: another bundle's client throws the errors of its own
 * copy of the library, which `problemOf` could not tell apart.
 */
const clients = new Map<string, Stripe>();

/** @throws Error where the operator has configured no Stripe: whoever asks has looked before. */
export function stripeClient(): Stripe {
  const { secretKey, apiBase } = configured();
  const key = `${secretKey} ${apiBase}`;
  const client = clients.get(key) ?? new Stripe(secretKey, { ...OPTIONS, ...addressOf(apiBase) });
  clients.set(key, client);
  return client;
}

const OPTIONS = { timeout: TIMEOUT_MS, maxNetworkRetries: 1, telemetry: false } as const;

function addressOf(apiBase: string | null) {
  if (!apiBase) return {};
  const { hostname, port, protocol } = new URL(apiBase);
  const plain = protocol === "http:";
  return {
    host: hostname,
    port: port || (plain ? 80 : 443),
    protocol: plain ? ("http" as const) : ("https" as const),
  };
}

function configured() {
  const { stripe } = settings();
  if (!stripe) throw new Error("STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET are not set.");
  return stripe;
}

/** Seconds that a signed event is believed: what is older may be somebody's recording. */
const TOLERANCE = 300;

/** null: not signed with any of our secrets, too old, or no event at all. */
export function readStripeEvent(body: Buffer, signature: string | null): StripeEvent | null {
  for (const secret of configured().webhookSecrets) {
    try {
      return stripeClient().webhooks.constructEvent(body, signature ?? "", secret, TOLERANCE);
    } catch {
      // Another secret of the ring may fit: each endpoint at Stripe has one of its own.
    }
  }
  return null;
}

/** Where somebody agrees that we may work with their account. */
export function authorizeAddress(state: string, redirectUri: string): string {
  const { clientId, apiBase } = configured();
  if (!clientId) throw new Error("STRIPE_CLIENT_ID is not set.");
  const address = stripeClient().oauth.authorizeUrl({
    client_id: clientId,
    response_type: "code",
    scope: "read_write",
    state,
    redirect_uri: redirectUri,
  });
  if (!apiBase) return address;
  const { pathname, search } = new URL(address);
  return `${apiBase}${pathname}${search}`;
}

/** @returns the account that agreed. @throws where the code is not valid, or was used before. */
export async function exchangeCode(code: string): Promise<string> {
  const { stripe_user_id: account } = await stripeClient().oauth.token({
    grant_type: "authorization_code",
    code,
  });
  if (!account) throw new Error("Stripe named no account for the code.");
  return account;
}

/** Ends at Stripe what somebody agreed to. */
export async function endAuthorization(account: string): Promise<void> {
  await stripeClient().oauth.deauthorize({
    client_id: configured().clientId ?? "",
    stripe_user_id: account,
  });
}

/** `refused`: Stripe has answered, and another try would be answered the same; `again`: it could not be asked. */
type StripeProblem = { refused: string } | { again: string };

/** @throws what is no answer of Stripe's: a bug of ours. */
export function problemOf(error: unknown): StripeProblem {
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  return PASSING.some((kind) => error instanceof kind)
    ? { again: error.message }
    : { refused: error.message };
}

const PASSING = [
  Stripe.errors.StripeConnectionError,
  Stripe.errors.StripeAPIError,
  Stripe.errors.StripeRateLimitError,
  Stripe.errors.StripeIdempotencyError,
];

export function isMissing(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.code === "resource_missing";
}

export function isAlreadyThere(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.code === "resource_already_exists";
}

/** Stripe keeps its answer to a key for a day, a refusal too, whatever has been mended meanwhile. */
export function isReplayed(error: unknown): boolean {
  return (
    error instanceof Stripe.errors.StripeError && error.headers?.["idempotent-replayed"] === "true"
  );
}
