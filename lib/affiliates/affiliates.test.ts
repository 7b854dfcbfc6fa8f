import { expect, test } from "vitest";
import { createCampaign } from "@/lib/campaigns/operations";
import { perform } from "@/lib/operations/perform";
import { testCampaign } from "@/lib/testing/campaign";
import { mailsOf } from "@/lib/testing/mails";
import { auditRows } from "@/lib/testing/org";
import { addAffiliate, inProgram } from "@/lib/testing/rows";
import { enroll } from "./enroll";
import {
  approveAffiliate,
  getAffiliate,
  pauseAffiliate,
  removeAffiliate,
  resumeAffiliate,
  updateAffiliate,
} from "./operations";
import type { AffiliateStatus } from "./shape";

async function testAffiliate(status: AffiliateStatus = "Approved") {
  const org = await testCampaign();
  const { id } = await addAffiliate(org, { status });
  await inProgram(org, async ({ db, now }) => {
    const at = { db, now, org: { id: org.orgId } };
    await enroll(at, { campaignId: org.campaignId, affiliateId: id });
  });
  return { ...org, id };
}

test("an approved affiliate is paused, resumed and removed, each once and written down", async () => {
  const { id, owner } = await testAffiliate();
  expect(await perform(pauseAffiliate, owner, { id })).toMatchObject({ status: "Paused" });
  expect(await perform(pauseAffiliate, owner, { id })).toMatchObject({ status: "Paused" });
  expect(await perform(resumeAffiliate, owner, { id })).toMatchObject({ status: "Approved" });
  expect(await perform(removeAffiliate, owner, { id })).toMatchObject({ status: "Removed" });
  const rows = await auditRows(owner, { entityType: "affiliate" });
  expect(rows.map(({ action, before, after }) => [action, before, after])).toEqual([
    ["affiliate.removed", { status: "Approved" }, { status: "Removed", fullName: "Jane Doe" }],
    ["affiliate.resumed", { status: "Paused" }, { status: "Approved", fullName: "Jane Doe" }],
    ["affiliate.paused", undefined, undefined],
    ["affiliate.paused", { status: "Approved" }, { status: "Paused", fullName: "Jane Doe" }],
  ]);
});

test.each([
  ["Pending", pauseAffiliate],
  ["Removed", pauseAffiliate],
  ["Pending", resumeAffiliate],
  ["Removed", resumeAffiliate],
  ["Paused", approveAffiliate],
] as const)("who is %s is refused what does not follow from it", async (status, operation) => {
  const { id, owner } = await testAffiliate(status);
  await expect(perform(operation, owner, { id })).rejects.toMatchObject({ code: "conflict" });
});

test("managers change an affiliate's name, notes and payout address, and leave out what stays", async () => {
  const { id, owner, member } = await testAffiliate();
  const { caller } = await member("manager");
  const notes = "Met at the fair.";
  await perform(updateAffiliate, caller, { id, notes, paypalEmail: "Pay@Example.com" });
  const changed = await perform(updateAffiliate, caller, { id, fullName: "Jane D." });
  expect(changed).toMatchObject({ fullName: "Jane D.", notes, paypalEmail: "pay@example.com" });
  const cleared = await perform(updateAffiliate, caller, { id, notes: "", paypalEmail: "" });
  expect(cleared).not.toHaveProperty("notes", expect.any(String));
  expect(cleared.paypalEmail).toBeUndefined();
  const [row] = await auditRows(owner, { action: "affiliate.updated" });
  expect(row).toMatchObject({ before: { notes }, after: { fullName: "Jane D.", notes: null } });
  const { caller: viewer } = await member("viewer");
  await expect(perform(updateAffiliate, viewer, { id, notes })).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("a commission of their own is theirs until it is taken back", async () => {
  const { id, owner, campaignId } = await testAffiliate();
  const agree = (terms: object) =>
    perform(updateAffiliate, owner, { id, commissions: [{ campaignId, ...terms }] });
  const own = await agree({ customCommissionType: "Fixed", customCommissionValue: 12.5 });
  expect(own.enrollments).toMatchObject([
    {
      campaignId,
      campaignName: "Partners",
      customCommissionType: "Fixed",
      customCommissionValue: 12.5,
    },
  ]);
  const [back] = (await agree({})).enrollments;
  expect(back?.customCommissionValue).toBeUndefined();
  const other = await perform(createCampaign, owner, { name: "Other", slug: "other" });
  await expect(
    perform(updateAffiliate, owner, { id, commissions: [{ campaignId: other.id }] }),
  ).rejects.toMatchObject({ code: "conflict", details: { field: "commissions" } });
});

test("another organization's affiliate does not exist", async () => {
  const [{ id }, { owner }] = [await testAffiliate(), await testCampaign()];
  for (const operation of [getAffiliate, pauseAffiliate, removeAffiliate, updateAffiliate]) {
    await expect(perform(operation, owner, { id })).rejects.toMatchObject({ code: "not_found" });
  }
});

test("the welcome mail is the company's own", async () => {
  const org = await testAffiliate("Pending");
  await perform(approveAffiliate, org.owner, { id: org.id });
  await perform(approveAffiliate, org.owner, { id: org.id });
  const [mail, ...more] = await mailsOf(org, `${org.id}@example.com`);
  expect(more).toEqual([]);
  expect(mail?.subject).toBe("Welcome to the Acme affiliate program");
  expect(mail?.html).toContain(">Acme</strong>");
});
