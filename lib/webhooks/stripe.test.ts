import { asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { affiliateCoupons, conversions, leads, orgs, vendorEvents } from "@/drizzle/schema";
import { createCampaignCoupon, generateAffiliateCoupon } from "@/lib/coupons/operations";
import { balancesOf } from "@/lib/ledger/ledger";
import { perform } from "@/lib/operations/perform";
import { settings } from "@/lib/settings";
import { expectBooksToBalance } from "@/lib/testing/ledger";
import { auditRows } from "@/lib/testing/org";
import { testSales } from "@/lib/testing/sales";
import { signedEvent, stripeServer } from "@/lib/testing/stripe";
import { eventOf, purchase } from "@/lib/testing/stripe-objects";
import { linkStripeAccount } from "@/lib/vendors/operations";
import { stripeWebhookHandler } from "./stripe";

type Fields = Record<string, unknown>;
type Event = ReturnType<typeof eventOf>;

let stripe: Awaited<ReturnType<typeof stripeServer>>;
beforeEach(async () => {
  stripe = await stripeServer();
});
afterEach(() => stripe.close());

const PEER = { ip: "192.0.2.1", secure: true };
const send = async (event: Event, signing: Parameters<typeof signedEvent>[1] = {}) => {
  const response = await stripeWebhookHandler(signedEvent(event, signing), PEER);
  return { status: response.status, ...(await response.json()) };
};

/** 20 % of what is sold, to the affiliate whose link or code it was. */
async function program() {
  const sales = await testSales();
  const { owner, orgId, at, campaignId: programId, affiliate } = sales;
  const account = `acct_${orgId.slice(-12)}`;
  await perform(linkStripeAccount, owner, { accountId: account });
  const tell = (type: string, object: Fields, more: Fields = {}) =>
    send(eventOf(account, type, object, more));
  const books = async () => {
    await expectBooksToBalance(orgId);
    return at(async (program) => ({
      conversions: await program.db
        .select({
          affiliateId: conversions.affiliateId,
          status: conversions.status,
          amountMinor: conversions.amountMinor,
          refundedMinor: conversions.refundedMinor,
          commissionMinor: conversions.commissionMinor,
          externalId: conversions.externalId,
          subscriptionId: conversions.subscriptionId,
          currency: conversions.currency,
        })
        .from(conversions)
        .where(eq(conversions.orgId, orgId))
        .orderBy(asc(conversions.externalId)),
      held: (await balancesOf(program)).map(({ held }) => held),
    }));
  };
  const leadsKnown = () =>
    at(({ db }) =>
      db
        .select({
          email: leads.email,
          affiliateId: leads.affiliateId,
          customerId: leads.customerId,
          source: leads.source,
        })
        .from(leads)
        .where(eq(leads.orgId, orgId)),
    );
  const addCode = async (vanity: string) => {
    const coupon = { programId, name: vanity, percentOff: 20, allowAffiliateSelfMint: true };
    await perform(createCampaignCoupon, owner, coupon);
    return perform(generateAffiliateCoupon, owner, {
      affiliateId: affiliate.id,
      programId,
      vanity,
    });
  };
  return { ...sales, account, tell, books, leadsKnown, addCode };
}

function permutations<T>(items: readonly T[]): T[][] {
  return items.length < 2
    ? [[...items]]
    : items.flatMap((item, index) =>
        permutations([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [
          item,
          ...rest,
        ]),
      );
}

const SHAPES = ["of today", "of old"] as const;

/** The four events of a purchase that was half refunded and then disputed for the rest. */
function story(
  shape: (typeof SHAPES)[number],
  slug: string,
  settled: [type: string, status: string],
) {
  const bought = purchase();
  const { legacy } = bought;
  const invoice = bought.invoice();
  const charge = bought.charge(5_950);
  const [type, status] = settled;
  stripe.invoices.set(bought.ids.invoice, invoice);
  stripe.invoicePayments.set(bought.ids.intent, bought.ids.invoice);
  const events: [string, Fields][] = [
    ["checkout.session.completed", bought.session({ client_reference_id: slug })],
    ["invoice.paid", shape === "of old" ? legacy.invoice(invoice) : invoice],
    ["charge.refunded", shape === "of old" ? legacy.charge(charge) : charge],
    [type, bought.dispute(5_950, status)],
  ];
  return { bought, events };
}

test.each(
  SHAPES.flatMap(
    (shape) =>
      [
        { shape, settled: ["charge.dispute.created", "needs_response"], left: 0 },
        { shape, settled: ["charge.dispute.closed", "won"], left: 1_000 },
      ] as const,
  ),
)(
  "in events $shape, all 24 orders of checkout, invoice, refund and $settled.0 leave the same books",
  async ({ shape, settled, left }) => {
    const { affiliate, account, books } = await program();
    const known: string[] = [];
    for (const order of permutations([0, 1, 2, 3])) {
      const { bought, events } = story(shape, affiliate.slug, [...settled]);
      known.push(bought.ids.invoice);
      for (const index of order) {
        const [type, object] = events[index]!;
        expect((await send(eventOf(account, type, object))).status).toBe(200);
      }
    }
    const { conversions: rows, held } = await books();
    expect(rows.map(({ externalId }) => externalId).sort()).toEqual(known.sort());
    for (const row of rows)
      expect(row).toMatchObject({
        affiliateId: affiliate.id,
        amountMinor: 10_000,
        refundedMinor: left === 0 ? 10_000 : 5_000,
        commissionMinor: left,
        status: left === 0 ? "Refunded" : "Pending",
      });
    expect(held).toEqual([left * 24]);
  },
  60_000,
);

test("a dispute that is opened, closed and told again in any order counts while it is lost", async () => {
  const { affiliate, account, books } = await program();
  for (const order of permutations([0, 1, 2, 3])) {
    const bought = purchase();
    stripe.invoices.set(bought.ids.invoice, bought.invoice());
    stripe.invoicePayments.set(bought.ids.intent, bought.ids.invoice);
    const ref = { metadata: { rekomi_ref: affiliate.slug } };
    const events = [
      eventOf(account, "invoice.paid", bought.invoice(ref)),
      eventOf(account, "charge.dispute.created", bought.dispute(11_900)),
      eventOf(account, "charge.dispute.funds_withdrawn", bought.dispute(11_900, "under_review")),
      eventOf(account, "charge.dispute.closed", bought.dispute(11_900, "won")),
    ];
    for (const index of order) await send(events[index]!);
  }
  const { conversions: rows, held } = await books();
  expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(["Pending"]));
  expect(held).toEqual([2_000 * 24]);
});

test("an inquiry takes no money", async () => {
  const { affiliate, tell, books } = await program();
  const bought = purchase();
  await tell("invoice.paid", bought.invoice({ metadata: { rekomi_ref: affiliate.slug } }));
  expect(
    await tell("charge.dispute.created", bought.dispute(11_900, "warning_needs_response")),
  ).toMatchObject({ status: 200, outcome: "ignored" });
  expect((await books()).held).toEqual([2_000]);
});

test("an event that is sent twenty times at once is applied once", async () => {
  const { affiliate, account, owner, at, orgId, books } = await program();
  const bought = purchase();
  const invoice = bought.invoice({ metadata: { rekomi_ref: affiliate.slug } });
  const event = eventOf(account, "invoice.paid", invoice);
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(event)));
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
  expect(answers.filter(({ outcome }) => outcome === "applied")).toHaveLength(1);
  // The same sale in another event is the same sale.
  await Promise.all(
    Array.from({ length: 5 }, () => send(eventOf(account, "invoice.paid", invoice))),
  );
  expect((await books()).conversions).toHaveLength(1);
  const kept = await at(({ db }) =>
    db.select().from(vendorEvents).where(eq(vendorEvents.orgId, orgId)),
  );
  expect(kept.filter(({ outcome }) => outcome === "applied")).toMatchObject([
    { eventId: event.id, type: "invoice.paid", detail: expect.stringContaining("sale credited") },
  ]);
  expect(kept).toHaveLength(6);
  const rows = await auditRows(owner, { action: "event.recorded" });
  expect(rows).toMatchObject([
    {
      actorType: "system",
      actorLabel: "Stripe",
      operation: "record_stripe_event",
      entityType: "conversion",
      input: { eventId: event.id, type: "invoice.paid" },
      after: { sale: "credited", externalId: bought.ids.invoice },
    },
  ]);
});

