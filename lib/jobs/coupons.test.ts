import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { affiliateCoupons, campaignCoupons } from "@/drizzle/schema";
import {
  createCampaignCoupon,
  generateAffiliateCoupon,
  listCampaignCoupons,
  listCouponCodes,
  revokeAffiliateCoupon,
  sendCouponsToStripe,
} from "@/lib/coupons/operations";
import { perform } from "@/lib/operations/perform";
import { auditRows } from "@/lib/testing/org";
import { testSales } from "@/lib/testing/sales";
import { stripeServer } from "@/lib/testing/stripe";
import { disconnectStripe, linkStripeAccount } from "@/lib/vendors/operations";
import { sendCoupons } from "./coupons";

let stripe: Awaited<ReturnType<typeof stripeServer>>;
beforeEach(async () => {
  stripe = await stripeServer();
});
afterEach(() => stripe.close());

async function program({ linked = true } = {}) {
  const sales = await testSales();
  const { owner, orgId, campaignId: programId, affiliate, at } = sales;
  const account = `acct_${orgId.slice(-12)}`;
  const link = () => perform(linkStripeAccount, owner, { accountId: account });
  if (linked) await link();
  const create = (input: Record<string, unknown> = {}) =>
    perform(createCampaignCoupon, owner, {
      programId,
      name: "Spring",
      percentOff: 12.5,
      allowAffiliateSelfMint: true,
      ...input,
    });
  const generate = (vanity: string) =>
    perform(generateAffiliateCoupon, owner, { affiliateId: affiliate.id, programId, vanity });
  const coupon = async () => (await perform(listCampaignCoupons, owner, { programId })).items[0];
  const code = async () => (await perform(listCouponCodes, owner, { programId })).items[0];
  const calls = () => stripe.calls.filter((call) => call.account === account);
  /** As if the time until the next try had passed. */
  const waitForNextTry = () =>
    at(async ({ db }) => {
      const due = { stripeNextTryAt: new Date(0) };
      await db.update(campaignCoupons).set(due).where(eq(campaignCoupons.orgId, orgId));
      await db.update(affiliateCoupons).set(due).where(eq(affiliateCoupons.orgId, orgId));
    });
  return {
    ...sales,
    programId,
    account,
    link,
    create,
    generate,
    coupon,
    code,
    calls,
    waitForNextTry,
  };
}

test("a coupon and its code are made in the connected account, as they are here", async () => {
  const { owner, account, affiliate, create, generate, coupon, code, calls } = await program();
  const expiresAt = "2030-01-31T00:00:00.000Z";
  const made = await create({
    duration: "Repeating",
    durationInMonths: 3,
    maxRedemptions: 50,
    expiresAt,
    metadata: { season: "spring" },
  });
  const minted = await generate("LAUNCH");
  expect([made.stripeState, minted.stripeState]).toEqual(["pending", "pending"]);
  await sendCoupons();
  expect(calls()).toMatchObject([
    {
      method: "POST",
      path: "/v1/coupons",
      account,
      idempotencyKey: `rekomi:coupon:${made.id}`,
      params: {
        id: `rekomi_${made.id}`,
        name: "Spring",
        percent_off: "12.5",
        duration: "repeating",
        duration_in_months: "3",
        redeem_by: String(Date.parse(expiresAt) / 1000),
        metadata: { season: "spring" },
      },
    },
    {
      path: "/v1/promotion_codes",
      account,
      idempotencyKey: `rekomi:code:${minted.id}`,
      params: {
        code: "LAUNCH",
        promotion: { type: "coupon", coupon: `rekomi_${made.id}` },
        max_redemptions: "50",
        metadata: { rekomi_affiliate_id: affiliate.id, rekomi_ref: affiliate.slug },
      },
    },
  ]);
  expect([(await coupon())?.stripeState, (await code())?.stripeState]).toEqual([
    "created",
    "created",
  ]);
  const log = await auditRows(owner, { entityId: minted.id });
  expect(log.map(({ action, outcome }) => [action, outcome])).toEqual([
    ["affiliate_coupon.sent", "ok"],
    ["affiliate_coupon.sent", "started"],
    ["affiliate_coupon.generated", "ok"],
  ]);
  expect(log[0]).toMatchObject({ actorType: "system", requestId: log[1]?.requestId });
  await sendCoupons();
  expect(calls()).toHaveLength(2);
});

test("an amount goes in Stripe's units", async () => {
  const { create, calls } = await program();
  await create({ percentOff: undefined, amountOffCents: 500, currency: "ISK" });
  await sendCoupons();
  expect(calls()[0]?.params).toMatchObject({ amount_off: "50000", currency: "isk" });
});

test("without a connected account coupons stay here, until somebody sends them", async () => {
  const { owner, link, create, generate, coupon, code, calls } = await program({ linked: false });
  await create();
  await generate("EARLY");
  await sendCoupons();
  expect([(await coupon())?.stripeState, (await code())?.stripeState]).toEqual(["local", "local"]);
  await link();
  expect(await perform(sendCouponsToStripe, owner, {})).toEqual({ coupons: 1, codes: 1 });
  await sendCoupons();
  expect([(await coupon())?.stripeState, (await code())?.stripeState]).toEqual([
    "created",
    "created",
  ]);
  expect(calls()).toHaveLength(2);
  expect(await perform(sendCouponsToStripe, owner, {})).toEqual({ coupons: 0, codes: 0 });
});

