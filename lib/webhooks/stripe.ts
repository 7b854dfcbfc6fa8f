import { readStripeEvent, type StripeEvent } from "@/lib/billing/stripe";
import { log } from "@/lib/log";
import type { RequestFacts } from "@/lib/operations/context";
import { refuse } from "@/lib/operations/errors";
import { asSystem, within } from "@/lib/operations/system";
import { settings } from "@/lib/settings";
import { isKnownEvent, openStripeAccount, type VendorEvent } from "@/lib/vendors/events";
import { applySteps } from "@/lib/vendors/stripe-events";
import { factOf } from "@/lib/vendors/stripe-facts";
import { ask, questionAbout, stepsOf } from "@/lib/vendors/stripe-questions";
import { applyOnce, eventDoor, type Receipt, refuseUnsigned } from "./receive";

/** `/api/webhooks/stripe`: events of connected accounts, signed by Stripe. */
export const stripeWebhookHandler = eventDoor(async ({ body, headers, facts }) => {
  if (!settings().stripe) {
    refuse("not_found", "The operator of this installation has not set up Stripe.");
  }
  const event = readStripeEvent(body, headers.get("stripe-signature"));
  return event ? take(event, facts) : refuseUnsigned(facts);
});

async function take(event: StripeEvent, request: RequestFacts): Promise<Receipt> {
  const { account } = event;
  const received = account ? await prepare(account, event, request) : null;
  if (!account || !received) {
    log.info({ event: event.id, type: event.type, account }, "event of an unknown Stripe account");
    return "unknown";
  }
  const { orgId, fact, question, isKnown } = received;
  if (isKnown) return "duplicate";
  const steps = question ? await ask(account, question) : fact ? stepsOf(fact) : [];
  return applyOnce(orgId, told(event), request, (at) => applySteps(at, steps));
}

/** Whose it is, and what the event leaves out that Stripe has to be asked. */
function prepare(account: string, event: StripeEvent, request: RequestFacts) {
  return asSystem(request, async (ctx) => {
    const orgId = await openStripeAccount(ctx.db, account);
    if (!orgId) return null;
    const at = within(ctx, orgId);
    const fact = factOf(event);
    const isKnown = await isKnownEvent(at, told(event));
    const question = fact && !isKnown ? await questionAbout(at, fact) : null;
    return { orgId, fact, isKnown, question };
  });
}

function told({ id, type, created }: StripeEvent): VendorEvent {
  return { vendor: "Stripe", id, type, occurredAt: new Date(created * 1000) };
}
