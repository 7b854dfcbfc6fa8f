import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { affiliateInvites, enrollments } from "@/drizzle/schema";
import {
  getAffiliate,
  listAffiliates,
  pauseAffiliate,
  removeAffiliate,
} from "@/lib/affiliates/operations";
import { archiveCampaign, createCampaign } from "@/lib/campaigns/operations";
import {
  cancelAffiliateInvite,
  createAffiliateInvite,
  resendAffiliateInvite,
} from "@/lib/invites/operations";
import { perform } from "@/lib/operations/perform";
import { setPlan } from "@/lib/orgs/operations";
import { testCampaign } from "@/lib/testing/campaign";
import { mailsOf, secretIn } from "@/lib/testing/mails";
import { auditRows } from "@/lib/testing/org";
import { addAffiliate, inProgram } from "@/lib/testing/rows";
import { areaOf } from "./affiliate-area";
import { acceptAffiliateInvite, readAffiliateInvite } from "./affiliate-invites";
import { localRequest, operatorCaller } from "./caller";

const JANE = "jane@example.com";
type Org = Awaited<ReturnType<typeof testCampaign>>;

const invite = (org: Org, input: Record<string, unknown> = {}) =>
  perform(createAffiliateInvite, org.owner, {
    campaignId: org.campaignId,
    email: JANE,
    fullName: "Jane Doe",
    ...input,
  });

/** The link of the newest mail to somebody. */
async function linkTo(org: Org, email = JANE) {
  const mail = (await mailsOf(org, email)).at(-1);
  return mail ? secretIn(mail) : "";
}

const accept = (link: string, name?: string) => acceptAffiliateInvite(link, name, localRequest());
const gone = { code: "not_found" };

async function only(org: Org) {
  const { items } = await perform(listAffiliates, org.owner, {});
  expect(items).toHaveLength(1);
  return perform(getAffiliate, org.owner, { id: items[0]?.id });
}

test("whoever accepts is in, on the terms of the invitation, and sees their own page", async () => {
  const org = await testCampaign({ description: "For makers" });
  await invite(org, {
    slug: "jane",
    customCommissionType: "Percentage",
    customCommissionValue: 30,
  });
  const link = await linkTo(org);
  expect(await readAffiliateInvite(link)).toMatchObject({
    brand: { name: "Acme" },
    email: JANE,
    fullName: "Jane Doe",
    isKnown: false,
    earns: "30 % of each sale",
    campaign: { name: "Partners", description: "For makers" },
  });
  const value = await accept(link);
  expect(await areaOf(value)).toMatchObject({ fullName: "Jane Doe", slug: "jane" });
  expect(await only(org)).toMatchObject({
    email: JANE,
    slug: "jane",
    status: "Approved",
    enrollments: [
      {
        campaignId: org.campaignId,
        customCommissionType: "Percentage",
        customCommissionValue: 30,
      },
    ],
  });
  const [row] = await auditRows(org.owner, { action: "affiliate_invite.accepted" });
  expect(row).toMatchObject({
    actorType: "system",
    entityType: "affiliate_invite",
    entityLabel: JANE,
    after: { status: "Approved", outsideText: { fullName: "Jane Doe" } },
  });
  expect(await invite(org)).toMatchObject({ outcome: "already_enrolled", slug: "jane" });
});

test("of five who follow a link at once, one comes in, and the link is used", async () => {
  const org = await testCampaign();
  await invite(org);
  const link = await linkTo(org);
  const tries = await Promise.allSettled(Array.from({ length: 5 }, () => accept(link)));
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const each of tries) if (each.status === "rejected") expect(each.reason).toMatchObject(gone);
  expect(await readAffiliateInvite(link)).toBeNull();
  await only(org);
});

test("two invitations of one person that are accepted at once make one affiliate", async () => {
  const org = await testCampaign();
  const other = await perform(createCampaign, org.owner, { name: "Other", slug: "other" });
  await invite(org);
  const first = await linkTo(org);
  await invite(org, { campaignId: other.id });
  const second = await linkTo(org);
  await Promise.all([accept(first), accept(second)]);
  expect((await only(org)).campaignIds.toSorted()).toEqual([org.campaignId, other.id].toSorted());
});

test("without a name in the invitation one is asked for", async () => {
  const org = await testCampaign();
  await invite(org, { fullName: undefined });
  const link = await linkTo(org);
  await expect(accept(link)).rejects.toMatchObject({
    code: "validation_failed",
    details: { field: "fullName" },
  });
  await accept(link, "Jane D.");
  expect(await only(org)).toMatchObject({ fullName: "Jane D." });
});

test("where the company decides, accepting is an application that it hears of", async () => {
  const org = await testCampaign();
  const manager = await org.member("manager");
  await org.member("viewer");
  await invite(org, { autoApprove: false });
  const value = await accept(await linkTo(org));
  expect(await areaOf(value)).toMatchObject({ status: "Pending" });
  const mails = await mailsOf(org);
  expect(mails.map(({ template }) => template)).toEqual([
    "affiliate_invite",
    "application_received",
    "application_arrived",
    "application_arrived",
  ]);
  expect(mails.map(({ to }) => to)).toContain(`${manager.userId}@example.com`);
});

