import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { affiliates, magicLinks } from "@/drizzle/schema";
import { asSystem } from "@/lib/operations/system";
import { addAffiliate } from "@/lib/testing/affiliate";
import { auditRows, testOrg } from "@/lib/testing/org";
import { hashSecret, makeSecret } from "@/lib/tokens/secret";
import { areaOf, leaveArea, openMagicLink } from "./affiliate-area";
import { localRequest } from "./caller";

const HOUR = 3_600_000;

async function linkFor(orgId: string, affiliateId: string, expiresIn = HOUR) {
  const link = makeSecret("rk_link_");
  await asSystem(localRequest(), async (ctx) => {
    await ctx.enterOrg(orgId);
    const expiresAt = new Date(ctx.now.getTime() + expiresIn);
    await ctx.db
      .insert(magicLinks)
      .values({ hash: hashSecret(link), orgId, affiliateId, createdAt: ctx.now, expiresAt });
  });
  return link;
}

test("the link of the welcome mail opens the affiliate's own page, and is written down", async () => {
  const org = await testOrg("Acme");
  const id = await addAffiliate(org, { status: "Approved" });
  const value = await openMagicLink(await linkFor(org.orgId, id), localRequest());
  expect(await areaOf(value)).toMatchObject({
    orgName: "Acme",
    fullName: "Jane Doe",
    status: "Approved",
    totals: { clicks: 0, conversions: 0, commission: [] },
  });
  const [row] = await auditRows(org.owner, { action: "affiliate.signed_in" });
  expect(row).toMatchObject({ actorType: "system", entityId: id, outcome: "ok" });
});

test("of two browsers that follow a link at once, one comes in", async () => {
  const org = await testOrg();
  const link = await linkFor(org.orgId, await addAffiliate(org, { status: "Approved" }));
  const tries = await Promise.allSettled(
    Array.from({ length: 5 }, () => openMagicLink(link, localRequest())),
  );
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expect(openMagicLink(link, localRequest())).rejects.toMatchObject({ code: "not_found" });
});

test("an expired link, an unknown one and another prefix open nothing", async () => {
  const org = await testOrg();
  const old = await linkFor(org.orgId, await addAffiliate(org, { status: "Approved" }), -HOUR);
  for (const link of [old, makeSecret("rk_link_"), ""]) {
    await expect(openMagicLink(link, localRequest())).rejects.toMatchObject({ code: "not_found" });
  }
  expect(await areaOf(old)).toBeNull();
});

test("who was removed, and who left, sees nothing any more", async () => {
  const org = await testOrg();
  const id = await addAffiliate(org, { status: "Approved" });
  const first = await openMagicLink(await linkFor(org.orgId, id), localRequest());
  const second = await openMagicLink(await linkFor(org.orgId, id), localRequest());
  await leaveArea(first);
  expect(await areaOf(first)).toBeNull();
  expect(await areaOf(second)).not.toBeNull();
  await asSystem(localRequest(), async (ctx) => {
    await ctx.enterOrg(org.orgId);
    await ctx.db.update(affiliates).set({ status: "Removed" }).where(eq(affiliates.id, id));
  });
  expect(await areaOf(second)).toBeNull();
});
