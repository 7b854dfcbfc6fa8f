import { endAuthorization, exchangeCode, problemOf } from "@/lib/billing/stripe";
import { log } from "@/lib/log";
import type { Caller, RequestFacts } from "@/lib/operations/context";
import { refusalOf } from "@/lib/operations/errors";
import { perform } from "@/lib/operations/perform";
import { asSystem } from "@/lib/operations/system";
import { settings } from "@/lib/settings";
import { readState } from "@/lib/vendors/connections";
import { acceptStripeReturn, linkStripeAccount } from "@/lib/vendors/operations";
import { seizeNonce } from "./nonces";

/** Stripe's own OAuth: somebody agrees there and comes back with a code. Nothing is asked inside a transaction. */

interface StripeReturn {
  /** Whose page to go back to; null: nobody can tell. */
  slug: string | null;
  outcome: StripeOutcome;
}

/** taken: the account is another organization's, or this one has another account. */
type StripeOutcome = "connected" | "declined" | "taken" | "refused" | "failed";

/** @param callerFor the person in this browser, in the organization that the state names */
export async function takeStripeReturn(
  query: URLSearchParams,
  callerFor: (slug: string) => Promise<Caller>,
): Promise<StripeReturn> {
  const state = query.get("state") ?? "";
  const slug = readState(state)?.slug ?? null;
  if (!slug) return { slug, outcome: "refused" };
  if (query.has("error")) return { slug, outcome: "declined" };
  try {
    const { nonce, expiresAt } = await perform(acceptStripeReturn, await callerFor(slug), {
      state,
    });
    if (!(await seizeNonce(`stripe:${nonce}`, new Date(expiresAt)))) {
      return { slug, outcome: "refused" };
    }
    const accountId = await accountFor(query.get("code") ?? "");
    if (!accountId) return { slug, outcome: "failed" };
    await perform(linkStripeAccount, await callerFor(slug), { accountId });
    return { slug, outcome: "connected" };
  } catch (error) {
    return { slug, outcome: refusalOf(error).code === "conflict" ? "taken" : "refused" };
  }
}

/** null: the code is not good any more, or Stripe could not be asked. */
async function accountFor(code: string): Promise<string | null> {
  try {
    return await exchangeCode(code);
  } catch (error) {
    log.warn({ problem: problemOf(error) }, "Stripe did not take the code");
    return null;
  }
}

/**
 * Ends the agreement at Stripe, after it has ended here: events are refused already, whatever comes of this.
 * @returns whether Stripe agreed
 */
export async function endAtStripe(
  orgId: string,
  account: string,
  request: RequestFacts,
): Promise<boolean> {
  if (!settings().stripe?.clientId) return false;
  const written = (outcome: "started" | "ok" | "failed" | "unknown", error?: string) =>
    asSystem(request, async (ctx) => {
      ctx.record({
        orgId,
        operation: "disconnect_stripe",
        action: "connection.withdrawn",
        subject: { type: "connection", id: "stripe", label: "Stripe" },
        input: { account },
        outcome,
        errorCode: error && "vendor_refused",
        after: error ? { error } : undefined,
      });
    });
  await written("started");
  try {
    await endAuthorization(account);
    await written("ok");
    return true;
  } catch (error) {
    const problem = problemOf(error);
    await ("refused" in problem
      ? written("failed", problem.refused)
      : written("unknown", problem.again));
    return false;
  }
}
