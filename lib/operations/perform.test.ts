import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { z } from "zod";
import {
  approveAffiliate,
  getAffiliate,
  listAffiliates,
  rejectAffiliate,
} from "@/lib/affiliates/operations";
import { getAuditEvent, listAuditLog } from "@/lib/audit/operations";
import { bearerCaller, localRequest, operatorCaller } from "@/lib/auth/caller";
import { writeCounts } from "@/lib/auth/installation-log";
import { getBillingState } from "@/lib/billing/operations";
import { createCampaign, getCampaign, listCampaigns } from "@/lib/campaigns/operations";
import { database } from "@/lib/db/database";
import { write } from "@/lib/operations/define";
import { assistant, auditRows, person, testOrg } from "@/lib/testing/org";
import { addAffiliate, inProgram } from "@/lib/testing/rows";
import { mintToken } from "@/lib/tokens/operations";
import { perform, performUnknownTool } from "./perform";
import { takeRepeats } from "./repeats";

const CAMPAIGN = {
  name: "Spring",
  slug: "spring",
  defaultCommissionType: "Fixed",
  defaultCommissionValue: 0.5,
};

test("a write and its row are one: both are there, with before and after", async () => {
  const { owner } = await testOrg();
  const campaign = await perform(createCampaign, owner, CAMPAIGN);
  expect(campaign).toMatchObject({ slug: "spring", defaultCommissionValue: 0.5, currency: "USD" });
  const [row] = await auditRows(owner, { action: "campaign.created" });
  expect(row).toMatchObject({
    actorType: "user",
    actorLabel: "Olivia Owner",
    entityType: "campaign",
    entityId: campaign.id,
    entityLabel: "Spring",
    outcome: "ok",
    after: { slug: "spring" },
  });
});

test("a write that fails half-way leaves nothing but a row that says so", async () => {
  const { owner } = await testOrg();
  const broken = write({
    ...createCampaign,
    name: "create_campaign",
    run: async (ctx, input) => {
      await createCampaign.run(ctx, input);
      throw new Error("the power went out near rk_mcp_secretsecretsecret");
    },
  });
  await expect(perform(broken, owner, CAMPAIGN)).rejects.toMatchObject({
    code: "internal_error",
    message: expect.not.stringContaining("power"),
  });
  expect((await perform(listCampaigns, owner, {})).items).toEqual([]);
  expect(await auditRows(owner, { action: "campaign.created" })).toMatchObject([
    { outcome: "failed", errorCode: "internal_error", after: undefined },
  ]);
});

test("bad input names its field and changes nothing", async () => {
  const { owner } = await testOrg();
  const cases = [
    [{ ...CAMPAIGN, slug: "No Spaces" }, "slug"],
    [{ ...CAMPAIGN, name: " " }, "name"],
    [{ ...CAMPAIGN, surprise: 1 }, "surprise"],
    [{ ...CAMPAIGN, defaultCommissionModel: "RevShare" }, "defaultCommissionType"],
    [{ ...CAMPAIGN, defaultCommissionValue: 0.005 }, "defaultCommissionValue"],
    [
      { ...CAMPAIGN, defaultCommissionType: "Percentage", defaultCommissionValue: 101 },
      "defaultCommissionValue",
    ],
  ] as const;
  for (const [input, field] of cases)
    await expect(perform(createCampaign, owner, input)).rejects.toMatchObject({
      code: "validation_failed",
      details: { field },
    });
  expect((await perform(listCampaigns, owner, {})).items).toEqual([]);
});