test("a coupon that takes nothing off stays here, and so do its codes", async () => {
  const { owner, create, generate, code } = await program();
  expect(await create({ percentOff: 0 })).toMatchObject({ percentOff: 0, stripeState: "local" });
  await generate("JUSTATAG");
  expect(await code()).toMatchObject({ stripeState: "local" });
  expect(await perform(sendCouponsToStripe, owner, {})).toEqual({ coupons: 0, codes: 0 });
});

test("what Stripe refuses is shown in its words, and goes through once it is mended", async () => {
  const { owner, create, generate, code } = await program();
  await create();
  stripe.promotionCodes.set("promo_theirs", { id: "promo_theirs", code: "TAKEN", active: true });
  await generate("TAKEN");
  await sendCoupons();
  expect(await code()).toMatchObject({
    stripeState: "failed",
    stripeError: "An active promotion code with `code: TAKEN` already exists.",
  });
  expect((await auditRows(owner, { action: "affiliate_coupon.sent" }))[0]).toMatchObject({
    outcome: "failed",
    errorCode: "vendor_refused",
  });
  stripe.promotionCodes.delete("promo_theirs");
  await perform(sendCouponsToStripe, owner, {});
  await sendCoupons();
  expect(await code()).toMatchObject({ stripeState: "created" });
});

test.each(["lost", "hangup", 503, 429] as const)(
  "when Stripe answers with %s the step is tried again and nothing is made twice",
  async (fault) => {
    const { owner, create, coupon, generate, code, waitForNextTry } = await program();
    await create();
    await generate("AGAIN");
    // The library itself asks three times where the connection breaks.
    stripe.faults.push(...Array.from({ length: 3 }, () => fault));
    await sendCoupons();
    expect(await coupon()).toMatchObject({ stripeState: "pending" });
    const [last] = await auditRows(owner, { action: "campaign_coupon.sent" });
    expect(last).toMatchObject({ outcome: "unknown", errorCode: "vendor_unreachable" });
    stripe.faults.length = 0;
    await waitForNextTry();
    await sendCoupons();
    expect(await coupon()).toMatchObject({ stripeState: "created" });
    expect(await code()).toMatchObject({ stripeState: "created" });
    expect([stripe.coupons.size, stripe.promotionCodes.size]).toEqual([1, 1]);
  },
);

test("a process that dies after Stripe has answered makes nothing twice, even days later", async () => {
  const { at, orgId, create, coupon, generate, code } = await program();
  await create();
  await generate("ONCE");
  await sendCoupons();
  await at(async ({ db }) => {
    const unsettled = { stripeState: "pending", stripeNextTryAt: null } as const;
    await db
      .update(campaignCoupons)
      .set({ ...unsettled, stripeCouponId: null })
      .where(eq(campaignCoupons.orgId, orgId));
    await db
      .update(affiliateCoupons)
      .set({ ...unsettled, stripePromotionCodeId: null })
      .where(eq(affiliateCoupons.orgId, orgId));
  });
  stripe.forgetKeys();
  await sendCoupons();
  expect(await coupon()).toMatchObject({ stripeState: "created" });
  expect(await code()).toMatchObject({ stripeState: "created" });
  expect([stripe.coupons.size, stripe.promotionCodes.size]).toEqual([1, 1]);
});

test("revoking switches the code off at Stripe, also one that is only just being made", async () => {
  const { owner, create, generate, code } = await program();
  await create();
  const { id } = await generate("STOP");
  await sendCoupons();
  await perform(revokeAffiliateCoupon, owner, { couponId: id });
  expect(await code()).toMatchObject({ stripeState: "revoking" });
  await sendCoupons();
  expect(await code()).toMatchObject({ stripeState: "revoked" });
  expect([...stripe.promotionCodes.values()]).toMatchObject([{ code: "STOP", active: false }]);

  const early = await generate("EARLY");
  await perform(revokeAffiliateCoupon, owner, { couponId: early.id });
  await sendCoupons();
  expect(await code()).toMatchObject({ code: "EARLY", stripeState: "revoked" });
  expect(stripe.promotionCodes.size).toBe(1);
});

test("several instances at once make each thing once", async () => {
  const { create, generate, coupon } = await program();
  await create();
  for (const vanity of ["AAA", "BBB", "CCC"]) await generate(vanity);
  await Promise.all([sendCoupons(), sendCoupons(), sendCoupons()]);
  await sendCoupons();
  expect(await coupon()).toMatchObject({ stripeState: "created", codes: 3 });
  expect([stripe.coupons.size, stripe.promotionCodes.size]).toEqual([1, 3]);
});

test("a disconnected account's coupons are kept here, and another account gets its own", async () => {
  const { owner, create, generate, coupon, code } = await program();
  await create();
  await generate("MOVES");
  await sendCoupons();
  await perform(disconnectStripe, owner, {});
  expect([(await coupon())?.stripeState, (await code())?.stripeState]).toEqual(["local", "local"]);
  await perform(linkStripeAccount, owner, { accountId: "acct_another" });
  await perform(sendCouponsToStripe, owner, {});
  stripe.coupons.clear();
  stripe.promotionCodes.clear();
  await sendCoupons();
  expect(await code()).toMatchObject({ stripeState: "created" });
  expect(stripe.calls.at(-1)).toMatchObject({ account: "acct_another" });
});

test("a disconnection before the step leaves nothing waiting", async () => {
  const { owner, create, coupon } = await program();
  await create();
  await perform(disconnectStripe, owner, {});
  await sendCoupons();
  expect(await coupon()).toMatchObject({ stripeState: "local" });
});
