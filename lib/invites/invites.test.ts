import { expect, test } from "vitest";
import { removeAffiliate } from "@/lib/affiliates/operations";
import { operatorCaller } from "@/lib/auth/caller";
import { archiveCampaign, createCampaign } from "@/lib/campaigns/operations";
import { perform } from "@/lib/operations/perform";
import { setPlan } from "@/lib/orgs/operations";
import type { SetPlanInput } from "@/lib/orgs/shape";
import { testCampaign } from "@/lib/testing/campaign";
import { mailsOf } from "@/lib/testing/mails";
import { auditRows } from "@/lib/testing/org";
import { addAffiliate } from "@/lib/testing/rows";
import {
  bulkInviteAffiliates,
  cancelAffiliateInvite,
  createAffiliateInvite,
  listAffiliateInvites,
  resendAffiliateInvite,
} from "./operations";

const JANE = "jane@example.com";

const plan = (slug: string, input: SetPlanInput) => perform(setPlan, operatorCaller(slug), input);

test("an invitation is mailed in the company's name, with its note cleaned, and written down", async () => {
  const org = await testCampaign();
  const sent = await perform(createAffiliateInvite, org.owner, {
    campaignId: org.campaignId,
    email: "Jane@Example.com",
    fullName: "Jane Doe",
    slug: "jane",
    personalNoteHtml: '<p onclick="x">Hi <b>Jane</b><script>alert(1)</script></p>',
  });
  expect(sent).toMatchObject({ outcome: "invited", email: JANE, slug: "jane" });
  const [mail, ...more] = await mailsOf(org, JANE);
  expect(more).toEqual([]);
  expect(mail?.subject).toBe("Acme invites you to its affiliate program");
  expect(mail?.html).toContain("<p>Hi <b>Jane</b></p>");
  expect(mail?.html).not.toContain("alert");
  expect(mail?.text).toContain("You earn 20 % of each sale");
  expect(mail?.text).toMatch(/\/a\/invites\/rk_join_/);
  const [row] = await auditRows(org.owner, { action: "affiliate_invite.sent" });
  expect(row).toMatchObject({ entityId: sent.inviteId, after: { campaign: "Partners" } });
  expect(JSON.stringify(row)).not.toContain("rk_join_");
});

test("the same person again changes nothing and is sent no second mail, even at once", async () => {
  const org = await testCampaign();
  const input = { campaignId: org.campaignId, email: JANE };
  const all = await Promise.all(
    Array.from({ length: 5 }, () => perform(createAffiliateInvite, org.owner, input)),
  );
  expect(all.filter(({ outcome }) => outcome === "invited")).toHaveLength(1);
  expect(new Set(all.map(({ inviteId, slug }) => `${inviteId} ${slug}`)).size).toBe(1);
  expect(await mailsOf(org, JANE)).toHaveLength(1);
});

test("a name that somebody has is refused, and one that is kept for the person is not", async () => {
  const org = await testCampaign();
  const { campaignId } = org;
  await perform(createAffiliateInvite, org.owner, { campaignId, email: JANE, slug: "jane" });
  await expect(
    perform(createAffiliateInvite, org.owner, { campaignId, email: "j@example.com", slug: "jane" }),
  ).rejects.toMatchObject({ code: "slug_already_taken", details: { field: "slug" } });
  const other = await perform(createCampaign, org.owner, { name: "Other", slug: "other" });
  const second = await perform(createAffiliateInvite, org.owner, {
    campaignId: other.id,
    email: JANE,
  });
  expect(second).toMatchObject({ outcome: "invited", slug: "jane" });
});