test("only what Stripe has signed lately is believed", async () => {
  const { affiliate, account, books } = await program();
  const event = eventOf(
    account,
    "invoice.paid",
    purchase().invoice({ metadata: { rekomi_ref: affiliate.slug } }),
  );
  const now = Math.floor(Date.now() / 1000);
  expect(await send(event, { secret: "whsec_somebody_else" })).toMatchObject({
    status: 400,
    error: "validation_failed",
  });
  expect(await send(event, { timestamp: now - 301 })).toMatchObject({ status: 400 });
  const unsigned = signedEvent(event);
  unsigned.headers.delete("stripe-signature");
  expect((await stripeWebhookHandler(unsigned, PEER)).status).toBe(400);
  const changed = new Request(signedEvent(event), {
    body: JSON.stringify({ ...event, account: "acct_other" }),
  });
  expect((await stripeWebhookHandler(changed, PEER)).status).toBe(400);
  expect((await books()).conversions).toEqual([]);
  expect(await send(event, { timestamp: now - 290, secret: "whsec_rekomi_older" })).toMatchObject({
    status: 200,
    outcome: "applied",
  });
});

test("what is nobody's, or nothing to us, is taken and ignored", async () => {
  const { account, tell } = await program();
  const event = (type: string, of: string | undefined) =>
    send(eventOf(of, type, purchase().invoice()));
  expect(await event("invoice.paid", "acct_nobody")).toMatchObject({
    status: 200,
    outcome: "unknown",
  });
  expect(await event("invoice.paid", undefined)).toMatchObject({ status: 200, outcome: "unknown" });
  expect(await event("invoice.created", account)).toMatchObject({
    status: 200,
    outcome: "ignored",
  });
  expect(await tell("some.future_event", {})).toMatchObject({ status: 200, outcome: "ignored" });
  const get = new Request("http://localhost:3000/api/webhooks/stripe");
  expect((await stripeWebhookHandler(get, PEER)).status).toBe(405);
  Object.assign(settings(), { stripe: null });
  const request = signedEvent(eventOf(account, "invoice.paid", {}));
  expect((await stripeWebhookHandler(request, PEER)).status).toBe(404);
});

