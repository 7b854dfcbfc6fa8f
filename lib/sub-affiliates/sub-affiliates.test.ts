import { eq } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { conversions, users } from "@/drizzle/schema";
import { localRequest } from "@/lib/auth/caller";
import { createCampaign } from "@/lib/campaigns/operations";
import { perform } from "@/lib/operations/perform";
import { asSystem } from "@/lib/operations/system";
import { auditRows, testOrg } from "@/lib/testing/org";
import { addAffiliate, inProgram } from "@/lib/testing/rows";
import { getSubAffiliateConfig, listSubAffiliates, setSubAffiliateConfig } from "./operations";

async function program() {
  const org = await testOrg();
  const campaign = await perform(createCampaign, org.owner, { name: "Partners", slug: "partners" });
  return { ...org, programId: campaign.id };
}

const confirmEmail = (userId: string) =>
  asSystem(localRequest(), async ({ db, now }) => {
    await db.update(users).set({ emailVerifiedAt: now }).where(eq(users.id, userId));
  });

test("an owner with a confirmed address sets what recruiters earn, and the percentage stays while it is off", async () => {
  const { owner, programId, userId } = await program();
  await expect(
    perform(setSubAffiliateConfig, owner, { programId, enabled: true, percent: 10 }),
  ).rejects.toMatchObject({ code: "email_not_verified" });
  await confirmEmail(userId);
  await perform(setSubAffiliateConfig, owner, { programId, enabled: true, percent: 12.5 });
  await perform(setSubAffiliateConfig, owner, { programId, enabled: false, percent: 12.5 });
  expect(await perform(getSubAffiliateConfig, owner, { programId })).toEqual({
    programId,
    enabled: false,
    percent: 12.5,
  });
  const [row] = await auditRows(owner, { action: "program.sub_affiliate_config_changed" });
  expect(row).toMatchObject({ before: { enabled: true }, after: { enabled: false } });
});

test.each([
  ["percent", { enabled: true, percent: 100.01 }],
  ["percent", { enabled: true, percent: 0.001 }],
  ["percent", { enabled: true }],
  ["enabled", { percent: 10 }],
])("%s is named when it is missing or wrong", async (field, input) => {
  const { owner, programId, userId } = await program();
  await confirmEmail(userId);
  await expect(
    perform(setSubAffiliateConfig, owner, { programId, ...input }),
  ).rejects.toMatchObject({ code: "validation_failed", details: { field } });
});

test("only owners set it, and another organization's campaign does not exist", async () => {
  const { member, programId } = await program();
  const { caller } = await member("admin");
  await expect(
    perform(setSubAffiliateConfig, caller, { programId, enabled: true, percent: 1 }),
  ).rejects.toMatchObject({ code: "forbidden" });
  const stranger = await testOrg();
  await expect(perform(getSubAffiliateConfig, stranger.owner, { programId })).rejects.toMatchObject(
    { code: "not_found" },
  );
});

test("a recruit is listed with what they earned and what their recruiter earned by them", async () => {
  const { owner, orgId, programId } = await program();
  const { id: recruiter } = await addAffiliate({ orgId });
  const { id: recruit } = await addAffiliate({ orgId }, { recruitedById: recruiter });
  const parentId = uuidv7();
  await inProgram({ orgId }, async (ctx) => {
    const sale = { orgId, campaignId: programId, currency: "USD", occurredAt: ctx.now } as const;
    await ctx.db.insert(conversions).values([
      {
        ...sale,
        id: parentId,
        affiliateId: recruit,
        type: "Sale",
        status: "Pending",
        amountMinor: 9_900,
        commissionMinor: 1_980,
      },
      {
        ...sale,
        id: uuidv7(),
        parentId,
        affiliateId: recruiter,
        attribution: "override",
        source: "Override",
        type: "Sale",
        status: "Pending",
        amountMinor: 0,
        commissionMinor: 198,
      },
    ]);
  });
  const { items } = await perform(listSubAffiliates, owner, { affiliateId: recruiter });
  expect(items).toMatchObject([
    {
      id: recruit,
      status: "Approved",
      commission: [{ currency: "USD", amountMinor: 1_980 }],
      override: [{ currency: "USD", amountMinor: 198 }],
    },
  ]);
  expect((await perform(listSubAffiliates, owner, { affiliateId: recruit })).items).toEqual([]);
});
