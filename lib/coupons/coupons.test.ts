import { expect, test } from "vitest";
import { recordSale } from "@/lib/conversions/credit";
import { perform } from "@/lib/operations/perform";
import { auditRows } from "@/lib/testing/org";
import { testSales } from "@/lib/testing/sales";
import { couponFor } from "./credited";
import { mintCoupon } from "./mint";
import {
  createCampaignCoupon,
  generateAffiliateCoupon,
  listAffiliateCoupons,
  listCampaignCoupons,
  listCouponCodes,
  listMyCoupons,
  revokeAffiliateCoupon,
  sendCouponsToStripe,
  updateCampaignCoupon,
} from "./operations";

async function program(given: Record<string, unknown> = {}) {
  const sales = await testSales();
  const { owner, campaignId: programId, affiliate } = sales;
  const create = (input: Record<string, unknown> = {}) =>
    perform(createCampaignCoupon, owner, {
      programId,
      name: "Spring",
      percentOff: 20,
      allowAffiliateSelfMint: true,
      ...given,
      ...input,
    });
  const generate = (input: Record<string, unknown> = {}) =>
    perform(generateAffiliateCoupon, owner, { affiliateId: affiliate.id, programId, ...input });
  return { ...sales, programId, create, generate };
}

test("a coupon is what was asked for, in the campaign's currency, and stays here without Stripe", async () => {
  const { owner, programId, create } = await program();
  const percent = await create({ percentOff: 12.35, metadata: { season: "spring" } });
  expect(percent).toMatchObject({
    programId,
    name: "Spring",
    percentOff: 12.35,
    duration: "Once",
    metadata: { season: "spring" },
    overridesClickAttribution: true,
    codes: 0,
    redemptions: 0,
    stripeState: "local",
  });
  expect(percent.currency).toBeUndefined();
  const amount = await create({
    name: "Ten off",
    percentOff: undefined,
    amountOffCents: 1_000,
    duration: "Repeating",
    durationInMonths: 3,
    maxRedemptions: 100,
    expiresAt: "2099-01-31T00:00:00+01:00",
  });
  expect(amount).toMatchObject({
    amountOffCents: 1_000,
    currency: "USD",
    durationInMonths: 3,
    maxRedemptions: 100,
    expiresAt: "2099-01-30T23:00:00.000Z",
  });
  const { items } = await perform(listCampaignCoupons, owner, { programId });
  expect(items).toEqual([amount, percent]);
  const [row] = await auditRows(owner, { action: "campaign_coupon.created" });
  expect(row).toMatchObject({ entityId: amount.id, after: { name: "Ten off" } });
});

test.each([
  ["percentOff", { percentOff: undefined }],
  ["percentOff", { amountOffCents: 500 }],
  ["percentOff", { percentOff: 100.5 }],
  ["percentOff", { percentOff: 12.345 }],
  ["percentOff", { percentOff: -1 }],
  ["amountOffCents", { percentOff: undefined, amountOffCents: 0 }],
  ["currency", { currency: "EUR" }],
  ["currency", { percentOff: undefined, amountOffCents: 500, currency: "XXX" }],
  ["durationInMonths", { duration: "Repeating" }],
  ["durationInMonths", { durationInMonths: 3 }],
  ["expiresAt", { expiresAt: "2020-01-01T00:00:00Z" }],
  ["maxRedemptions", { maxRedemptions: 0 }],
  ["name", { name: " " }],
  [
    "metadata",
    { metadata: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`k${n}`, ""])) },
  ],
  ["metadata", { metadata: { ["k".repeat(41)]: "" } }],
  ["discountType", { discountType: "PercentOff" }],
])("%s is named when it is wrong", async (field, input) => {
  const { create } = await program();
  await expect(create(input)).rejects.toMatchObject({
    code: "validation_failed",
    details: { field },
  });
});

test("a name is taken once in a campaign, until its coupon is archived", async () => {
  const { owner, programId, create } = await program();
  const first = await create();
  await expect(create()).rejects.toMatchObject({ code: "conflict", details: { field: "name" } });
  const archive = (archived: boolean) =>
    perform(updateCampaignCoupon, owner, { programId, couponId: first.id, archived });
  expect((await archive(true)).archivedAt).toBeDefined();
  expect((await create()).id).not.toBe(first.id);
  await expect(archive(false)).rejects.toMatchObject({ code: "conflict" });
});