test("an object in no known shape is an error, and leaves nothing behind", async () => {
  const { tell, at, orgId } = await program();
  expect(await tell("invoice.paid", { id: "in_odd" })).toMatchObject({ status: 500 });
  const kept = await at(({ db }) => db.$count(vendorEvents, eq(vendorEvents.orgId, orgId)));
  expect(kept).toBe(0);
});

test("a checkout without an invoice is a sale itself, and its refunds find it", async () => {
  const { affiliate, tell, books, leadsKnown } = await program();
  const bought = purchase();
  const { intent, customer } = bought.ids;
  const session = bought.session({
    mode: "payment",
    metadata: { rekomi_ref: affiliate.slug },
    payment_intent: intent,
    invoice: null,
    subscription: null,
    invoice_creation: { enabled: false, invoice_data: {} },
  });
  stripe.sessions.push(session);
  await tell("charge.refunded", bought.charge(1_190));
  expect(stripe.calls.map(({ path }) => path)).toEqual([
    "/v1/invoice_payments",
    "/v1/checkout/sessions",
  ]);
  await tell("checkout.session.completed", session);
  expect((await books()).conversions).toMatchObject([
    { externalId: intent, amountMinor: 10_000, refundedMinor: 1_000, commissionMinor: 1_800 },
  ]);
  await tell("charge.refunded", bought.charge(11_900));
  expect((await books()).conversions).toMatchObject([
    { status: "Refunded", refundedMinor: 10_000 },
  ]);
  expect(await leadsKnown()).toEqual([
    { email: bought.email, affiliateId: affiliate.id, customerId: customer, source: "Stripe" },
  ]);
});

