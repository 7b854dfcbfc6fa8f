import { expect, test } from "vitest";
import { createCampaignCoupon, generateAffiliateCoupon } from "@/lib/coupons/operations";
import { perform } from "@/lib/operations/perform";
import { testSales } from "@/lib/testing/sales";
import { DAY, HOUR, MINUTE } from "@/lib/time/shape";

const ago = (days: number) => new Date(Date.now() - days * DAY);
const buyer = { email: "buyer@example.com", id: "cus_1" };

type Program = Awaited<ReturnType<typeof testSales>>;

/** Whom a sale without any reference but these is credited to, and how it was found. */
async function creditedBy(program: Program, sale: Parameters<Program["sell"]>[0]) {
  const { outcome, conversionId } = await program.sell({
    customer: buyer,
    reference: {},
    ...sale,
  });
  if (outcome !== "credited") return outcome;
  const { affiliateId, attribution } = await program.conversion(conversionId);
  return { affiliateId, attribution };
}

async function couponOf(program: Program, affiliateId: string, overrides: boolean) {
  const { owner, campaignId: programId } = program;
  await perform(createCampaignCoupon, owner, {
    programId,
    name: overrides ? "Ten off" : "Ten off, if nobody else",
    percentOff: 10,
    allowAffiliateSelfMint: true,
    overridesClickAttribution: overrides,
  });
  const { code } = await perform(generateAffiliateCoupon, owner, { affiliateId, programId });
  return code;
}

test("a click is credited within the campaign's window, and not after it", async () => {
  const program = await testSales({ cookieWindowDays: 30 });
  const { id: affiliateId } = program.affiliate;
  const young = await program.addClick(affiliateId, ago(29));
  const old = await program.addClick(affiliateId, ago(31));
  const later = await program.addClick(affiliateId, new Date(Date.now() + 2 * HOUR));
  const by = (clickId: string, email: string) =>
    creditedBy(program, { customer: { email }, reference: { clickId } });
  expect(await by(young, "a@example.com")).toEqual({ affiliateId, attribution: "click" });
  expect(await by(old, "b@example.com")).toBe("unattributed");
  expect(await by(later, "c@example.com")).toBe("unattributed");
});

test("a click that is too old is not made good by the name that came with it", async () => {
  const program = await testSales({ cookieWindowDays: 30 });
  const { id, slug } = program.affiliate;
  const clickId = await program.addClick(id, ago(40));
  const reference = { clickId, affiliateSlug: slug };
  expect(await creditedBy(program, { reference })).toBe("unattributed");
  const unknown = { clickId: "01a0b5a0-0000-7000-8000-000000000000", affiliateSlug: slug };
  expect(await creditedBy(program, { reference: unknown })).toMatchObject({ attribution: "link" });
});

test("a name without a campaign means the newest open one that they take part in", async () => {
  const program = await testSales();
  const { id, slug } = program.affiliate;
  const newer = await program.addCampaign({ createdAt: new Date(Date.now() + DAY) });
  await program.enroll(newer, id);
  const archived = await program.addCampaign({
    createdAt: new Date(Date.now() + 2 * DAY),
    archivedAt: new Date(),
  });
  await program.enroll(archived, id);
  await program.addCampaign({ createdAt: new Date(Date.now() + 3 * DAY) });
  const campaignOf = async (given: Parameters<Program["sell"]>[0]) =>
    (await program.conversion((await program.sell(given)).conversionId)).campaignId;
  expect(await campaignOf({ reference: { affiliateSlug: slug.toUpperCase() } })).toBe(newer);
  const { campaignId } = program;
  expect(await campaignOf({ reference: { affiliateSlug: slug, campaignId } })).toBe(campaignId);
});

test("a subscription stays with whoever brought it, whatever is clicked later", async () => {
  const program = await testSales();
  const rival = await program.addPartner();
  const subscriptionId = "sub_1";
  await program.sell({ subscriptionId, customer: buyer, occurredAt: ago(31) });
  const clickId = await program.addClick(rival.id, ago(0));
  const code = await couponOf(program, rival.id, true);
  const renewal = { subscriptionId, reference: { clickId, couponCode: code } };
  expect(await creditedBy(program, renewal)).toEqual({
    affiliateId: program.affiliate.id,
    attribution: "customer",
  });
});

test("a coupon counts for more than a click where its campaign says so, and for less where not", async () => {
  const program = await testSales();
  const rival = await program.addPartner();
  const clickId = await program.addClick(program.affiliate.id, ago(1));
  const overriding = await couponOf(program, rival.id, true);
  const modest = await couponOf(program, rival.id, false);
  const by = (couponCode: string, email: string, click = true) =>
    creditedBy(program, {
      customer: { email },
      reference: { couponCode, clickId: click ? clickId : undefined },
    });
  expect(await by(overriding.toLowerCase(), "a@example.com")).toEqual({
    affiliateId: rival.id,
    attribution: "coupon",
  });
  expect(await by(modest, "b@example.com")).toMatchObject({ attribution: "click" });
  expect(await by(modest, "c@example.com", false)).toMatchObject({ attribution: "coupon" });
});

