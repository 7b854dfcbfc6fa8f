import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { apiKeys, mails } from "@/drizzle/schema";
import { bearerCaller, localRequest, operatorCaller } from "@/lib/auth/caller";
import { getBillingState } from "@/lib/billing/operations";
import { createCampaign, listCampaigns } from "@/lib/campaigns/operations";
import { readBody } from "@/lib/mail/mail";
import { perform } from "@/lib/operations/perform";
import { getOrgProfile, setPlan } from "@/lib/orgs/operations";
import { changeRole } from "@/lib/team/operations";
import { auditRows, testOrg } from "@/lib/testing/org";
import { inProgram } from "@/lib/testing/rows";
import { isWellFormed, KEY_PREFIX, SIGNING_PREFIX } from "@/lib/tokens/secret";
import { readSigningSecret } from "./api-keys";
import {
  adoptApiKey,
  getApiKey,
  listApiKeys,
  mintApiKey,
  revokeApiKey,
  rotateApiKey,
} from "./operations";

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
  const stored = await storedKey(orgId, id);
  for (const secret of [key, signingSecret])
    expect(JSON.stringify([rows, stored])).not.toContain(secret);
  expect(readSigningSecret(stored)).toBe(signingSecret);
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

test("a rotation replaces both values at once, and the old key is named as such", async () => {
  const { owner, orgId } = await testOrg();
  const old = await perform(mintApiKey, owner, { name: "Leaked" });
  const fresh = await perform(rotateApiKey, owner, { id: old.id });
  expect(isWellFormed(fresh.key, KEY_PREFIX)).toBe(true);
  expect(isWellFormed(fresh.signingSecret, SIGNING_PREFIX)).toBe(true);
  expect([fresh.key, fresh.signingSecret]).not.toEqual([old.key, old.signingSecret]);
  expect(fresh).toMatchObject({ id: old.id, name: "Leaked", scope: "read" });

  await expect(perform(listCampaigns, script(old.key), {})).rejects.toMatchObject({
    code: "unauthorized",
    details: { reason: "rotated" },
  });
  expect((await perform(getApiKey, owner, { id: old.id })).lastUsedAt).toBeUndefined();
  await expect(perform(listCampaigns, script(fresh.key), {})).resolves.toBeTruthy();
  expect(readSigningSecret(await storedKey(orgId, old.id))).toBe(fresh.signingSecret);

  const [refused] = await auditRows(owner, { actorType: "api_key", outcome: "refused" });
  expect(refused).toMatchObject({ actorLabel: "Leaked", errorCode: "unauthorized" });
  const [rotated] = await auditRows(owner, { action: "api_key.rotated" });
  expect(rotated).toMatchObject({
    entityId: old.id,
    entityLabel: "Leaked",
    after: { rotatedAt: expect.any(String) },
  });
  expect(JSON.stringify(await auditRows(owner))).not.toMatch(/rks_|rk_live_[\w-]{8}/);
});

test("of two rotations at once one value remains, and only that one works", async () => {
  const { owner } = await testOrg();
  const { id, key } = await perform(mintApiKey, owner, { name: "Raced" });
  const rotated = await Promise.all([1, 2].map(() => perform(rotateApiKey, owner, { id })));
  const outcomes = await Promise.allSettled(
    [key, ...rotated.map((each) => each.key)].map((each) =>
      perform(listCampaigns, script(each), {}),
    ),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const outcome of outcomes)
    if (outcome.status === "rejected")
      expect(outcome.reason).toMatchObject({ details: { reason: "rotated" } });
  expect(await auditRows(owner, { action: "api_key.rotated" })).toHaveLength(2);
});

test("a rotation that is sent twice is done once, and shown once", async () => {
  const { owner } = await testOrg();
  const { id } = await perform(mintApiKey, owner, { name: "Twice" });
  const once = { ...owner, request: { ...owner.request, idempotencyKey: "a form's own" } };
  const { key } = await perform(rotateApiKey, once, { id });
  await expect(perform(rotateApiKey, once, { id })).rejects.toMatchObject({
    code: "idempotency_conflict",
  });
  await expect(perform(listCampaigns, script(key), {})).resolves.toBeTruthy();
});

test("a revoked key cannot be rotated, nor can another organization's", async () => {
  const { owner } = await testOrg();
  const { owner: stranger } = await testOrg();
  const { id } = await perform(mintApiKey, owner, { name: "Old" });
  for (const operation of [rotateApiKey, adoptApiKey, getApiKey])
    await expect(perform(operation, stranger, { id })).rejects.toMatchObject({ code: "not_found" });
  await perform(revokeApiKey, owner, { id });
  for (const operation of [rotateApiKey, adoptApiKey])
    await expect(perform(operation, owner, { id })).rejects.toMatchObject({ code: "conflict" });
});

test("an admin who rotates an owner's key gets their own rights with it, not the owner's", async () => {
  const { owner, member } = await testOrg();
  const { id, key } = await perform(mintApiKey, owner, { name: "Reports" });
  await expect(perform(getBillingState, script(key), {})).resolves.toBeTruthy();
  const admin = await member("admin");
  const { key: theirs } = await perform(rotateApiKey, admin.caller, { id });
  await expect(perform(getBillingState, script(theirs), {})).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(perform(getOrgProfile, script(theirs), {})).resolves.toBeTruthy();
});

test("a key pauses when its maker may make none, until another adopts it", async () => {
  const { owner, userId, member } = await testOrg();
  const { id, key } = await perform(mintApiKey, owner, { name: "Export" });
  const second = await member("owner");
  await expect(perform(adoptApiKey, second.caller, { id })).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("Olivia Owner"),
  });
  await perform(changeRole, second.caller, { userId, role: "manager" });
  expect((await perform(getApiKey, second.caller, { id })).status).toBe("paused");
  await expect(perform(listCampaigns, script(key), {})).rejects.toMatchObject({
    details: { reason: "paused" },
  });
  for (let n = 0; n < 2; n += 1) await perform(adoptApiKey, second.caller, { id });
  expect(await perform(getApiKey, second.caller, { id })).toMatchObject({
    status: "active",
    isYours: true,
  });
  await expect(perform(listCampaigns, script(key), {})).resolves.toBeTruthy();
});

test("every owner is mailed of a new and of a rotated key, without its values", async () => {
  const { orgId, member } = await testOrg();
  const admin = await member("admin");
  await member("owner");
  const minted = await perform(mintApiKey, admin.caller, { name: "Nightly export" });
  const rotated = await perform(rotateApiKey, admin.caller, { id: minted.id });
  const letters = await inProgram({ orgId }, async (ctx) => {
    return ctx.db.select().from(mails).where(eq(mails.orgId, orgId));
  });
  const about = letters.filter(({ template }) => template.startsWith("api_key_"));
  expect(about.map(({ subject }) => subject).sort()).toEqual([
    "API key created: Nightly export",
    "API key created: Nightly export",
    "API key rotated: Nightly export",
    "API key rotated: Nightly export",
  ]);
  const texts = about.map(({ body }) => readBody(body!).text).join();
  expect(texts).toContain("The admin created the API key Nightly export of Acme.");
  for (const { key, signingSecret } of [minted, rotated])
    for (const value of [key, signingSecret]) expect(texts).not.toContain(value);
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

async function storedKey(orgId: string, id: string) {
  const [stored] = await inProgram({ orgId }, async (ctx) => {
    return ctx.db.select().from(apiKeys).where(eq(apiKeys.id, id));
  });
  return stored!;
}
