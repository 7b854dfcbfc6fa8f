import { eq } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { affiliateCoupons, affiliates, campaignCoupons, campaigns, orgs } from "@/drizzle/schema";
import { removeAffiliate, updateAffiliate } from "@/lib/affiliates/operations";
import {
  areaOf,
  changePayoutAddress,
  joinCampaign,
  mintOwnCode,
  startAreaSession,
} from "@/lib/auth/affiliate-area";
import { localRequest } from "@/lib/auth/caller";
import { createCampaign } from "@/lib/campaigns/operations";
import { createCampaignCoupon, revokeAffiliateCoupon } from "@/lib/coupons/operations";
import { createAffiliateInvite } from "@/lib/invites/operations";
import { perform } from "@/lib/operations/perform";
import { createPayout, failPayoutLine, settlePayout, startPayout } from "@/lib/payouts/operations";
import { mailsOf } from "@/lib/testing/mails";
import { auditRows } from "@/lib/testing/org";
import { testSales } from "@/lib/testing/sales";
import { readArea } from "./area";

/** A program, and its affiliate signed in to their own page. */
async function program(terms: Parameters<typeof testSales>[0] = {}) {
  const org = await testSales(terms);
  const signIn = (affiliateId: string) =>
    org.at((at) => startAreaSession(at, { orgId: org.orgId, affiliateId }));
  const value = await signIn(org.affiliate.id);
  const page = async (query = {}) => {
    const found = await areaOf(value, query);
    if (!found) throw new Error("There is no page for this cookie.");
    return found;
  };
  return { ...org, value, signIn, page };
}

type Program = Awaited<ReturnType<typeof program>>;

const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY);
const request = localRequest;

const open = (org: Program, given = {}) =>
  perform(createCampaignCoupon, org.owner, {
    programId: org.campaignId,
    name: "Spring",
    percentOff: 20,
    allowAffiliateSelfMint: true,
    ...given,
  });

test("a link for each campaign says what it earns, and where others may be recruited", async () => {
  const org = await program({ networkVisibility: "Unlisted" });
  const { campaignId, affiliate, owner } = org;
  await org.at(({ db }) =>
    db
      .update(campaigns)
      .set({
        subAffiliatesEnabled: true,
        subAffiliatePercent: 1_250,
        termsUrl: "https://x.example",
      })
      .where(eq(campaigns.id, campaignId)),
  );
  await perform(updateAffiliate, owner, {
    id: affiliate.id,
    commissions: [{ campaignId, customCommissionType: "Percentage", customCommissionValue: 30 }],
  });
  const quiet = await org.addCampaign({ name: "Quiet", subAffiliatesEnabled: true });
  const over = await org.addCampaign({ name: "Over", archivedAt: ago(1) });
  for (const each of [quiet, over]) await org.enroll(each, affiliate.id);
  const { campaigns: mine } = await org.page();
  expect(mine).toMatchObject([
    {
      name: "Partners",
      earns: "30 % of each sale",
      termsUrl: "https://x.example",
      hasEnded: false,
      recruiting: {
        percent: 12.5,
        url: expect.stringMatching(new RegExp(`/p/${org.slug}/c-[\\w-]+\\?via=${affiliate.slug}$`)),
      },
    },
    { name: "Quiet", earns: "20 % of each sale", recruiting: undefined },
    { name: "Over", hasEnded: true },
  ]);
  await org.sell({ reference: { affiliateSlug: affiliate.slug, campaignId } });
  const { conversions } = await org.page();
  expect(conversions.items[0]?.why).toMatch(/^30 % \(your own rate\) of 99\.00 USD is 29\.70 USD/);
});