test("what was withdrawn, sent again, archived or has expired opens nothing", async () => {
  const org = await testCampaign();
  const { inviteId: id = "" } = await invite(org);
  const first = await linkTo(org);
  await perform(resendAffiliateInvite, org.owner, { id });
  await expect(accept(first)).rejects.toMatchObject(gone);
  const second = await linkTo(org);
  await perform(cancelAffiliateInvite, org.owner, { id });
  await expect(accept(second)).rejects.toMatchObject(gone);

  await invite(org);
  const third = await linkTo(org);
  await inProgram(org, async (ctx) => {
    await ctx.db
      .update(affiliateInvites)
      .set({ expiresAt: new Date(ctx.now.getTime() - 1) })
      .where(eq(affiliateInvites.id, id));
  });
  expect(await readAffiliateInvite(third)).toBeNull();
  await expect(accept(third)).rejects.toMatchObject(gone);

  await perform(resendAffiliateInvite, org.owner, { id });
  const fourth = await linkTo(org);
  await perform(archiveCampaign, org.owner, { id: org.campaignId });
  expect(await readAffiliateInvite(fourth)).toBeNull();
  await expect(accept(fourth)).rejects.toMatchObject(gone);
  await expect(accept("rk_join_nothing")).rejects.toMatchObject(gone);
});

test("an affiliate keeps name and standing, and takes part in one campaign more", async () => {
  const org = await testCampaign();
  const { id } = await addAffiliate(org);
  await perform(pauseAffiliate, org.owner, { id });
  const email = `${id}@example.com`;
  await invite(org, { email, fullName: "Somebody Else" });
  const link = await linkTo(org, email);
  expect(await readAffiliateInvite(link)).toMatchObject({ isKnown: true });
  await accept(link, "Yet Another");
  expect(await only(org)).toMatchObject({
    fullName: "Jane Doe",
    status: "Paused",
    campaignIds: [org.campaignId],
  });
});

test.each(["Rejected", "Removed", "Pending"] as const)(
  "who was %s and is invited comes in by accepting",
  async (status) => {
    const org = await testCampaign();
    const { id } = await addAffiliate(org, { status });
    const email = `${id}@example.com`;
    await invite(org, { email });
    await accept(await linkTo(org, email));
    expect(await only(org)).toMatchObject({ id, status: "Approved" });
  },
);

test("removing somebody ends their open invitations and closes their page", async () => {
  const org = await testCampaign();
  await invite(org);
  const value = await accept(await linkTo(org));
  const other = await perform(createCampaign, org.owner, { name: "Other", slug: "other" });
  await invite(org, { campaignId: other.id });
  const { id } = await only(org);
  await perform(removeAffiliate, org.owner, { id });
  expect(await areaOf(value)).toBeNull();
  await expect(accept(await linkTo(org))).rejects.toMatchObject(gone);
});

test("the plan's limit holds exactly where people come in, and uses no invitation up", async () => {
  const org = await testCampaign();
  await perform(setPlan, operatorCaller(org.slug), { tier: "Free" });
  for (let n = 0; n < 49; n++) await addAffiliate(org);
  const links: string[] = [];
  for (const email of ["a@example.com", "b@example.com", "c@example.com"]) {
    await invite(org, { email });
    links.push(await linkTo(org, email));
  }
  const tries = await Promise.allSettled(links.map((link) => accept(link)));
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const each of tries)
    if (each.status === "rejected") expect(each.reason).toMatchObject({ code: "conflict" });
  await perform(setPlan, operatorCaller(org.slug), { tier: "Starter" });
  const rest = links.filter((_link, index) => tries[index]?.status === "rejected");
  for (const link of rest) await accept(link);
});

test("a commission agreed on in an invitation replaces an earlier one, and none leaves it", async () => {
  const org = await testCampaign();
  await invite(org, { customCommissionType: "Percentage", customCommissionValue: 30 });
  await accept(await linkTo(org));
  const { id } = await only(org);
  const terms = () =>
    inProgram(org, async (ctx) => {
      const [row] = await ctx.db
        .select()
        .from(enrollments)
        .where(and(eq(enrollments.orgId, org.orgId), eq(enrollments.affiliateId, id)));
      return row?.commissionValue;
    });
  expect(await terms()).toBe(3_000);
  await perform(removeAffiliate, org.owner, { id });
  await invite(org);
  await accept(await linkTo(org));
  expect(await terms()).toBe(3_000);
});

test("whatever is done with the same people at once, nobody is locked out for good", async () => {
  const org = await testCampaign();
  const emails = ["a@example.com", "b@example.com", "c@example.com"];
  const codes: string[] = [];
  const told = (error: { code: string }) => codes.push(error.code);
  const person = (n: number) => emails[n % emails.length] ?? "";
  const act = async (n: number) => {
    const { inviteId: id = "" } = await invite(org, { email: person(n), slug: `slug-${n % 4}` });
    const link = await linkTo(org, person(n));
    await Promise.all([
      accept(link).catch(told),
      perform(resendAffiliateInvite, org.owner, { id }).catch(told),
    ]);
    await perform(cancelAffiliateInvite, org.owner, { id });
    const { items } = await perform(listAffiliates, org.owner, {});
    const theirs = items.find(({ email }) => email === person(n + 1));
    if (theirs) await perform(removeAffiliate, org.owner, { id: theirs.id });
  };
  await Promise.all(Array.from({ length: 24 }, (_, n) => act(n).catch(told)));
  const expected = ["conflict", "not_found", "slug_already_taken", "validation_failed"];
  expect(codes.filter((code) => !expected.includes(code))).toEqual([]);
  const { items } = await perform(listAffiliates, org.owner, {});
  expect(new Set(items.map(({ email }) => email)).size).toBe(items.length);
});