test("a commission of their own is stored to the smallest unit, and has to fit the campaign", async () => {
  const org = await testCampaign();
  const invite = (input: object) =>
    perform(createAffiliateInvite, org.owner, {
      campaignId: org.campaignId,
      email: JANE,
      ...input,
    });
  for (const [input, field] of [
    [{ customCommissionType: "Fixed" }, "customCommissionValue"],
    [{ customCommissionValue: 10 }, "customCommissionType"],
    [{ customCommissionType: "Percentage", customCommissionValue: 101 }, "customCommissionValue"],
    [{ customCommissionType: "Fixed", customCommissionValue: 0.001 }, "customCommissionValue"],
  ] as const) {
    await expect(invite(input)).rejects.toMatchObject({
      code: "validation_failed",
      details: { field },
    });
  }
  await invite({ customCommissionType: "Fixed", customCommissionValue: 0.5 });
  const { items } = await perform(listAffiliateInvites, org.owner, {});
  expect(items).toMatchObject([
    { customCommissionType: "Fixed", customCommissionValue: 0.5, status: "Open" },
  ]);
  expect((await mailsOf(org, JANE))[0]?.text).toContain("You earn $0.50 for each sale");
});

test("nobody is invited to an archived campaign, or to one of somebody else", async () => {
  const [org, other] = [await testCampaign(), await testCampaign()];
  await perform(archiveCampaign, org.owner, { id: org.campaignId });
  const invite = (campaignId: string) =>
    perform(createAffiliateInvite, org.owner, { campaignId, email: JANE });
  await expect(invite(org.campaignId)).rejects.toMatchObject({ code: "conflict" });
  await expect(invite(other.campaignId)).rejects.toMatchObject({ code: "not_found" });
});

test("many are invited at once: each address once, and a name that cannot be kept is replaced", async () => {
  const org = await testCampaign();
  const { campaignId } = org;
  await perform(createAffiliateInvite, org.owner, { campaignId, email: JANE, slug: "jane" });
  const sent = await perform(bulkInviteAffiliates, org.owner, {
    campaignId,
    recipients: [
      { email: "ann@example.com", slug: "ann", fullName: "Ann" },
      { email: "ANN@example.com", slug: "ann-2" },
      { email: "bob@example.com", slug: "jane" },
      { email: "cleo@example.com", slug: "ann" },
      { email: "dan@example.com", slug: "Dan & Co" },
      { email: JANE },
    ],
  });
  expect(sent).toMatchObject({ invited: 4, skipped: 1 });
  expect(sent.results.map(({ email, outcome }) => [email, outcome])).toEqual([
    ["ann@example.com", "invited"],
    ["bob@example.com", "invited"],
    ["cleo@example.com", "invited"],
    ["dan@example.com", "invited"],
    [JANE, "already_invited"],
  ]);
  expect(sent.slugConflicts).toMatchObject([
    { email: "bob@example.com", requestedSlug: "jane", reason: "taken" },
    { email: "cleo@example.com", requestedSlug: "ann", reason: "taken" },
    { email: "dan@example.com", requestedSlug: "Dan & Co", reason: "not_a_slug" },
  ]);
  expect(new Set(sent.results.map(({ slug }) => slug)).size).toBe(5);
  expect(await mailsOf(org, "ann@example.com")).toHaveLength(1);
  const again = await perform(bulkInviteAffiliates, org.owner, {
    campaignId,
    emails: ["ann@example.com"],
  });
  expect(again).toMatchObject({ invited: 0, skipped: 1, slugConflicts: [] });
});

test.each([
  [{}, "recipients"],
  [{ recipients: [{ email: JANE }], emails: [JANE] }, "recipients"],
  [{ emails: [] }, "emails"],
  [{ emails: Array.from({ length: 51 }, (_, n) => `n${n}@example.com`) }, "emails"],
  [{ recipients: [{ email: "nobody" }] }, "recipients.0.email"],
])("of many, %j is refused by its field", async (input, field) => {
  const org = await testCampaign();
  await expect(
    perform(bulkInviteAffiliates, org.owner, { campaignId: org.campaignId, ...input }),
  ).rejects.toMatchObject({ code: "validation_failed", details: { field } });
});

