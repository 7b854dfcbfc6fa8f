import { randomBytes } from "node:crypto";
import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { orgs, paddleConnections, vendorEvents } from "@/drizzle/schema";
import { authorizeAddress } from "@/lib/billing/stripe";
import { keepCouponsHere } from "@/lib/coupons/outbox";
import { countUnsent } from "@/lib/coupons/unsent";
import { isUniqueViolation } from "@/lib/db/violations";
import { decrypt, encrypt } from "@/lib/encryption";
import type { Context } from "@/lib/operations/context";
import { refuse } from "@/lib/operations/errors";
import { ownOrg } from "@/lib/orgs/orgs";
import { settings } from "@/lib/settings";
import { MINUTE } from "@/lib/time/shape";
import { PADDLE_SECRET, type PaymentConnections, type SetPaddleSecretInput } from "./shape";

/** Which accounts at payment platforms are an organization's. */
export async function getPaymentConnections(ctx: Context): Promise<PaymentConnections> {
  const { stripeAccountId } = await ownOrg(ctx);
  const [paddle] = await ctx.db
    .select({ createdAt: paddleConnections.createdAt })
    .from(paddleConnections)
    .where(eq(paddleConnections.orgId, ctx.org.id));
  const missing = missingSettings();
  return {
    stripe: {
      available: missing.length === 0,
      missing,
      accountId: stripeAccountId ?? undefined,
      unsentCoupons: stripeAccountId ? await countUnsent(ctx) : 0,
      lastEventAt: await lastEventFrom(ctx, "Stripe"),
      webhookUrl: `${settings().url}/api/webhooks/stripe`,
    },
    paddle: {
      connectedAt: paddle?.createdAt.toISOString(),
      lastEventAt: await lastEventFrom(ctx, "Paddle"),
      webhookUrl: paddleAddress(ctx),
    },
  };
}

function missingSettings(): string[] {
  const { stripe } = settings();
  return [
    ...(stripe ? [] : ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"]),
    ...(stripe?.clientId ? [] : ["STRIPE_CLIENT_ID"]),
  ];
}

async function lastEventFrom(ctx: Context, vendor: "Stripe" | "Paddle") {
  const [event] = await ctx.db
    .select({ at: vendorEvents.receivedAt })
    .from(vendorEvents)
    .where(and(eq(vendorEvents.orgId, ctx.org.id), eq(vendorEvents.vendor, vendor)))
    .orderBy(desc(vendorEvents.receivedAt))
    .limit(1);
  return event?.at.toISOString();
}

const STATE_PURPOSE = "stripe connect";
const STATE_MINUTES = 15;

/** Travels through Stripe and comes back with the answer: whose it is, readable and writable by us alone. */
const State = z.object({
  orgId: z.uuid(),
  slug: z.string(),
  userId: z.uuid(),
  nonce: z.string(),
  expiresAt: z.number(),
});
type State = z.infer<typeof State>;

/** Nothing is connected yet: the answer comes back through the person's own browser. */
export async function startStripe(ctx: Context): Promise<{ url: string }> {
  const missing = missingSettings();
  if (missing.length > 0) {
    refuse(
      "conflict",
      `The operator of this installation has to set ${missing.join(", ")} before an account can be connected.`,
    );
  }
  const { stripeAccountId } = await ownOrg(ctx);
  if (stripeAccountId) {
    refuse("conflict", `The account ${stripeAccountId} is connected. Disconnect it first.`);
  }
  const state = {
    orgId: ctx.org.id,
    slug: ctx.org.slug,
    userId: ctx.userId,
    nonce: randomBytes(16).toString("base64url"),
    expiresAt: ctx.now.getTime() + STATE_MINUTES * MINUTE,
  };
  const redirectUri = `${settings().url}/api/stripe/callback`;
  return { url: authorizeAddress(encrypt(JSON.stringify(state), STATE_PURPOSE), redirectUri) };
}

/** null: not one of ours. */
export function readState(text: string): State | null {
  try {
    return State.parse(JSON.parse(decrypt(text, STATE_PURPOSE)));
  } catch {
    return null;
  }
}

/** Whoever comes back has to be who went, to the same organization, in time. */
export async function acceptReturn(ctx: Context, { state }: { state: string }) {
  const sent = readState(state);
  const isTheirs = sent?.orgId === ctx.org.id && sent.userId === ctx.userId;
  if (!sent || !isTheirs || sent.expiresAt < ctx.now.getTime()) {
    return refuse(
      "forbidden",
      "This answer from Stripe was meant for somebody else, or came too late. Begin again under Tracking.",
    );
  }
  return { nonce: sent.nonce, expiresAt: new Date(sent.expiresAt).toISOString() };
}

/** An account belongs to one organization: its events could not be told apart otherwise. */
export async function linkStripeAccount(ctx: Context, { accountId }: { accountId: string }) {
  const { stripeAccountId } = await ownOrg(ctx);
  if (stripeAccountId && stripeAccountId !== accountId) {
    refuse("conflict", `The account ${stripeAccountId} is connected. Disconnect it first.`);
  }
  try {
    await ctx.db.update(orgs).set({ stripeAccountId: accountId }).where(eq(orgs.id, ctx.org.id));
  } catch (error) {
    if (!isUniqueViolation(error, "orgs_stripe_account")) throw error;
    refuse(
      "conflict",
      "This Stripe account is connected to another organization of this installation. Disconnect it there first, or agree with another account.",
    );
  }
  ctx.changed({ stripeAccountId }, { stripeAccountId: accountId });
  return { accountId };
}

/** No event of the account is believed from then on. Its coupons stay at Stripe, and are kept here alone. */
export async function disconnectStripe(ctx: Context) {
  const { stripeAccountId } = await ownOrg(ctx);
  await ctx.db.update(orgs).set({ stripeAccountId: null }).where(eq(orgs.id, ctx.org.id));
  await keepCouponsHere(ctx);
  ctx.changed({ stripeAccountId }, { stripeAccountId: null });
  return { orgId: ctx.org.id, accountId: stripeAccountId ?? undefined };
}

/** A second secret replaces the first: Paddle's destinations have one each. */
export async function setPaddleSecret(ctx: Context, { secret }: SetPaddleSecretInput) {
  const kept = {
    secret: encrypt(secret, PADDLE_SECRET),
    createdBy: ctx.actor.label,
    createdAt: ctx.now,
  };
  await ctx.db
    .insert(paddleConnections)
    .values({ orgId: ctx.org.id, ...kept })
    .onConflictDoUpdate({ target: paddleConnections.orgId, set: kept });
  ctx.changed(null, { connected: true });
  return { connected: true, webhookUrl: paddleAddress(ctx) };
}

/** Notifications are refused from then on. */
export async function removePaddle(ctx: Context) {
  const removed = await ctx.db
    .delete(paddleConnections)
    .where(eq(paddleConnections.orgId, ctx.org.id))
    .returning({ orgId: paddleConnections.orgId });
  ctx.changed({ connected: removed.length > 0 }, { connected: false });
  return { connected: false, webhookUrl: paddleAddress(ctx) };
}

function paddleAddress(ctx: Context): string {
  return `${settings().url}/api/webhooks/paddle/${ctx.org.id}`;
}