test("a payment that takes its time is a sale once it has arrived", async () => {
  const { affiliate, tell, books } = await program();
  const bought = purchase();
  const session = (payment_status: string) =>
    bought.session({
      mode: "payment",
      client_reference_id: affiliate.slug,
      payment_status,
      payment_intent: bought.ids.intent,
      invoice: null,
    });
  await tell("checkout.session.completed", session("unpaid"));
  expect((await books()).conversions).toEqual([]);
  await tell("checkout.session.async_payment_succeeded", session("paid"));
  await tell("checkout.session.async_payment_succeeded", session("paid"));
  expect((await books()).conversions).toMatchObject([{ amountMinor: 10_000 }]);
});

test("a checkout that makes an invoice is no second sale", async () => {
  const { affiliate, tell, books } = await program();
  const bought = purchase();
  await tell(
    "checkout.session.completed",
    bought.session({
      mode: "payment",
      client_reference_id: affiliate.slug,
      payment_intent: bought.ids.intent,
      invoice: null,
      invoice_creation: { enabled: true, invoice_data: {} },
    }),
  );
  await tell("invoice.paid", bought.invoice({ parent: null }));
  expect((await books()).conversions).toMatchObject([{ externalId: bought.ids.invoice }]);
});

test("renewals stay with whoever brought the subscription", async () => {
  const { affiliate, addPartner, tell, books } = await program();
  const rival = await addPartner();
  const bought = purchase();
  const details = (rekomi_ref: string, id: string) =>
    bought.invoice({
      id,
      parent: {
        type: "subscription_details",
        subscription_details: { metadata: { rekomi_ref }, subscription: bought.ids.subscription },
      },
    });
  await tell("invoice.paid", details(affiliate.slug, "in_first"));
  await tell("invoice.paid", details(rival.slug, "in_second"));
  expect((await books()).conversions).toMatchObject([
    { affiliateId: affiliate.id, subscriptionId: bought.ids.subscription },
    { affiliateId: affiliate.id },
  ]);
});

test.each([
  ["customer.created", (b: ReturnType<typeof purchase>, ref: Fields) => b.customer(ref)],
  ["customer.updated", (b: ReturnType<typeof purchase>, ref: Fields) => b.customer(ref)],
  [
    "customer.subscription.created",
    (b: ReturnType<typeof purchase>, ref: Fields) => b.subscription(ref),
  ],
  [
    "customer.subscription.updated",
    (b: ReturnType<typeof purchase>, ref: Fields) =>
      b.subscription(ref, { customer: b.customer() }),
  ],
])("%s with a reference is a lead, and the payment is credited by it", async (type, objectOf) => {
  const { affiliate, tell, books, leadsKnown } = await program();
  const bought = purchase();
  stripe.customers.set(bought.ids.customer, bought.customer());
  await tell("invoice.paid", bought.invoice());
  expect((await books()).conversions).toEqual([]);
  await tell(type, objectOf(bought, { rekomi_ref: affiliate.slug }));
  expect(await leadsKnown()).toMatchObject([{ email: bought.email, source: "Stripe" }]);
  expect((await books()).conversions).toMatchObject([{ affiliateId: affiliate.id }]);
  // Somebody who is known is not asked for again.
  const asked = stripe.calls.length;
  await tell("customer.subscription.deleted", bought.subscription({ rekomi_ref: affiliate.slug }));
  expect(stripe.calls).toHaveLength(asked);
});