test("a code is the one that was asked for, or made of the slug and what it takes off", async () => {
  const { addPartner, generate, create, affiliate } = await program();
  await create();
  const sarah = await addPartner({ slug: "sa-rah" });
  const made = await generate({ affiliateId: sarah.id });
  expect(made).toMatchObject({ code: "SARAH20", percentOff: 20, affiliateName: "Jane Doe" });
  expect(await generate({ affiliateId: sarah.id })).toEqual(made);
  const namesake = await addPartner({ slug: "sarah" });
  expect((await generate({ affiliateId: namesake.id })).code).toMatch(/^SARAH20\d+$/);
  const vanity = await generate({ vanity: " launch5 " });
  expect(vanity.code).toBe("LAUNCH5");
  expect(await generate({ vanity: "LAUNCH5" })).toEqual(vanity);
  await expect(generate({ affiliateId: sarah.id, vanity: "launch5" })).rejects.toMatchObject({
    code: "conflict",
    details: { field: "vanity" },
  });
  await expect(generate({ vanity: "no spaces" })).rejects.toMatchObject({
    code: "validation_failed",
    details: { field: "vanity" },
  });
  expect(vanity.affiliateId).toBe(affiliate.id);
});

test("twenty calls at once make one code", async () => {
  const { generate, create } = await program();
  await create();
  const made = await Promise.all(Array.from({ length: 20 }, () => generate()));
  expect(new Set(made.map(({ id }) => id)).size).toBe(1);
});

