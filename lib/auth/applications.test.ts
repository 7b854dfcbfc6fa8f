import { eq } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { beforeEach, expect, test } from "vitest";
import { users } from "@/drizzle/schema";
import { applyTo } from "@/lib/affiliates/apply";
import {
  approveAffiliate,
  getAffiliate,
  listAffiliates,
  rejectAffiliate,
} from "@/lib/affiliates/operations";
import type { ApplicationInput } from "@/lib/affiliates/shape";
import {
  archiveCampaign,
  createCampaign,
  getCampaign,
  updateCampaign,
} from "@/lib/campaigns/operations";
import type { CreateCampaignInput } from "@/lib/campaigns/shape";
import { perform } from "@/lib/operations/perform";
import { asSystem } from "@/lib/operations/system";
import { setPlan } from "@/lib/orgs/operations";
import { setSubAffiliateConfig } from "@/lib/sub-affiliates/operations";
import { testCampaign } from "@/lib/testing/campaign";
import { mailsOf, secretIn } from "@/lib/testing/mails";
import { auditRows } from "@/lib/testing/org";
import { addAffiliate, inProgram } from "@/lib/testing/rows";
import { areaOf, openMagicLink } from "./affiliate-area";
import { applyToCampaign, readCampaignOffer } from "./applications";
import { localRequest, operatorCaller } from "./caller";

type Org = Awaited<ReturnType<typeof testCampaign>>;

const open = (input: Partial<CreateCampaignInput> = {}) =>
  testCampaign({ networkVisibility: "Unlisted", ...input });

let jane: string;
let network: string;
beforeEach(() => {
  const id = uuidv7();
  jane = `jane-${id}@example.com`;
  network = `2001:db8:${id.slice(24, 28)}:${id.slice(28, 32)}::1`;
});

function apply(org: Org, input: Partial<ApplicationInput> = {}, ip = network) {
  return applyToCampaign(
    { org: org.slug, campaign: "partners" },
    { fullName: "Jane Doe", email: jane, application: "I write about tools.", ...input },
    { ...localRequest(), ip },
  );
}

async function listed(org: Org) {
  return (await perform(listAffiliates, org.owner, {})).items;
}

test("an application waits for an answer; applicant and team are told, and it is written down", async () => {
  const org = await open();
  await org.member("viewer");
  await org.member("manager");
  expect(await apply(org, { website: "https://jane.example" })).toBeUndefined();
  const [{ id } = { id: "" }] = await listed(org);
  expect(await perform(getAffiliate, org.owner, { id })).toMatchObject({
    email: jane,
    status: "Pending",
    website: "https://jane.example",
    application: "I write about tools.",
    campaignIds: [org.campaignId],
  });
  const mails = await mailsOf(org);
  expect(mails.map(({ template }) => template)).toEqual([
    "application_received",
    "application_arrived",
    "application_arrived",
  ]);
  expect(mails[1]?.text).toContain(`/${org.slug}/affiliates/${id}`);
  const [row] = await auditRows(org.owner, { action: "affiliate.applied" });
  expect(row).toMatchObject({
    actorType: "system",
    entityId: id,
    input: { outsideText: { fullName: "Jane Doe", application: "I write about tools." } },
    after: { status: "Pending" },
  });
});

test("where a campaign approves by itself, the welcome mail opens their own page", async () => {
  const org = await open({ autoApprove: true });
  await apply(org, { slug: "jane" });
  const [mail] = await mailsOf(org, jane);
  expect(mail?.template).toBe("affiliate_approved");
  const value = await openMagicLink(mail ? secretIn(mail) : "", localRequest());
  expect(await areaOf(value)).toMatchObject({ slug: "jane", status: "Approved" });
});

test("who is known is told by mail alone, whatever their standing; nothing about them changes", async () => {
  const org = await open({ autoApprove: true });
  for (const status of ["Pending", "Approved", "Rejected", "Paused", "Removed"] as const) {
    const { id } = await addAffiliate(org, { status });
    const email = `${id}@example.com`;
    const before = await perform(getAffiliate, org.owner, { id });
    expect(await apply(org, { email, fullName: "Mallory" })).toBeUndefined();
    expect(await perform(getAffiliate, org.owner, { id })).toEqual(before);
    const [mail, ...more] = await mailsOf(org, email);
    expect(more).toEqual([]);
    expect(mail?.text).toContain("Hello Jane Doe,");
    expect(mail?.text).not.toContain("Mallory");
    expect(mail?.text.includes("/a/rk_link_")).toBe(status === "Approved" || status === "Paused");
  }
  const asked = await mailsOf(org, `olivia@${org.slug}.example.com`);
  expect(asked.map(({ subject }) => subject)).toEqual(["Jane Doe would like to join Partners"]);
  expect(await auditRows(org.owner, { action: "affiliate.applied_again" })).toHaveLength(5);
});