test("with the last touch a click comes before what is known of the customer; with the first, after", async () => {
  for (const [attributionModel, attribution] of [
    ["LastTouch", "click"],
    ["FirstTouch", "lead"],
  ] as const) {
    const program = await testSales({ attributionModel });
    const rival = await program.addPartner();
    await program.signUp({
      email: buyer.email,
      affiliateSlug: program.affiliate.slug,
      occurredAt: ago(3),
    });
    const clickId = await program.addClick(rival.id, ago(1));
    expect(await creditedBy(program, { reference: { clickId } })).toMatchObject({ attribution });
  }
});

test("a customer who has bought is known by id, then by email, before any sign-up", async () => {
  const program = await testSales();
  const { addPartner } = program;
  const [byId, byEmail, byLead] = [await addPartner(), await addPartner(), await addPartner()];
  const sell = (affiliateSlug: string, customer: object) =>
    program.sell({ customer, reference: { affiliateSlug }, occurredAt: ago(5) });
  await sell(byId.slug, { id: "cus_1", email: "old@example.com" });
  await sell(byEmail.slug, { email: "buyer@example.com" });
  await program.signUp({ email: "lead@example.com", affiliateSlug: byLead.slug });
  const by = async (customer: object) => creditedBy(program, { customer });
  expect(await by({ email: "Buyer@Example.com " })).toEqual({
    affiliateId: byEmail.id,
    attribution: "customer",
  });
  expect(await by(buyer)).toEqual({ affiliateId: byId.id, attribution: "customer" });
  expect(await by({ email: "lead@example.com", id: "cus_9" })).toEqual({
    affiliateId: byLead.id,
    attribution: "lead",
  });
});

test("what a customer buys later says nothing about what they bought before", async () => {
  const program = await testSales();
  await program.sell({ customer: buyer, occurredAt: ago(1) });
  expect(await creditedBy(program, { occurredAt: ago(2) })).toBe("unattributed");
});

test("a denied sale does not make its customer anybody's", async () => {
  const program = await testSales();
  const { conversionId = "" } = await program.sell({ customer: buyer, occurredAt: ago(1) });
  await program.deny(conversionId);
  expect(await creditedBy(program, {})).toBe("unattributed");
});

test("a sign-up counts from an hour after the sale back, and the newest does", async () => {
  const program = await testSales();
  const other = await program.addCampaign();
  const rival = await program.addPartner();
  await program.enroll(other, rival.id);
  const lead = (campaignId: string, affiliateSlug: string, minutes: number) =>
    program.signUp({
      email: buyer.email,
      campaignId,
      affiliateSlug,
      occurredAt: new Date(Date.now() + minutes * MINUTE),
    });
  await lead(program.campaignId, program.affiliate.slug, -10);
  await lead(other, rival.slug, 50);
  expect(await creditedBy(program, { occurredAt: new Date() })).toMatchObject({
    affiliateId: rival.id,
  });
  const late = await testSales();
  await late.signUp({
    email: buyer.email,
    affiliateSlug: late.affiliate.slug,
    occurredAt: new Date(Date.now() + 70 * MINUTE),
  });
  expect(await creditedBy(late, {})).toBe("unattributed");
});

test("who is paused, rejected or gone is passed over for the next who may be credited", async () => {
  for (const status of ["Pending", "Paused", "Rejected", "Removed"] as const) {
    const program = await testSales();
    const gone = await program.addPartner({ status });
    await program.signUp({ email: buyer.email, affiliateSlug: program.affiliate.slug });
    const clickId = await program.addClick(gone.id, ago(1));
    expect(await creditedBy(program, { reference: { clickId } })).toEqual({
      affiliateId: program.affiliate.id,
      attribution: "lead",
    });
    const stranger = { email: "else@example.com" };
    expect(await creditedBy(program, { customer: stranger, reference: { clickId } })).toBe(
      "unattributed",
    );
  }
});

test("nobody is credited in a campaign that they do not take part in", async () => {
  const program = await testSales();
  const other = await program.addCampaign();
  const { id, slug } = program.affiliate;
  const clickId = await program.addClick(id, ago(1), other);
  expect(await creditedBy(program, { reference: { clickId } })).toBe("unattributed");
  const reference = { affiliateSlug: slug, campaignId: other };
  expect(await creditedBy(program, { reference })).toBe("unattributed");
});

test("nobody is paid for sending themselves, by whichever of their names they buy", async () => {
  const program = await testSales();
  const { email, slug } = program.affiliate;
  const reference = { affiliateSlug: slug };
  const own = { email: email.toUpperCase(), id: "cus_self" };
  expect(await creditedBy(program, { customer: own, reference })).toBe("unattributed");
  const rival = await program.addPartner();
  const { leadId } = await program.signUp({ email, affiliateSlug: rival.slug });
  expect(leadId).toBeDefined();
  expect(await creditedBy(program, { customer: { id: "cus_self" }, reference })).toEqual({
    affiliateId: rival.id,
    attribution: "customer",
  });
});