test("many at once take a plan that is paid for, and one at a time none", async () => {
  const org = await testCampaign();
  const { campaignId } = org;
  const bulk = () => perform(bulkInviteAffiliates, org.owner, { campaignId, emails: [JANE] });
  for (const input of [
    { tier: "Growth", status: "Trialing" },
    { tier: "Growth", status: "Canceled" },
    { tier: "Free", status: "Active" },
  ] as const) {
    await plan(org.slug, input);
    await expect(bulk()).rejects.toMatchObject({
      code: "paid_plan_required",
      details: { required: "Starter" },
    });
  }
  await perform(createAffiliateInvite, org.owner, { campaignId, email: "free@example.com" });
  await plan(org.slug, { tier: "Starter", status: "PastDue" });
  expect(await bulk()).toMatchObject({ invited: 1 });
});

test("who was removed can be invited again, and keeps their name", async () => {
  const org = await testCampaign();
  const { campaignId } = org;
  const { id } = await addAffiliate(org);
  const email = `${id}@example.com`;
  await perform(removeAffiliate, org.owner, { id });
  const sent = await perform(createAffiliateInvite, org.owner, {
    campaignId,
    email,
    slug: "another",
  });
  expect(sent).toMatchObject({ outcome: "invited", affiliateId: id });
  expect(sent.slug).toMatch(/^jane-/);
});

test("an invitation is sent again with another link, and a withdrawn one only anew", async () => {
  const org = await testCampaign();
  const { campaignId } = org;
  const invite = () =>
    perform(createAffiliateInvite, org.owner, { campaignId, email: JANE, slug: "jane" });
  const { inviteId: id = "" } = await invite();
  await perform(resendAffiliateInvite, org.owner, { id });
  const mails = await mailsOf(org, JANE);
  expect(mails).toHaveLength(2);
  expect(mails[0]?.text).not.toBe(mails[1]?.text);
  expect(await perform(cancelAffiliateInvite, org.owner, { id })).toMatchObject({
    status: "Canceled",
  });
  await perform(cancelAffiliateInvite, org.owner, { id });
  await expect(perform(resendAffiliateInvite, org.owner, { id })).rejects.toMatchObject({
    code: "conflict",
  });
  expect(await invite()).toMatchObject({ outcome: "invited", inviteId: id });
});

test("the list shows what became of each, by campaign and status, in pages", async () => {
  const org = await testCampaign();
  const { campaignId } = org;
  const emails = ["a@example.com", "b@example.com", "c@example.com"];
  await perform(bulkInviteAffiliates, org.owner, { campaignId, emails });
  const first = await perform(listAffiliateInvites, org.owner, { take: 2 });
  expect(first).toMatchObject({ hasMore: true });
  const { nextCursor: cursor } = first;
  const rest = await perform(listAffiliateInvites, org.owner, { take: 2, cursor });
  expect([...first.items, ...rest.items].map(({ email }) => email).sort()).toEqual(emails);
  await perform(cancelAffiliateInvite, org.owner, { id: rest.items[0]?.id });
  const withStatus = async (status: string) =>
    (await perform(listAffiliateInvites, org.owner, { status, campaignId })).items.length;
  expect(await withStatus("Open")).toBe(2);
  expect(await withStatus("Canceled")).toBe(1);
  expect(await withStatus("Accepted")).toBe(0);
});

test("viewers see the list and invite nobody; another organization sees nothing", async () => {
  const [org, other] = [await testCampaign(), await testCampaign()];
  const { campaignId } = org;
  const { inviteId: id } = await perform(createAffiliateInvite, org.owner, {
    campaignId,
    email: JANE,
  });
  const { caller } = await org.member("viewer");
  expect((await perform(listAffiliateInvites, caller, {})).items).toHaveLength(1);
  expect((await perform(listAffiliateInvites, other.owner, {})).items).toEqual([]);
  await expect(perform(cancelAffiliateInvite, caller, { id })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(perform(cancelAffiliateInvite, other.owner, { id })).rejects.toMatchObject({
    code: "not_found",
  });
});