test("the chart has thirty days where the company is, with this affiliate's clicks and sales alone", async () => {
  const org = await program();
  const { affiliate } = org;
  await org.at(({ db }) =>
    db.update(orgs).set({ timezone: "Pacific/Auckland" }).where(eq(orgs.id, org.orgId)),
  );
  const other = await org.addPartner();
  for (const when of [ago(0), ago(0), ago(40)]) await org.addClick(affiliate.id, when);
  await org.addClick(other.id, ago(0));
  await org.sell();
  const { conversionId } = await org.sell();
  await org.deny(conversionId ?? "");
  const { days, timezone, totals } = await org.page();
  expect(days).toHaveLength(30);
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Pacific/Auckland" });
  expect(days.at(-1)).toEqual({ date: today.format(new Date()), clicks: 2, conversions: 1 });
  expect(timezone).toBe("Pacific/Auckland");
  expect(totals).toMatchObject({ clicks: 3, conversions: 1 });
});

test("earnings say how far each has come, and a payout is shown as theirs", async () => {
  const org = await program();
  const { owner, affiliate } = org;
  const sold = [await org.sell(), await org.sell(), await org.sell({ currency: "EUR" })];
  const byBrowser = await org.sell({ heldBecause: "pixel_unreviewed" });
  const held = await org.page();
  expect(held.earnings).toMatchObject([
    { currency: "EUR", heldMinor: 1_980, payableMinor: 0, unreviewedMinor: undefined },
    { currency: "USD", heldMinor: 5_940, unreviewedMinor: 1_980 },
  ]);
  const [{ releases } = {}] = held.earnings;
  expect(Date.parse(releases?.first ?? "")).toBeGreaterThan(ago(-29).getTime());

  for (const { conversionId } of sold) await org.approve(conversionId ?? "");
  expect(byBrowser.outcome).toBe("credited");
  const { items } = await perform(createPayout, owner, {});
  const [euros, dollars] = items;
  for (const { id } of items) await perform(startPayout, owner, { id });
  await perform(settlePayout, owner, { id: dollars?.id, reference: "PP-1" });
  const reason = "Their bank has closed.";
  await perform(failPayoutLine, owner, { id: euros?.id, affiliateId: affiliate.id, reason });
  const { earnings, payouts } = await org.page();
  expect(earnings).toMatchObject([
    { currency: "EUR", payableMinor: 1_980, inPayoutMinor: 0, paidMinor: 0 },
    { currency: "USD", heldMinor: 1_980, payableMinor: 0, paidMinor: 3_960 },
  ]);
  expect(payouts.items).toMatchObject([
    { currency: "USD", status: "Paid", amountMinor: 3_960, paidAt: expect.any(String) },
    { currency: "EUR", status: "Failed", amountMinor: 1_980 },
  ]);
  expect(JSON.stringify(await org.page())).not.toContain(reason);
});

test("conversions say why they earn, page by cursor, and name no customer and no note of the team's", async () => {
  const org = await program();
  const note = "Bought with the card of a colleague";
  for (let each = 0; each < 11; each += 1) await org.sell({ occurredAt: ago(each) });
  const { conversionId } = await org.sell({ occurredAt: ago(30) });
  await org.deny(conversionId ?? "", note);
  const first = await org.page();
  expect(first.conversions.items).toHaveLength(10);
  expect(first.conversions.items[0]).toMatchObject({
    campaign: "Partners",
    status: "Pending",
    earnedMinor: 1_980,
    why: expect.stringMatching(/^20 % of 99\.00 USD is 19\.80 USD; held until /),
  });
  const second = await org.page({ conversions: first.conversions.nextCursor });
  expect(second.conversions.items).toMatchObject([
    { status: "Pending" },
    { status: "Denied", why: "Denied, so nothing is earned.", earnedMinor: 0 },
  ]);
  expect(second.conversions.nextCursor).toBeUndefined();
  expect(JSON.stringify([first, second])).not.toMatch(new RegExp(`customer\\.example|${note}`));
  await expect(org.page({ conversions: "nonsense" })).rejects.toMatchObject({
    code: "validation_failed",
  });
});

