import { createHmac } from "node:crypto";
import { eq } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { conversions, leads, paddleConnections } from "@/drizzle/schema";
import { perform } from "@/lib/operations/perform";
import { expectBooksToBalance } from "@/lib/testing/ledger";
import { auditRows } from "@/lib/testing/org";
import { testSales } from "@/lib/testing/sales";
import { getPaymentConnections, removePaddle, setPaddleSecret } from "@/lib/vendors/operations";
import { paddleWebhookHandler } from "./paddle";

type Fields = Record<string, unknown>;

const SECRET = "pdl_ntfset_01gkpjp8bkm3tm53kdgkx6sms7_6h3qd3uFSi9YCD3OLYAShQI90XTI5vEI";
const WHEN = "2026-11-20T10:00:00.000Z";

async function program() {
  const sales = await testSales();
  const { owner, orgId, at } = sales;
  await perform(setPaddleSecret, owner, { secret: SECRET });
  const send = async (event: Fields, { secret = SECRET, age = 0, to = orgId } = {}) => {
    const body = JSON.stringify(event);
    const ts = Math.floor(Date.now() / 1000) - age;
    const h1 = createHmac("sha256", secret).update(`${ts}:${body}`).digest("hex");
    const response = await paddleWebhookHandler(
      new Request(`http://localhost:3000/api/webhooks/paddle/${to}`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "Paddle-Signature": `ts=${ts};h1=${h1}` },
        body,
      }),
      { ip: "192.0.2.1", secure: true },
    );
    return { status: response.status, ...(await response.json()) };
  };
  const tell = (event_type: string, data: Fields) => send(eventOf(event_type, data));
  const sold = async () => {
    await expectBooksToBalance(orgId);
    return at(({ db }) => db.select().from(conversions).where(eq(conversions.orgId, orgId)));
  };
  return { ...sales, send, tell, sold };
}

function eventOf(event_type: string, data: Fields): Fields {
  return {
    event_id: `evt_${uuidv7()}`,
    notification_id: `ntf_${uuidv7()}`,
    event_type,
    occurred_at: WHEN,
    data,
  };
}

/** 100.00 and 19.00 tax, as Paddle tells it: the customer by id alone. */
function transactionOf(more: Fields = {}): Fields {
  return {
    id: `txn_${uuidv7()}`,
    status: "completed",
    customer_id: "ctm_1",
    address_id: "add_1",
    business_id: null,
    custom_data: null,
    currency_code: "USD",
    origin: "web",
    subscription_id: "sub_1",
    invoice_id: null,
    invoice_number: null,
    collection_mode: "automatic",
    discount_id: null,
    billing_details: null,
    billing_period: null,
    items: [],
    details: {
      tax_rates_used: [],
      line_items: [],
      totals: {
        subtotal: "10000",
        discount: "0",
        tax: "1900",
        total: "11900",
        credit: "0",
        credit_to_balance: "0",
        balance: "0",
        grand_total: "11900",
        grand_total_tax: "1900",
        fee: "600",
        earnings: "9400",
        currency_code: "USD",
      },
      adjusted_totals: null,
      payout_totals: null,
      adjusted_payout_totals: null,
    },
    payments: [],
    checkout: { url: null },
    created_at: WHEN,
    updated_at: WHEN,
    billed_at: WHEN,
    revised_at: null,
    ...more,
  };
}

function adjustmentOf(transaction: Fields, more: Fields = {}): Fields {
  return {
    id: `adj_${uuidv7()}`,
    action: "refund",
    type: "partial",
    transaction_id: transaction.id,
    subscription_id: "sub_1",
    customer_id: "ctm_1",
    reason: "asked for",
    credit_applied_to_balance: false,
    currency_code: "USD",
    status: "approved",
    items: [],
    totals: {
      subtotal: "5000",
      tax: "950",
      total: "5950",
      fee: "0",
      earnings: "0",
      currency_code: "USD",
      retained_fee: "0",
    },
    payout_totals: null,
    created_at: WHEN,
    updated_at: WHEN,
    ...more,
  };
}

const customerOf = (more: Fields = {}): Fields => ({
  id: "ctm_1",
  name: "Casey Customer",
  email: "casey@customer.example",
  marketing_consent: false,
  status: "active",
  custom_data: null,
  locale: "en",
  created_at: WHEN,
  updated_at: WHEN,
  import_meta: null,
  ...more,
});

test("a transaction is a sale of whoever its custom data names, without the tax, once", async () => {
  const { owner, affiliate, send, sold } = await program();
  const transaction = transactionOf({ custom_data: { rekomi_ref: affiliate.slug } });
  const event = eventOf("transaction.completed", transaction);
  const answers = await Promise.all(Array.from({ length: 10 }, () => send(event)));
  expect(answers.filter(({ outcome }) => outcome === "applied")).toHaveLength(1);
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect(await sold()).toMatchObject([
    {
      affiliateId: affiliate.id,
      amountMinor: 10_000,
      commissionMinor: 2_000,
      currency: "USD",
      source: "Paddle",
      customerId: "ctm_1",
      subscriptionId: "sub_1",
      externalId: transaction.id,
    },
  ]);
  expect(await auditRows(owner, { action: "event.recorded" })).toMatchObject([
    { actorLabel: "Paddle", operation: "record_paddle_event" },
  ]);
});

