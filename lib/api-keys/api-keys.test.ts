import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { apiKeys } from "@/drizzle/schema";
import { bearerCaller, localRequest, operatorCaller } from "@/lib/auth/caller";
import { createCampaign, listCampaigns } from "@/lib/campaigns/operations";
import { perform } from "@/lib/operations/perform";
import { asSystem } from "@/lib/operations/system";
import { setPlan } from "@/lib/orgs/operations";
import { auditRows, testOrg } from "@/lib/testing/org";
import { isWellFormed, KEY_PREFIX, SIGNING_PREFIX } from "@/lib/tokens/secret";
import { readSigningSecret } from "./api-keys";
import { listApiKeys, mintApiKey, revokeApiKey } from "./operations";

const script = (key: string) => bearerCaller(`Bearer ${key}`, localRequest(), "direct");

test("a key is shown once, and works at once with its scope", async () => {
  const { owner } = await testOrg();
  const minted = await perform(mintApiKey, owner, { name: "Nightly export" });
  expect(minted.scope).toBe("read");
  expect(isWellFormed(minted.key, KEY_PREFIX)).toBe(true);
  expect(isWellFormed(minted.signingSecret, SIGNING_PREFIX)).toBe(true);

  expect((await perform(listCampaigns, script(minted.key), {})).items).toEqual([]);
  await expect(
    perform(createCampaign, script(minted.key), { name: "A", slug: "aaa" }),
  ).rejects.toMatchObject({ code: "insufficient_scope" });

  const { items } = await perform(listApiKeys, owner, {});
  expect(items).toMatchObject([
    { id: minted.id, status: "active", maker: "Olivia Owner", lastFour: minted.key.slice(-4) },
  ]);
  expect(JSON.stringify(items)).not.toContain(minted.key);
  expect(items[0]!.lastUsedAt).toBeDefined();
});

test("neither value is in the log or readable in the table", async () => {
  const { owner, orgId } = await testOrg();
  const { key, signingSecret, id } = await perform(mintApiKey, owner, {
    name: "S2S",
    scope: "read_write",
  });
  const rows = await auditRows(owner, { action: "api_key.created" });
  expect(rows).toMatchObject([
    { entityType: "api_key", entityId: id, after: { name: "S2S", scope: "read_write" } },
  ]);
  const [stored] = await asSystem(localRequest(), async (ctx) => {
    await ctx.enterOrg(orgId);
    return ctx.db.select().from(apiKeys).where(eq(apiKeys.id, id));
  });
  for (const secret of [key, signingSecret])
    expect(JSON.stringify([rows, stored])).not.toContain(secret);
  expect(readSigningSecret(stored!)).toBe(signingSecret);
});

test("a revoked key is refused from the next call, and revoking it again changes nothing", async () => {
  const { owner } = await testOrg();
  const { key, id } = await perform(mintApiKey, owner, { name: "Old" });
  await perform(revokeApiKey, owner, { id });
  await expect(perform(listCampaigns, script(key), {})).rejects.toMatchObject({
    code: "unauthorized",
    details: { reason: "revoked" },
  });
  const [before] = (await perform(listApiKeys, owner, {})).items;
  await perform(revokeApiKey, owner, { id });
  const [after] = (await perform(listApiKeys, owner, {})).items;
  expect(after).toMatchObject({ status: "revoked", revokedAt: before!.revokedAt });
});

test("another organization's key does not exist", async () => {
  const { owner } = await testOrg();
  const { owner: stranger } = await testOrg();
  const { id } = await perform(mintApiKey, owner, { name: "Ours" });
  await expect(perform(revokeApiKey, stranger, { id })).rejects.toMatchObject({
    code: "not_found",
  });
  expect((await perform(listApiKeys, stranger, {})).items).toEqual([]);
});

test("the plan's number of keys holds when many are minted at once", async () => {
  const { owner, slug } = await testOrg();
  await perform(setPlan, operatorCaller(slug), { tier: "Starter" });
  const outcomes = await Promise.allSettled(
    [1, 2, 3, 4].map((n) => perform(mintApiKey, owner, { name: `Key ${n}` })),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
  const [refused] = outcomes.filter((outcome) => outcome.status === "rejected");
  expect(refused!.reason).toMatchObject({
    code: "plan_tier_required",
    details: { required: "Growth", current: "Starter" },
  });
});

test("an admin may make keys, a manager may not", async () => {
  const { member } = await testOrg();
  const { caller: admin } = await member("admin");
  const { caller: manager } = await member("manager");
  await perform(mintApiKey, admin, { name: "Theirs" });
  await expect(perform(mintApiKey, manager, { name: "No" })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(perform(listApiKeys, manager, {})).rejects.toMatchObject({ code: "forbidden" });
});