test("recruits are shown with what they bring, and neither their address nor what they earn", async () => {
  const org = await program({ subAffiliatesEnabled: true, subAffiliatePercent: 1_000 });
  const { affiliate } = org;
  expect((await org.page()).recruits).toEqual([]);
  const recruit = await org.addPartner({ recruitedById: affiliate.id, fullName: "Rita Recruit" });
  await org.sell({ reference: { affiliateSlug: recruit.slug } });
  const { recruits, conversions, totals } = await org.page();
  expect(recruits).toEqual([
    {
      id: recruit.id,
      fullName: "Rita Recruit",
      status: "Approved",
      joinedAt: expect.any(String),
      override: [{ currency: "USD", amountMinor: 198 }],
    },
  ]);
  expect(conversions.items).toMatchObject([
    { type: "Override", amountMinor: undefined, earnedMinor: 198 },
  ]);
  expect(totals.conversions).toBe(0);
  const shown = await org.at((at) => readArea(at, affiliate.id));
  expect(shown?.recentConversions).toMatchObject([
    { type: "Override", amountMinor: 0, commissionMinor: 198 },
  ]);
});

test("where a campaign lets them, affiliates make codes, at most ten, and each is written down as theirs", async () => {
  const org = await program();
  const { value, campaignId: programId } = org;
  const mint = (vanity?: string) => mintOwnCode(value, { programId, vanity }, request());
  await expect(mint()).rejects.toMatchObject({ code: "forbidden" });
  await open(org);
  expect((await org.page()).selfMintCampaigns).toMatchObject([{ programId, percentOff: 20 }]);
  expect(await mint("JANE")).toEqual({ code: "JANE", isNew: true });
  expect(await mint("JANE")).toEqual({ code: "JANE", isNew: false });
  const [row, ...others] = await auditRows(org.owner, { action: "affiliate_coupon.generated" });
  expect(others).toEqual([]);
  expect(row).toMatchObject({
    actorType: "system",
    actorLabel: "Jane Doe, affiliate",
    entityLabel: "JANE",
    after: { code: "JANE", programId },
  });
  const { coupons } = await org.page();
  expect(coupons).toMatchObject([{ code: "JANE", redemptions: 0 }]);
});

test("ten codes are the most, however many are asked for at once, and an ended one makes room", async () => {
  const org = await program();
  const { value, campaignId: programId } = org;
  await open(org);
  const more = await org.signIn(org.affiliate.id);
  const mint = (name: string, cookie = value) =>
    mintOwnCode(cookie, { programId, vanity: name }, request());
  await org.at(async ({ db, now }) => {
    const [coupon] = await db.select().from(campaignCoupons);
    await db.insert(affiliateCoupons).values(
      Array.from({ length: 8 }, (_, each) => ({
        orgId: org.orgId,
        id: uuidv7(),
        campaignCouponId: coupon?.id ?? "",
        campaignId: programId,
        affiliateId: org.affiliate.id,
        code: `OLD${each}`,
        stripeState: "local" as const,
        createdAt: now,
      })),
    );
  });
  const tries = await Promise.allSettled(
    ["NEW1", "NEW2", "NEW3", "NEW4"].map((name) => mint(name, more)),
  );
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
  await expect(mint("NEW5")).rejects.toMatchObject({ code: "conflict" });
  const { coupons } = await org.page();
  await perform(revokeAffiliateCoupon, org.owner, { couponId: coupons[0]?.id });
  expect(await mint("NEW6")).toMatchObject({ isNew: true });
});

test("an invitation to a further campaign is accepted on their page, on its terms and once", async () => {
  const org = await program();
  const { owner, affiliate, value } = org;
  const { id: further } = await perform(createCampaign, owner, { name: "Gold", slug: "gold" });
  const invite = (campaignId: string, email: string) =>
    perform(createAffiliateInvite, owner, {
      campaignId,
      email,
      fullName: "Jane Doe",
      customCommissionType: "Percentage",
      customCommissionValue: 40,
    });
  const { inviteId = "" } = await invite(further, affiliate.email);
  const { inviteId: notTheirs = "" } = await invite(further, `other-${affiliate.email}`);
  expect((await org.page()).invites).toMatchObject([
    { id: inviteId, campaign: "Gold", earns: "40 % of each sale" },
  ]);
  const join = (id: string) => joinCampaign(value, { inviteId: id }, request());
  await expect(join(notTheirs)).rejects.toMatchObject({ code: "not_found" });
  expect(await join(inviteId)).toEqual({ campaign: "Gold" });
  await expect(join(inviteId)).rejects.toMatchObject({ code: "not_found" });
  const { invites, campaigns: mine } = await org.page();
  expect(invites).toEqual([]);
  expect(mine).toMatchObject([{ name: "Partners" }, { name: "Gold", earns: "40 % of each sale" }]);
  const [row] = await auditRows(owner, { action: "affiliate_invite.accepted" });
  expect(row).toMatchObject({
    actorLabel: "Jane Doe, affiliate",
    entityId: inviteId,
    after: { affiliateId: affiliate.id },
  });
});