test("a customer with a reference is a lead, and what they buy is credited by their id alone", async () => {
  const { affiliate, at, orgId, tell, sold } = await program();
  await tell("transaction.completed", transactionOf({ subscription_id: null }));
  expect(await sold()).toEqual([]);
  await tell("customer.created", customerOf({ custom_data: { rekomi_ref: affiliate.slug } }));
  const known = await at(({ db }) => db.select().from(leads).where(eq(leads.orgId, orgId)));
  expect(known).toMatchObject([
    { email: "casey@customer.example", customerId: "ctm_1", source: "Paddle" },
  ]);
  await tell("transaction.completed", transactionOf());
  expect((await sold()).map(({ affiliateId }) => affiliateId)).toEqual([
    affiliate.id,
    affiliate.id,
  ]);
  expect(await tell("customer.created", customerOf())).toMatchObject({ outcome: "ignored" });
});

test("renewals carry the subscription, and stay with whoever brought it", async () => {
  const { affiliate, tell, sold } = await program();
  const custom_data = { rekomi_ref: affiliate.slug };
  await tell("transaction.completed", transactionOf({ custom_data }));
  await tell("transaction.completed", transactionOf({ customer_id: null }));
  expect(await sold()).toHaveLength(2);
});

test.each([
  ["refund first", [1, 0]],
  ["sale first", [0, 1]],
])("a refund takes its part back, %s", async (_order, order) => {
  const { affiliate, tell, sold } = await program();
  const transaction = transactionOf({ custom_data: { rekomi_ref: affiliate.slug } });
  const refund = adjustmentOf(transaction);
  const told = [
    () => tell("transaction.completed", transaction),
    () => tell("adjustment.updated", refund),
  ];
  await tell("adjustment.created", { ...refund, status: "pending_approval" });
  for (const index of order) await told[index]!();
  await tell("adjustment.updated", refund);
  expect(await sold()).toMatchObject([{ refundedMinor: 5_000, commissionMinor: 1_000 }]);
});

test("a refund that was not approved changes nothing, and a whole one takes all", async () => {
  const { affiliate, tell, sold } = await program();
  const transaction = transactionOf({ custom_data: { rekomi_ref: affiliate.slug } });
  await tell("transaction.completed", transaction);
  await tell("adjustment.updated", adjustmentOf(transaction, { status: "rejected" }));
  expect(await sold()).toMatchObject([{ refundedMinor: 0 }]);
  await tell("adjustment.created", adjustmentOf(transaction, { action: "credit" }));
  await tell("adjustment.created", adjustmentOf(transaction, { action: "chargeback_warning" }));
  expect(await sold()).toMatchObject([{ refundedMinor: 0 }]);
  await tell("adjustment.created", adjustmentOf(transaction, { type: "full" }));
  expect(await sold()).toMatchObject([{ status: "Refunded", refundedMinor: 10_000 }]);
});

test.each([
  ["in order", ["transaction", "chargeback", "chargeback_reverse"]],
  ["backwards", ["chargeback_reverse", "chargeback", "transaction"]],
])("a chargeback that is reversed gives the commission back, %s", async (_order, order) => {
  const { affiliate, tell, sold } = await program();
  const transaction = transactionOf({ custom_data: { rekomi_ref: affiliate.slug } });
  for (const each of order) {
    if (each === "transaction") await tell("transaction.completed", transaction);
    else
      await tell("adjustment.created", adjustmentOf(transaction, { action: each, type: "full" }));
  }
  expect(await sold()).toMatchObject([{ status: "Pending", refundedMinor: 0 }]);
});

test("only what Paddle has signed just now with the organization's secret is believed", async () => {
  const { affiliate, owner, send, sold } = await program();
  const event = eventOf(
    "transaction.completed",
    transactionOf({ custom_data: { rekomi_ref: affiliate.slug } }),
  );
  expect(await send(event, { secret: "pdl_ntfset_other" })).toMatchObject({ status: 400 });
  expect(await send(event, { age: 301 })).toMatchObject({ status: 400 });
  expect(await send(event, { to: uuidv7() })).toMatchObject({ status: 400 });
  expect(await send(event, { to: "nobody" })).toMatchObject({ status: 400 });
  await perform(removePaddle, owner, {});
  expect(await send(event)).toMatchObject({ status: 400 });
  expect(await sold()).toEqual([]);
});

test("the secret is kept encrypted, and is in no log", async () => {
  const { owner, orgId, at } = await program();
  const [kept] = await at(({ db }) =>
    db.select().from(paddleConnections).where(eq(paddleConnections.orgId, orgId)),
  );
  expect(kept?.secret).not.toContain(SECRET.slice(11));
  expect(JSON.stringify(await auditRows(owner))).not.toContain(SECRET.slice(11));
  const { paddle } = await perform(getPaymentConnections, owner, {});
  expect(paddle.connectedAt).toBeDefined();
  expect(paddle.webhookUrl).toContain(`/api/webhooks/paddle/${orgId}`);
  expect(JSON.stringify(paddle)).not.toContain("pdl_ntfset");
});

test("admins connect, managers do not", async () => {
  const { member } = await testSales();
  const manager = await member("manager");
  const admin = await member("admin");
  const secret = { secret: SECRET };
  await expect(perform(setPaddleSecret, manager.caller, secret)).rejects.toMatchObject({
    code: "forbidden",
  });
  expect(await perform(setPaddleSecret, admin.caller, secret)).toMatchObject({ connected: true });
  await expect(
    perform(setPaddleSecret, admin.caller, { secret: "live_something" }),
  ).rejects.toMatchObject({ code: "validation_failed", details: { field: "secret" } });
});