test("racing for one vanity, one affiliate gets it", async () => {
  const { addPartner, generate, create } = await program();
  await create();
  const partners = await Promise.all(Array.from({ length: 5 }, () => addPartner()));
  const raced = await Promise.allSettled(
    partners.map(({ id }) => generate({ affiliateId: id, vanity: "ONLYONE" })),
  );
  expect(raced.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("who is not approved, takes no part or has no coupon to make one from is told so", async () => {
  const { addPartner, addCampaign, generate, create, owner, programId } = await program();
  await expect(generate()).rejects.toMatchObject({ code: "forbidden" });
  const coupon = await create({ allowAffiliateSelfMint: false });
  await expect(generate()).rejects.toMatchObject({ code: "forbidden" });
  await perform(updateCampaignCoupon, owner, {
    programId,
    couponId: coupon.id,
    allowAffiliateSelfMint: true,
  });
  const waiting = await addPartner({ status: "Pending" });
  await expect(generate({ affiliateId: waiting.id })).rejects.toMatchObject({ code: "conflict" });
  const elsewhere = await addCampaign();
  await expect(generate({ programId: elsewhere })).rejects.toMatchObject({ code: "conflict" });
  expect(await generate()).toMatchObject({ couponName: "Spring" });
  await perform(updateCampaignCoupon, owner, { programId, couponId: coupon.id, archived: true });
  await expect(generate({ vanity: "ANOTHER" })).rejects.toMatchObject({ code: "forbidden" });
});

test("a sale with a code is its owner's, whoever's link was clicked, and is counted", async () => {
  const { owner, programId, addPartner, create, generate, sell, refund, conversion } =
    await program();
  await create();
  const { id, code } = await generate();
  const rival = await addPartner();
  const sold = await sell({
    externalId: "with-code",
    reference: { affiliateSlug: rival.slug, couponCode: code.toLowerCase() },
  });
  expect(await conversion(sold.conversionId)).toMatchObject({
    attribution: "coupon",
    couponId: id,
  });
  await sell({ externalId: "refunded", reference: { couponCode: code } });
  const redemptions = async () => {
    const { items } = await perform(listCampaignCoupons, owner, { programId });
    const codes = await perform(listCouponCodes, owner, { programId });
    return [items[0]?.codes, items[0]?.redemptions, codes.items[0]?.redemptions];
  };
  expect(await redemptions()).toEqual([1, 2, 2]);
  await refund({ saleExternalId: "refunded", key: "re_1" });
  expect(await redemptions()).toEqual([1, 1, 1]);
});

test("a code that does not override counts after a click", async () => {
  const { addPartner, create, generate, sell, conversion } = await program({
    overridesClickAttribution: false,
  });
  await create();
  const { code } = await generate();
  const rival = await addPartner();
  const sold = await sell({ reference: { affiliateSlug: rival.slug, couponCode: code } });
  expect(await conversion(sold.conversionId)).toMatchObject({ affiliateId: rival.id });
});

test("revoking ends a code for what is bought from then on, twice is as good as once", async () => {
  const { owner, at, create, generate } = await program();
  await create();
  const { id, code } = await generate();
  const before = new Date(Date.now() - 60_000);
  const revoked = await perform(revokeAffiliateCoupon, owner, { couponId: id });
  expect(revoked).toMatchObject({ code, stripeState: "local" });
  expect(revoked.revokedAt).toBeDefined();
  expect(await perform(revokeAffiliateCoupon, owner, { couponId: id })).toEqual(revoked);
  expect(await at((program) => couponFor(program, { code }))).toBeNull();
  expect(await at((program) => couponFor(program, { code }, before))).toMatchObject({ id });
  await expect(generate({ vanity: code })).rejects.toMatchObject({ code: "conflict" });
  const late = await at((program) =>
    recordSale(program, {
      externalId: "told-late",
      source: "Server",
      amountMinor: 100,
      currency: "USD",
      occurredAt: before,
      customer: { email: "late@example.com" },
      reference: { couponCode: code },
    }),
  );
  expect(late.outcome).toBe("credited");
});

test("affiliates see their own codes by the email they sign in with, and where they may make one", async () => {
  const { owner, slug, addPartner, create, generate, programId, mint, assistant } = await program();
  await create();
  expect(await perform(listMyCoupons, owner, {})).toEqual({
    items: [],
    hasMore: false,
    selfMintCampaigns: [],
  });
  const olivia = await addPartner({ email: `olivia@${slug}.example.com` });
  const own = await generate({ affiliateId: olivia.id });
  await generate();
  const mine = await perform(listMyCoupons, owner, {});
  expect(mine.items).toEqual([own]);
  expect(mine.selfMintCampaigns).toMatchObject([
    { programId, couponName: "Spring", percentOff: 20 },
  ]);
  const { token } = await mint();
  expect(await perform(listMyCoupons, assistant(token), {})).toEqual(mine);
});

test("an affiliate makes their own code by the same rules", async () => {
  const { at, affiliate, programId, create } = await program();
  await create();
  const { coupon: made } = await at((program) =>
    mintCoupon(program, affiliate.id, programId, "MINE"),
  );
  expect(made).toMatchObject({ code: "MINE", affiliateId: affiliate.id });
});

test("lists page by cursor, and another organization's coupons do not exist", async () => {
  const { owner, affiliate, programId, create, generate } = await program();
  const coupon = await create();
  for (const vanity of ["ONE", "TWO", "THREE"]) await generate({ vanity });
  const first = await perform(listAffiliateCoupons, owner, { affiliateId: affiliate.id, take: 2 });
  expect(first).toMatchObject({ items: [{ code: "THREE" }, { code: "TWO" }], hasMore: true });
  const second = await perform(listAffiliateCoupons, owner, {
    affiliateId: affiliate.id,
    take: 2,
    cursor: first.nextCursor,
  });
  expect(second).toMatchObject({ items: [{ code: "ONE" }], hasMore: false });
  const { owner: stranger } = await program();
  const theirs = [
    perform(listCampaignCoupons, stranger, { programId }),
    perform(listAffiliateCoupons, stranger, { affiliateId: affiliate.id }),
    perform(revokeAffiliateCoupon, stranger, { couponId: first.items[0]?.id }),
    perform(updateCampaignCoupon, stranger, { programId, couponId: coupon.id, archived: true }),
    perform(generateAffiliateCoupon, stranger, { programId, affiliateId: affiliate.id }),
  ];
  for (const refused of await Promise.allSettled(theirs))
    expect(refused).toMatchObject({ reason: { code: "not_found" } });
});

test("viewers look and managers write", async () => {
  const { member, programId, create } = await program();
  await create();
  const viewer = await member("viewer");
  const manager = await member("manager");
  expect((await perform(listCampaignCoupons, viewer.caller, { programId })).items).toHaveLength(1);
  const input = { programId, name: "Mine", percentOff: 5 };
  await expect(perform(createCampaignCoupon, viewer.caller, input)).rejects.toMatchObject({
    code: "forbidden",
  });
  expect(await perform(createCampaignCoupon, manager.caller, input)).toMatchObject({
    name: "Mine",
  });
});

test("without a connected account nothing can be sent to Stripe", async () => {
  const { owner } = await program();
  await expect(perform(sendCouponsToStripe, owner, {})).rejects.toMatchObject({ code: "conflict" });
});