test("a new payout address is written down, and told to whoever reads their mail", async () => {
  const org = await program();
  const { owner, affiliate, value } = org;
  const change = (paypalEmail?: string) => changePayoutAddress(value, { paypalEmail }, request());
  await change("pay@example.com");
  await change("pay@example.com");
  expect(await org.page()).toMatchObject({ paypalEmail: "pay@example.com" });
  expect(await change()).toEqual({ paypalEmail: affiliate.email });
  expect((await org.page()).paypalEmail).toBeUndefined();
  const rows = await auditRows(owner, { action: "affiliate.payout_address_changed" });
  expect(rows.map(({ before, after }) => [before, after])).toEqual([
    [{ paypalEmail: "pay@example.com" }, { paypalEmail: null }],
    [{ paypalEmail: null }, { paypalEmail: "pay@example.com" }],
  ]);
  expect(rows[0]).toMatchObject({ actorLabel: "Jane Doe, affiliate", entityId: affiliate.id });
  const mails = await mailsOf(org, affiliate.email);
  expect(mails.map(({ template }) => template)).toEqual([
    "affiliate_payout_address",
    "affiliate_payout_address",
  ]);
  expect(mails[0]?.text).toContain("changed to pay@example.com");
});

test("without a session, once removed, while suspended and too fast nothing is changed", async () => {
  const org = await program();
  const { value, affiliate } = org;
  const change = (cookie: string | undefined) =>
    changePayoutAddress(cookie, { paypalEmail: `${uuidv7()}@example.com` }, request());
  for (const cookie of [undefined, "", "rk_area_unknown"]) {
    await expect(change(cookie)).rejects.toMatchObject({ code: "unauthorized" });
  }
  const suspend = (suspendedAt: Date | null) =>
    org.at(({ db }) => db.update(orgs).set({ suspendedAt }).where(eq(orgs.id, org.orgId)));
  await suspend(new Date());
  await expect(change(value)).rejects.toMatchObject({ code: "org_suspended" });
  expect(await org.page()).toMatchObject({ paypalEmail: undefined });
  await suspend(null);
  const tries = await Promise.allSettled(Array.from({ length: 25 }, () => change(value)));
  const refused = tries.filter(({ status }) => status === "rejected");
  expect(refused.length).toBeGreaterThan(4);
  expect(refused[0]).toMatchObject({ reason: { code: "rate_limited" } });
  const late = await org.signIn(affiliate.id);
  await perform(removeAffiliate, org.owner, { id: affiliate.id });
  await expect(change(late)).rejects.toMatchObject({ code: "unauthorized" });
});

test("a session reaches one affiliate of one organization, whatever ids are sent", async () => {
  const mine = await program();
  const theirs = await program();
  await open(theirs);
  await expect(
    mintOwnCode(mine.value, { programId: theirs.campaignId }, request()),
  ).rejects.toMatchObject({ code: "conflict" });
  const { inviteId = "" } = await perform(createAffiliateInvite, theirs.owner, {
    campaignId: theirs.campaignId,
    email: mine.affiliate.email,
  });
  await expect(joinCampaign(mine.value, { inviteId }, request())).rejects.toMatchObject({
    code: "not_found",
  });
  expect((await mine.page()).invites).toEqual([]);
  const rows = await theirs.at(({ db }) => db.select().from(affiliates));
  expect(rows).toHaveLength(1);
});