test("a reference that stands in an old object does not undo a newer one", async () => {
  const { affiliate, addPartner, tell, leadsKnown } = await program();
  const rival = await addPartner();
  const bought = purchase();
  await tell("customer.created", bought.customer({ rekomi_ref: affiliate.slug }));
  const later = Math.floor(Date.now() / 1000);
  await tell("checkout.session.completed", bought.session({ client_reference_id: rival.slug }), {
    created: later - 60,
  });
  await tell("customer.updated", bought.customer({ rekomi_ref: affiliate.slug }), {
    created: later,
  });
  expect(await leadsKnown()).toMatchObject([{ affiliateId: rival.id }]);
  const customer = bought.customer({ rekomi_ref: affiliate.slug });
  await tell("customer.updated", customer, {
    created: later,
    data: { object: customer, previous_attributes: { metadata: { rekomi_ref: rival.slug } } },
  });
  expect(await leadsKnown()).toMatchObject([{ affiliateId: affiliate.id }]);
});

test("an invoice of nothing is a sign-up", async () => {
  const { affiliate, tell, books, leadsKnown } = await program();
  const bought = purchase();
  const free = { total: 0, total_excluding_tax: 0, amount_due: 0, amount_paid: 0 };
  await tell("invoice.paid", bought.invoice({ ...free, metadata: { rekomi_ref: affiliate.slug } }));
  expect((await books()).conversions).toEqual([]);
  expect(await leadsKnown()).toMatchObject([{ email: bought.email }]);
  expect(await tell("invoice.paid", purchase().invoice(free))).toMatchObject({
    outcome: "ignored",
  });
});

test("a code on an invoice credits its owner, whoever's link was clicked", async () => {
  const { affiliate, addPartner, addCode, tell, books } = await program();
  const rival = await addPartner();
  const { code } = await addCode("SARAH20");
  const bought = purchase();
  const promotion_code = { id: "promo_by_hand", object: "promotion_code", code };
  stripe.invoices.set(
    bought.ids.invoice,
    bought.invoice({ discounts: [{ id: "di_1", object: "discount", promotion_code }] }),
  );
  await tell("checkout.session.completed", bought.session({ client_reference_id: rival.slug }));
  await tell("invoice.paid", bought.invoice({ discounts: ["di_1"] }));
  expect((await books()).conversions).toMatchObject([{ affiliateId: affiliate.id }]);
  expect(stripe.calls.at(-1)).toMatchObject({
    path: `/v1/invoices/${bought.ids.invoice}`,
    params: { expand: { 0: "discounts.promotion_code", 1: "payments" } },
  });
});

test("without codes of ours nobody is asked about discounts", async () => {
  const { affiliate, tell, books } = await program();
  const metadata = { rekomi_ref: affiliate.slug };
  await tell("invoice.paid", purchase().invoice({ discounts: ["di_1"], metadata }));
  expect(stripe.calls).toEqual([]);
  expect((await books()).conversions).toHaveLength(1);
});

test("a code in a checkout is a lead of its owner", async () => {
  const { affiliate, addCode, at, orgId, tell, leadsKnown } = await program();
  await addCode("TEAM10");
  await at(({ db }) =>
    db
      .update(affiliateCoupons)
      .set({ stripePromotionCodeId: "promo_1" })
      .where(eq(affiliateCoupons.orgId, orgId)),
  );
  const bought = purchase();
  await tell(
    "checkout.session.completed",
    bought.session({ discounts: [{ coupon: null, promotion_code: "promo_1" }] }),
  );
  expect(await leadsKnown()).toMatchObject([{ affiliateId: affiliate.id }]);
});

test("the payment of an invoice may be told by an event of its own", async () => {
  const { affiliate, tell, books } = await program();
  const bought = purchase();
  await tell("charge.refunded", bought.charge(0));
  stripe.calls.length = 0;
  const other = purchase();
  await tell("invoice_payment.paid", other.invoicePayment());
  await tell("charge.refunded", other.charge(11_900));
  await tell("invoice.paid", other.invoice({ metadata: { rekomi_ref: affiliate.slug } }));
  expect(stripe.calls).toEqual([]);
  expect((await books()).conversions).toMatchObject([{ status: "Refunded" }]);
});