test("what is refused is refused before anybody is looked for: known or not, it is the same", async () => {
  const org = await open();
  await addAffiliate(org);
  const [known] = await listed(org);
  for (const email of [known?.email, jane]) {
    await expect(apply(org, { email, slug: known?.slug })).rejects.toMatchObject({
      code: "slug_already_taken",
      details: { field: "slug" },
    });
  }
  await perform(setPlan, operatorCaller(org.slug), { tier: "Free" });
  for (let n = 0; n < 49; n++) await addAffiliate(org);
  for (const email of [known?.email, jane]) {
    await expect(apply(org, { email })).rejects.toMatchObject({ code: "conflict" });
  }
});

test("only an open campaign that people may see has a page", async () => {
  const org = await open();
  const page = { org: org.slug, campaign: "partners" };
  const { campaignId: id } = org;
  expect(await readCampaignOffer(page)).toMatchObject({
    name: "Partners",
    earns: "20 % of each sale",
    brand: { name: "Acme" },
  });
  expect(await perform(getCampaign, org.owner, { id })).toMatchObject({
    applicationUrl: expect.stringMatching(new RegExp(`/p/${org.slug}/partners$`)),
  });
  for (const change of [
    { networkVisibility: "Private" },
    {
      networkVisibility: "Listed",
      defaultCommissionModel: "Cpl",
      defaultCommissionType: "Fixed",
      defaultCommissionValue: 1,
    },
  ] as const) {
    await perform(updateCampaign, org.owner, { id, ...change });
    expect(await readCampaignOffer(page)).toBeNull();
    await expect(apply(org)).rejects.toMatchObject({ code: "not_found" });
  }
  const other = { name: "Other", slug: "other", networkVisibility: "Listed" } as const;
  const { id: otherId } = await perform(createCampaign, org.owner, other);
  await perform(archiveCampaign, org.owner, { id: otherId });
  expect(await readCampaignOffer({ ...page, campaign: "other" })).toBeNull();
  expect(await readCampaignOffer({ org: "no such", campaign: "\0" })).toBeNull();
});

test("a recruiter counts where the campaign lets them recruit, once they are approved in it", async () => {
  const org = await open();
  await apply(org, { email: `r-${jane}`, slug: "recruiter" });
  const [recruiter = { id: "" }] = await listed(org);
  const recruiterOf = async (via: string) => {
    const email = `${uuidv7()}@example.com`;
    await apply(org, { email, via });
    return (await listed(org)).find((each) => each.email === email)?.recruitedById;
  };
  await letRecruit(org);
  expect(await recruiterOf("recruiter")).toBeUndefined();
  await perform(approveAffiliate, org.owner, { id: recruiter.id });
  expect(await recruiterOf("recruiter")).toBe(recruiter.id);
  expect(await recruiterOf("nobody")).toBeUndefined();
  await letRecruit(org, false);
  expect(await recruiterOf("recruiter")).toBeUndefined();
});

async function letRecruit(org: Org, enabled = true) {
  await asSystem(localRequest(), async ({ db, now }) => {
    await db.update(users).set({ emailVerifiedAt: now }).where(eq(users.id, org.userId));
  });
  const input = { programId: org.campaignId, enabled, percent: 10 };
  await perform(setSubAffiliateConfig, org.owner, input);
}

test("the same network may try twenty times in a quarter of an hour, and one address be tried thrice", async () => {
  const org = await open();
  for (let n = 0; n < 3; n++) await apply(org);
  await expect(apply(org)).rejects.toMatchObject({ code: "rate_limited" });
  for (let n = 0; n < 16; n++) await apply(org, { email: `${n}-${jane}` });
  await expect(apply(org, { email: `one-more-${jane}` })).rejects.toMatchObject({
    code: "rate_limited",
  });
  await apply(org, { email: `one-more-${jane}` }, `${network.slice(0, -1)}2`.replace("db8", "db9"));
});

test("ten applications with one address at once make one affiliate", async () => {
  const org = await open();
  const input = { fullName: "Jane Doe", email: jane, application: "I write." };
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, () =>
      inProgram(org, async ({ db, now }) => {
        return applyTo({ db, now, org: { id: org.orgId } }, org.campaignId, input);
      }),
    ),
  );
  expect(outcomes.filter(({ isNew }) => isNew)).toHaveLength(1);
  expect(await listed(org)).toHaveLength(1);
});

test("a rejection is mailed in the company's name", async () => {
  const org = await open();
  await apply(org);
  const [row] = await listed(org);
  await perform(rejectAffiliate, org.owner, { id: row?.id, reason: "No <b>overlap</b>." });
  const mail = (await mailsOf(org, jane)).at(-1);
  expect(mail?.html).toContain("Acme runs its affiliate program with Rekomi.");
  expect(mail?.html).toContain("No &lt;b&gt;overlap&lt;/b&gt;.");
});
