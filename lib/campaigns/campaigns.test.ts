import { expect, test } from "vitest";
import { operatorCaller } from "@/lib/auth/caller";
import { perform } from "@/lib/operations/perform";
import { setPlan } from "@/lib/orgs/operations";
import { testCampaign } from "@/lib/testing/campaign";
import { auditRows, testOrg } from "@/lib/testing/org";
import {
  archiveCampaign,
  createCampaign,
  getCampaign,
  listCampaigns,
  restoreCampaign,
  updateCampaign,
} from "./operations";

test("ten as a fixed commission is 10.00, whatever the currency's smallest unit", async () => {
  const { owner } = await testOrg();
  const { id } = await perform(createCampaign, owner, {
    name: "Fixed",
    slug: "fixed",
    defaultCommissionType: "Fixed",
    defaultCommissionValue: 10,
  });
  const campaign = await perform(getCampaign, owner, { id });
  expect(campaign).toMatchObject({ currency: "USD", defaultCommissionValue: 10 });
});

test("a change leaves what is not named, and says in the log what it was", async () => {
  const { owner, campaignId: id } = await testCampaign({ description: "For makers" });
  const changed = await perform(updateCampaign, owner, {
    id,
    name: "Makers",
    defaultCommissionType: "Fixed",
    defaultCommissionValue: 12.5,
    networkVisibility: "Listed",
  });
  expect(changed).toMatchObject({
    name: "Makers",
    slug: "partners",
    description: "For makers",
    defaultCommissionType: "Fixed",
    defaultCommissionValue: 12.5,
    cookieWindowDays: 30,
  });
  const [row] = await auditRows(owner, { action: "campaign.updated" });
  expect(row).toMatchObject({
    entityId: id,
    before: { name: "Partners", defaultCommissionValue: 20 },
    after: { name: "Makers", defaultCommissionValue: 12.5 },
  });
  const emptied = await perform(updateCampaign, owner, { id, description: "", termsUrl: "" });
  expect(emptied.description).toBeUndefined();
});

test.each([
  [{ defaultCommissionType: "Fixed" }, "defaultCommissionValue"],
  [{ defaultCommissionValue: 100.01 }, "defaultCommissionValue"],
  [{ defaultCommissionValue: 0.001 }, "defaultCommissionValue"],
  [{ defaultCommissionModel: "Cpl" }, "defaultCommissionType"],
  [{ cookieWindowDays: 0 }, "cookieWindowDays"],
  [{ slug: "another" }, "slug"],
  [{ termsUrl: "javascript:alert(1)" }, "termsUrl"],
])("a change to %j is refused by its field", async (change, field) => {
  const { owner, campaignId: id } = await testCampaign();
  await expect(perform(updateCampaign, owner, { id, ...change })).rejects.toMatchObject({
    code: "validation_failed",
    details: { field },
  });
});

test("an archived campaign leaves the active ones, frees its place in the plan, and comes back", async () => {
  const { owner, slug, campaignId: id } = await testCampaign();
  await perform(archiveCampaign, owner, { id });
  const { archivedAt } = await perform(archiveCampaign, owner, { id });
  expect(archivedAt).toBeTruthy();
  const names = async (status?: "Active" | "Archived") =>
    (await perform(listCampaigns, owner, { status })).items.map(({ name }) => name);
  expect(await names("Active")).toEqual([]);
  expect(await names("Archived")).toEqual(["Partners"]);
  expect(await names()).toEqual(["Partners"]);
  await perform(setPlan, operatorCaller(slug), { tier: "Free" });
  const { id: second } = await perform(createCampaign, owner, { name: "Two", slug: "two" });
  await expect(perform(restoreCampaign, owner, { id })).rejects.toMatchObject({
    code: "plan_tier_required",
  });
  await perform(archiveCampaign, owner, { id: second });
  expect((await perform(restoreCampaign, owner, { id })).archivedAt).toBeUndefined();
});

test("viewers change nothing, and another organization's campaign does not exist", async () => {
  const { campaignId: id, member } = await testCampaign();
  const { caller } = await member("viewer");
  const { owner: stranger } = await testOrg();
  for (const operation of [updateCampaign, archiveCampaign, restoreCampaign]) {
    await expect(perform(operation, caller, { id })).rejects.toMatchObject({ code: "forbidden" });
    await expect(perform(operation, stranger, { id })).rejects.toMatchObject({ code: "not_found" });
  }
});