test("a refund that fails gives the commission back, in any order", async () => {
  const { affiliate, account, books } = await program();
  for (const order of permutations([0, 1, 2])) {
    const bought = purchase();
    const failed = bought.refund(5_950, "failed");
    const good = bought.refund(1_190);
    stripe.refunds.push(failed, good);
    stripe.invoices.set(bought.ids.invoice, bought.invoice());
    stripe.invoicePayments.set(bought.ids.intent, bought.ids.invoice);
    const events = [
      eventOf(
        account,
        "invoice.paid",
        bought.invoice({ metadata: { rekomi_ref: affiliate.slug } }),
      ),
      eventOf(account, "charge.refunded", bought.charge(7_140)),
      eventOf(account, "refund.failed", failed),
    ];
    for (const index of order) expect(await send(events[index]!)).toMatchObject({ status: 200 });
  }
  const { conversions: rows, held } = await books();
  expect(new Set(rows.map(({ refundedMinor }) => refundedMinor))).toEqual(new Set([1_000]));
  expect(held).toEqual([1_800 * 6]);
});

test("a refund of what was sold by another way finds it by its payment", async () => {
  const { sell, tell, conversion } = await program();
  const bought = purchase();
  const { conversionId } = await sell({ externalId: bought.ids.intent, amountMinor: 11_900 });
  await tell("charge.refunded", bought.charge(11_900));
  expect(await conversion(conversionId)).toMatchObject({ status: "Refunded" });
});

test("while Stripe cannot be asked the event fails, and is whole when it is sent again", async () => {
  const { affiliate, account, tell, books } = await program();
  const bought = purchase();
  await tell("invoice.paid", bought.invoice({ metadata: { rekomi_ref: affiliate.slug } }));
  stripe.invoices.set(bought.ids.invoice, bought.invoice());
  stripe.invoicePayments.set(bought.ids.intent, bought.ids.invoice);
  const refund = eventOf(account, "charge.refunded", bought.charge(11_900));
  stripe.faults.push(503, 503);
  expect(await send(refund)).toMatchObject({ status: 500, error: "internal_error" });
  expect((await books()).conversions).toMatchObject([{ refundedMinor: 0 }]);
  expect(await send(refund)).toMatchObject({ status: 200, outcome: "applied" });
  expect((await books()).conversions).toMatchObject([{ status: "Refunded" }]);
});

test("amounts come in Stripe's units and are kept in ours", async () => {
  const { affiliate, tell, books } = await program();
  const bought = purchase({ currency: "isk" });
  const amounts = { total: 595_000, total_excluding_tax: 500_000, amount_paid: 595_000 };
  await tell(
    "invoice.paid",
    bought.invoice({ ...amounts, metadata: { rekomi_ref: affiliate.slug } }),
  );
  expect((await books()).conversions).toMatchObject([{ amountMinor: 5_000, currency: "ISK" }]);
});

test.each([
  ["paid from a balance in part", { amount_paid: 5_950 }, 5_000],
  ["with an older debt on top", { amount_paid: 20_000 }, 10_000],
  ["without taxes", { total: 10_000, total_excluding_tax: 10_000, amount_paid: 10_000 }, 10_000],
  ["of a version that does not tell taxes", { total_excluding_tax: null }, 11_900],
])("an invoice %s counts what was sold", async (_case, amounts, sold) => {
  const { affiliate, tell, books } = await program();
  const metadata = { rekomi_ref: affiliate.slug };
  await tell("invoice.paid", purchase().invoice({ ...amounts, metadata }));
  expect((await books()).conversions).toMatchObject([{ amountMinor: sold }]);
});

test("who ends it at Stripe is disconnected here", async () => {
  const { owner, at, orgId, account, tell } = await program();
  expect(await tell("account.application.deauthorized", { id: "ca_rekomi" })).toMatchObject({
    outcome: "applied",
  });
  const [org] = await at(({ db }) => db.select().from(orgs).where(eq(orgs.id, orgId)));
  expect(org?.stripeAccountId).toBeNull();
  expect(await send(eventOf(account, "invoice.paid", purchase().invoice()))).toMatchObject({
    outcome: "unknown",
  });
  expect(await auditRows(owner, { action: "connection.ended" })).toHaveLength(1);
});
