import { afterEach, beforeEach, expect, test } from "vitest";
import { getBillingState } from "@/lib/billing/operations";
import type { Caller } from "@/lib/operations/context";
import { perform } from "@/lib/operations/perform";
import { settings } from "@/lib/settings";
import { auditRows, testOrg } from "@/lib/testing/org";
import { CLIENT_ID, stripeServer } from "@/lib/testing/stripe";
import { connectStripe, disconnectStripe, getPaymentConnections } from "@/lib/vendors/operations";
import { localRequest } from "./caller";
import { endAtStripe, takeStripeReturn } from "./stripe-connect";

let stripe: Awaited<ReturnType<typeof stripeServer>>;
beforeEach(async () => {
  stripe = await stripeServer();
});
afterEach(() => stripe.close());

/** Somebody agrees at Stripe, for an account. */
async function agree(caller: Caller, account: string) {
  const { url } = await perform(connectStripe, caller, {});
  const { searchParams, pathname } = new URL(url);
  const code = `ac_${account}_${stripe.codes.size}`;
  stripe.codes.set(code, account);
  const state = searchParams.get("state") ?? "";
  return { asked: searchParams, pathname, query: new URLSearchParams({ state, code }) };
}

const accountOf = ({ orgId }: { orgId: string }) => `acct_${orgId.slice(-12)}`;

test("an account is connected by its owner's agreement, and events are its organization's", async () => {
  const org = await testOrg();
  const account = accountOf(org);
  const { asked, pathname, query } = await agree(org.owner, account);
  expect(pathname).toBe("/oauth/authorize");
  expect(Object.fromEntries(asked)).toMatchObject({
    client_id: CLIENT_ID,
    response_type: "code",
    scope: "read_write",
    redirect_uri: `${settings().url}/api/stripe/callback`,
  });
  expect(await takeStripeReturn(query, async () => org.owner)).toEqual({
    slug: org.slug,
    outcome: "connected",
  });
  expect(await perform(getBillingState, org.owner, {})).toMatchObject({
    stripeConnectLinked: true,
  });
  expect((await perform(getPaymentConnections, org.owner, {})).stripe).toMatchObject({
    available: true,
    accountId: account,
  });
  expect((await auditRows(org.owner)).map(({ action }) => action)).toEqual(
    expect.arrayContaining(["connection.started", "connection.confirmed", "connection.made"]),
  );
  await expect(perform(connectStripe, org.owner, {})).rejects.toMatchObject({ code: "conflict" });
});

test("the answer is good once, for whoever asked, and only in time", async () => {
  const org = await testOrg();
  const other = await testOrg();
  const admin = await org.member("admin");
  const { query } = await agree(org.owner, accountOf(org));
  const back = (caller: Caller, given = query) => takeStripeReturn(given, async () => caller);
  expect(await back(other.owner)).toMatchObject({ outcome: "refused" });
  expect(await back(admin.caller)).toMatchObject({ outcome: "refused" });
  const forged = new URLSearchParams({ state: "v1.x.y.z.w", code: query.get("code") ?? "" });
  expect(await back(org.owner, forged)).toEqual({ slug: null, outcome: "refused" });
  const raced = await Promise.all(Array.from({ length: 5 }, () => back(org.owner)));
  expect(raced.map(({ outcome }) => outcome).sort()).toEqual([
    "connected",
    "refused",
    "refused",
    "refused",
    "refused",
  ]);
  expect(stripe.calls).toHaveLength(1);
});

test("what Stripe or the person declines is told apart", async () => {
  const org = await testOrg();
  const { query } = await agree(org.owner, accountOf(org));
  const declined = new URLSearchParams(query);
  declined.set("error", "access_denied");
  const back = (given: URLSearchParams) => takeStripeReturn(given, async () => org.owner);
  expect(await back(declined)).toMatchObject({ outcome: "declined" });
  query.set("code", "ac_invented");
  expect(await back(query)).toEqual({ slug: org.slug, outcome: "failed" });
});

test("an account is one organization's alone", async () => {
  const first = await testOrg();
  const second = await testOrg();
  const account = accountOf(first);
  const one = await agree(first.owner, account);
  const two = await agree(second.owner, account);
  await takeStripeReturn(one.query, async () => first.owner);
  expect(await takeStripeReturn(two.query, async () => second.owner)).toEqual({
    slug: second.slug,
    outcome: "taken",
  });
  expect((await perform(getPaymentConnections, second.owner, {})).stripe.accountId).toBe(undefined);
});

test("disconnecting ends it here and at Stripe", async () => {
  const org = await testOrg();
  const account = accountOf(org);
  const { query } = await agree(org.owner, account);
  await takeStripeReturn(query, async () => org.owner);
  expect(await perform(disconnectStripe, org.owner, {})).toEqual({
    orgId: org.orgId,
    accountId: account,
  });
  expect(await perform(disconnectStripe, org.owner, {})).toEqual({ orgId: org.orgId });
  expect(await perform(getBillingState, org.owner, {})).toMatchObject({
    stripeConnectLinked: false,
  });
  expect(await endAtStripe(org.orgId, account, localRequest())).toBe(true);
  expect(stripe.deauthorized).toEqual([account]);
  stripe.faults.push("hangup", "hangup", "hangup");
  expect(await endAtStripe(org.orgId, account, localRequest())).toBe(false);
  const log = await auditRows(org.owner, { action: "connection.withdrawn" });
  expect(log.map(({ outcome }) => outcome)).toEqual(["unknown", "started", "ok", "started"]);
});

test("where the operator has set up nothing, the page says what is missing", async () => {
  const org = await testOrg();
  const manager = await org.member("manager");
  await expect(perform(connectStripe, manager.caller, {})).rejects.toMatchObject({
    code: "forbidden",
  });
  Object.assign(settings(), { stripe: { ...settings().stripe, clientId: null } });
  expect((await perform(getPaymentConnections, org.owner, {})).stripe).toMatchObject({
    available: false,
    missing: ["STRIPE_CLIENT_ID"],
  });
  Object.assign(settings(), { stripe: null });
  const { stripe: state } = await perform(getPaymentConnections, manager.caller, {});
  expect(state.missing).toEqual(["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET", "STRIPE_CLIENT_ID"]);
  await expect(perform(connectStripe, org.owner, {})).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("STRIPE_CLIENT_ID"),
  });
});