test("a slug is taken once, also when two ask at the same time", async () => {
  const { owner } = await testOrg();
  const results = await Promise.allSettled(
    [1, 2, 3, 4].map(() => perform(createCampaign, owner, CAMPAIGN)),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const refusals = results.filter((result) => result.status === "rejected");
  expect(refusals.map(({ reason }) => reason.code)).toEqual(Array(3).fill("slug_already_taken"));
});

test("the same idempotency key does the work once, also in a race", async () => {
  const { session, slug } = await testOrg();
  const keyed = (idempotencyKey: string) => person(session, slug, { idempotencyKey });
  const results = await Promise.all(
    Array.from({ length: 8 }, () => perform(createCampaign, keyed("k1"), CAMPAIGN)),
  );
  expect(new Set(results.map(({ id }) => id)).size).toBe(1);
  await expect(
    perform(createCampaign, keyed("k1"), { ...CAMPAIGN, name: "Other" }),
  ).rejects.toMatchObject({
    code: "idempotency_conflict",
  });
  await expect(perform(createCampaign, keyed("k2"), CAMPAIGN)).rejects.toMatchObject({
    code: "slug_already_taken",
  });
});

test("roles hold on reads and writes", async () => {
  const { member, owner } = await testOrg();
  const { caller: viewer } = await member("viewer");
  const { caller: manager } = await member("manager");
  await expect(perform(listCampaigns, viewer, {})).resolves.toMatchObject({ items: [] });
  await expect(perform(createCampaign, viewer, CAMPAIGN)).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(perform(createCampaign, manager, CAMPAIGN)).resolves.toBeTruthy();
  await expect(perform(getBillingState, manager, {})).rejects.toMatchObject({ code: "forbidden" });
  await expect(auditRows(viewer)).rejects.toMatchObject({ code: "forbidden" });
  expect(await auditRows(owner, { outcome: "refused" })).toMatchObject([
    { actorLabel: "The viewer", errorCode: "forbidden", operation: "create_campaign" },
  ]);
});

test("what belongs to another organization does not exist", async () => {
  const { owner } = await testOrg();
  const stranger = await testOrg();
  const campaign = await perform(createCampaign, owner, CAMPAIGN);
  const { id: affiliate } = await addAffiliate(stranger, { status: "Pending" });
  await expect(perform(getCampaign, stranger.owner, { id: campaign.id })).rejects.toMatchObject({
    code: "not_found",
  });
  for (const operation of [getAffiliate, approveAffiliate, rejectAffiliate])
    await expect(perform(operation, owner, { id: affiliate })).rejects.toMatchObject({
      code: "not_found",
    });
  const outsider = person(stranger.session, (await testOrg()).slug);
  await expect(perform(listCampaigns, outsider, {})).rejects.toMatchObject({ code: "not_found" });
});

test("approval sends one welcome mail, however often and by however many it is asked", async () => {
  const org = await testOrg();
  const { id } = await addAffiliate(org, { status: "Pending" });
  const { token } = await org.mint();
  const results = await Promise.all(
    [org.owner, assistant(token), assistant(token)].map((caller) =>
      perform(approveAffiliate, caller, { id }),
    ),
  );
  expect(results.map(({ status }) => status)).toEqual(["Approved", "Approved", "Approved"]);
  expect(await mailsOf(org)).toEqual(["affiliate_approved"]);
  expect(await auditRows(org.owner, { action: "affiliate.approved" })).toHaveLength(3);
  await expect(perform(rejectAffiliate, org.owner, { id })).rejects.toMatchObject({
    code: "conflict",
  });
});

test("rejection keeps the reason and mails only when asked to", async () => {
  const org = await testOrg();
  const [told, untold] = [
    (await addAffiliate(org, { status: "Pending" })).id,
    (await addAffiliate(org, { status: "Pending" })).id,
  ];
  await perform(rejectAffiliate, org.owner, { id: told, reason: "No audience" });
  await perform(rejectAffiliate, org.owner, { id: untold, reason: "Spam", notify: false });
  expect(await mailsOf(org)).toEqual(["affiliate_rejected"]);
  const rows = await auditRows(org.owner, { action: "affiliate.rejected" });
  expect(rows.map(({ after }) => after)).toMatchObject([
    { reason: "Spam", notified: false },
    { reason: "No audience", notified: true },
  ]);
  const pending = await perform(listAffiliates, org.owner, { status: "Pending" });
  expect(pending.items).toEqual([]);
});

async function mailsOf(org: { orgId: string }) {
  return inProgram(org, async (ctx) => {
    const { rows } = await ctx.db.execute<{ template: string; body: string }>(
      sql`select template, body from mails order by created_at`,
    );
    expect(rows.every(({ body }) => body.startsWith("v1."))).toBe(true);
    return rows.map(({ template }) => template);
  });
}

test("suspension stops assistants and people's writes, not their reading", async () => {
  const { mint, owner, orgId } = await testOrg();
  const { token } = await mint();
  await inProgram({ orgId }, async (ctx) => {
    await ctx.db.execute(sql`update orgs set suspended_at = now()`);
  });
  await expect(perform(listCampaigns, assistant(token), {})).rejects.toMatchObject({
    code: "org_suspended",
  });
  await expect(perform(createCampaign, owner, CAMPAIGN)).rejects.toMatchObject({
    code: "org_suspended",
  });
  await expect(perform(listCampaigns, owner, {})).resolves.toBeTruthy();
});

test("a plan gate says what is needed and what is in force, and holds on every surface", async () => {
  const { mint, owner, orgId } = await testOrg();
  const { token } = await mint();
  const gated = write({ ...createCampaign, plan: "Pro" });
  await setPlan(orgId, "Starter", "Active");
  for (const caller of [owner, assistant(token)])
    await expect(perform(gated, caller, CAMPAIGN)).rejects.toMatchObject({
      code: "plan_tier_required",
      details: { required: "Pro", current: "Starter" },
    });
  await perform(createCampaign, owner, CAMPAIGN);
  await expect(
    perform(createCampaign, owner, { ...CAMPAIGN, slug: "summer" }),
  ).rejects.toMatchObject({
    code: "plan_tier_required",
    details: { required: "Growth", current: "Starter" },
  });
});

async function setPlan(orgId: string, tier: string, status: string) {
  await inProgram({ orgId }, async (ctx) => {
    await ctx.db.execute(sql`update orgs set plan_tier = ${tier}, subscription_status = ${status}`);
  });
}

test("an unknown tool leaves a row with its name", async () => {
  const { mint, owner } = await testOrg();
  const { token } = await mint();
  await expect(
    performUnknownTool(assistant(token), "drop_everything", { x: 1 }),
  ).rejects.toMatchObject({
    code: "not_found",
  });
  expect(await auditRows(owner, { actorType: "mcp" })).toMatchObject([
    { operation: "drop_everything", action: "tool.unknown", outcome: "refused" },
  ]);
});

test("credentials that match nothing are counted for the operator, and slowed down", async () => {
  const network = `2001:db8:${(Math.floor(Math.random() * 60_000) + 1).toString(16)}::`;
  // Whoever has one IPv6 address has as many as they like of the same network.
  const guess = (n: number) =>
    bearerCaller(
      "Bearer rk_mcp_nonsense",
      { ...localRequest(), ip: `${network}${n + 1}` },
      "relay",
    );
  const codes: string[] = [];
  // A minute may end on the way, and the allowance begins anew: never more than twice.
  while (codes.at(-1) !== "rate_limited" && codes.length < 130)
    codes.push(await perform(listCampaigns, guess(codes.length), {}).catch((error) => error.code));
  expect(codes.slice(0, 60)).toEqual(Array(60).fill("unauthorized"));
  expect(codes.at(-1)).toBe("rate_limited");
  await writeCounts();
  const { rows } = await database().execute<{ total: number }>(
    sql`select sum(count)::int as total from installation_log where kind = 'credential_unknown' and key = ${network}`,
  );
  expect(rows[0]?.total).toBe(codes.length);
});

test("what the database cannot hold is the sender's fault, and named", async () => {
  const { owner, slug, session } = await testOrg();
  const cursorAt = (at: number) =>
    Buffer.from(`${at}~0190b5a0-0000-7000-8000-000000000001`).toString("base64url");
  const cases = [
    [createCampaign, { ...CAMPAIGN, name: "a\u0000b" }, "name"],
    [
      createCampaign,
      { ...CAMPAIGN, termsUrl: `https://a.example/${"x".repeat(3_000)}` },
      "termsUrl",
    ],
    [listAuditLog, { operation: "\u0000" }, "operation"],
    [listAuditLog, { since: "0000-01-01T00:00:00Z" }, "since"],
    [listAuditLog, { until: "9999-12-31T23:59:59-14:00" }, "until"],
    [listAuditLog, { cursor: cursorAt(Number.MAX_SAFE_INTEGER) }, "cursor"],
    [listAffiliates, { cursor: cursorAt(-8_000_000_000_000_000) }, "cursor"],
    [mintToken, { name: "A", expiresAt: "9999-12-31T23:59:59-14:00" }, "expiresAt"],
  ] as const;
  for (const [operation, input, field] of cases)
    await expect(perform<z.ZodObject, z.ZodObject>(operation, owner, input)).rejects.toMatchObject({
      code: "validation_failed",
      details: { field },
    });
  await perform(listAuditLog, owner, { since: "0001-01-01T00:00:00Z" });
  await expect(
    perform(getAuditEvent, owner, { id: "ffffffff-ffff-4fff-bfff-ffffffffffff" }),
  ).rejects.toMatchObject({ code: "not_found" });
  await expect(perform(listAffiliates, person(session, `${slug}\0`), {})).rejects.toMatchObject({
    code: "not_found",
  });
});

test("secrets, NUL and lone surrogates in an input never reach the log", async () => {
  const { owner } = await testOrg();
  const description = `paste: rk_mcp_${"x".repeat(49)} \u0000 \uD800 end`;
  const echo = write({
    ...createCampaign,
    input: createCampaign.input.extend({ password: z.string().optional() }),
    run: async (ctx, { password: _password, ...input }) =>
      createCampaign.run(ctx, { ...input, description: "fine" }),
  });
  const input = { ...CAMPAIGN, description, password: "hunter2hunter2" };
  await expect(perform(echo, owner, input)).rejects.toMatchObject({
    code: "validation_failed",
    details: { field: "description" },
  });
  const [row] = await auditRows(owner, { action: "campaign.created" });
  const text = JSON.stringify(row);
  expect(text).toContain("rk_mcp_[redacted]");
  expect(text).not.toContain("xxxxxxxx");
  expect(text).not.toContain("hunter2");
});

test("refusals at the door are counted into one row when the minute is over", async () => {
  const { mint, owner, orgId } = await testOrg();
  const { token } = await mint();
  await inProgram({ orgId }, async (ctx) => {
    await ctx.db.execute(sql`update orgs set ai_stopped_at = now()`);
  });
  for (let n = 0; n < 5; n += 1) await perform(listCampaigns, assistant(token), {}).catch(() => {});
  expect(await auditRows(owner, { outcome: "refused" })).toHaveLength(1);
  const left = takeRepeats(new Date(Date.now() + 60_000)).filter((entry) => entry.orgId === orgId);
  expect(left).toMatchObject([{ input: { repeated: 4 }, errorCode: "ai_access_stopped" }]);
});

test("the operator may do what an owner may, and is named in the log", async () => {
  const { slug, owner } = await testOrg();
  await perform(createCampaign, operatorCaller(slug), CAMPAIGN);
  expect(await auditRows(owner, { actorType: "admin" })).toMatchObject([
    { actorLabel: "Operator" },
  ]);
  await expect(perform(listCampaigns, operatorCaller("no-such-org"), {})).rejects.toMatchObject({
    code: "not_found",
  });
});
