import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { listAffiliates } from "@/lib/affiliates/operations";
import { localRequest, operatorCaller } from "@/lib/auth/caller";
import { createCampaign } from "@/lib/campaigns/operations";
import { connect } from "@/lib/operations/connect";
import { perform } from "@/lib/operations/perform";
import { getOrgProfile } from "@/lib/orgs/operations";
import { changeRole } from "@/lib/team/operations";
import { assistant, auditRows, testOrg } from "@/lib/testing/org";
import { inProgram } from "@/lib/testing/rows";
import { HOUR } from "@/lib/time/shape";
import {
  adoptToken,
  getToken,
  listTokens,
  mintToken,
  renameToken,
  revokeToken,
  rotateToken,
  setAiAccess,
} from "./operations";
import { hashSecret, isWellFormed, TOKEN_PREFIX, withChecksum } from "./secret";

test("the published example has its published checksum and hash", () => {
  const token = withChecksum(`${TOKEN_PREFIX}${"A".repeat(43)}`);
  expect(token).toMatch(/A3GHgEk$/);
  expect(hashSecret(token)).toBe(
    "8843dc3771a21893d3268d2c6ba5b7bbdf8ba6279b8ee03763a496a149e19bbf",
  );
});

test("one wrong character is told by the checksum", async () => {
  const { mint } = await testOrg();
  const { token } = await mint();
  const typo = token.slice(0, 20) + (token[20] === "x" ? "y" : "x") + token.slice(21);
  expect(isWellFormed(token, TOKEN_PREFIX)).toBe(true);
  expect(isWellFormed(typo, TOKEN_PREFIX)).toBe(false);
  await expect(perform(getOrgProfile, assistant(typo), {})).rejects.toMatchObject({
    code: "unauthorized",
    details: { reason: "malformed" },
  });
});

test("a minted token reads the organization, and the log tells who did", async () => {
  const { mint, owner, slug } = await testOrg("Acme Tools");
  const { token, id } = await mint();
  const profile = await perform(getOrgProfile, assistant(token), {});
  expect(profile).toMatchObject({ name: "Acme Tools", slug });
  const [row] = await auditRows(owner, { actorType: "mcp" });
  expect(row).toMatchObject({
    actorLabel: "Claude Desktop laptop",
    tokenId: id,
    operation: "get_org_profile",
    outcome: "ok",
    clientName: "claude-code",
    clientVersion: "2.1.328",
    ip: "198.51.100.7",
  });
});

test("the value is in no row of the log and in no list", async () => {
  const { mint, owner } = await testOrg();
  const { token } = await mint();
  const seen = JSON.stringify([await auditRows(owner), await perform(listTokens, owner, {})]);
  expect(seen).not.toContain(token.slice(TOKEN_PREFIX.length + 4, -4));
  expect(seen).toContain(token.slice(-4));
});

test("of a thousand racing mints with nine tokens present exactly one succeeds", {
  timeout: 120_000,
}, async () => {
  const { mint, owner } = await testOrg();
  for (let n = 0; n < 9; n += 1) await mint({ name: `Token ${n}` });
  const results = await Promise.allSettled(
    Array.from({ length: 1_000 }, () => mint({ name: "Racer" })),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const refusals = results.filter((result) => result.status === "rejected");
  expect(new Set(refusals.map(({ reason }) => reason.code))).toEqual(
    new Set(["token_limit_reached"]),
  );
  expect(await perform(listTokens, owner, {})).toMatchObject({ active: 10, limit: 10 });
});

test("an ended token makes room for another", async () => {
  const { mint, owner } = await testOrg();
  const minted = [];
  for (let n = 0; n < 10; n += 1) minted.push(await mint({ name: `Token ${n}` }));
  await expect(mint()).rejects.toMatchObject({ code: "token_limit_reached" });
  await perform(revokeToken, owner, { id: minted[0]!.id });
  await expect(mint()).resolves.toMatchObject({ name: "Claude Desktop laptop" });
});

test("a revoked token is refused from the next call, and its use is written down", async () => {
  const { mint, owner } = await testOrg();
  const { token, id } = await mint();
  await perform(getOrgProfile, assistant(token), {});
  await perform(revokeToken, owner, { id });
  await expect(perform(getOrgProfile, assistant(token), {})).rejects.toMatchObject({
    code: "unauthorized",
    details: { reason: "revoked" },
  });
  await expect(connect(assistant(token), "initialize")).rejects.toMatchObject({
    code: "unauthorized",
  });
  expect(await auditRows(owner, { actorType: "mcp", outcome: "refused" })).toMatchObject([
    { errorCode: "unauthorized", actorLabel: "Claude Desktop laptop" },
  ]);
});

test("a rotated token's old value is named as such, and the new one works", async () => {
  const { mint, owner } = await testOrg();
  const old = await mint();
  await connect(assistant(old.token), "initialize");
  const fresh = await perform(rotateToken, owner, { id: old.id });
  await expect(connect(assistant(old.token), "initialize")).rejects.toMatchObject({
    details: { reason: "rotated" },
  });
  await expect(connect(assistant(fresh.token), "list")).resolves.toMatchObject({
    name: "Claude Desktop laptop",
  });
  await perform(revokeToken, owner, { id: old.id });
  await expect(perform(rotateToken, owner, { id: old.id })).rejects.toMatchObject({
    code: "conflict",
  });
});

test("an expired token is refused, and one that would be expired is not minted", async () => {
  const { mint, orgId } = await testOrg();
  const { token, id } = await mint({ expiresAt: new Date(Date.now() + HOUR).toISOString() });
  await inProgram({ orgId }, async (ctx) => {
    await ctx.db.execute(
      sql`update mcp_tokens set expires_at = now() - interval '1 second' where id = ${id}`,
    );
  });
  await expect(connect(assistant(token), "list")).rejects.toMatchObject({
    details: { reason: "expired" },
  });
  await expect(mint({ expiresAt: "2020-01-01T00:00:00Z" })).rejects.toMatchObject({
    code: "validation_failed",
    details: { field: "expiresAt" },
  });
});

test("a read token lists and can call no write", async () => {
  const { mint } = await testOrg();
  const { token } = await mint({ access: "read" });
  const { tools } = await connect(assistant(token), "list");
  expect(tools).toContain("list_affiliates");
  expect(tools).not.toContain("create_campaign");
  await expect(
    perform(createCampaign, assistant(token), { name: "Spring", slug: "spring" }),
  ).rejects.toMatchObject({ code: "insufficient_scope" });
});

test("a token limited to two tools lists two and may call no other", async () => {
  const { mint } = await testOrg();
  const { token } = await mint({ allowedTools: ["get_org_profile", "list_campaigns"] });
  expect((await connect(assistant(token), "list")).tools).toEqual([
    "get_org_profile",
    "list_campaigns",
  ]);
  await expect(perform(listAffiliates, assistant(token), {})).rejects.toMatchObject({
    code: "tool_not_allowed",
  });
  await expect(mint({ allowedTools: ["list_campaing"] })).rejects.toMatchObject({
    details: { field: "allowedTools" },
  });
});

test("a network policy holds, for both families", async () => {
  const { mint } = await testOrg();
  const { token } = await mint({ networks: ["203.0.113.0/24", "2001:db8::/32"] });
  for (const ip of ["203.0.113.9", "2001:db8::1"])
    await expect(connect(assistant(token, { ip }), "list")).resolves.toBeTruthy();
  for (const ip of ["198.51.100.7", "2001:db9::1", "::ffff:198.51.100.7", null])
    await expect(connect(assistant(token, { ip }), "list")).rejects.toMatchObject({
      code: "network_not_allowed",
    });
  await expect(mint({ networks: ["not a network"] })).rejects.toMatchObject({
    code: "validation_failed",
  });
});

test("the stop button holds from the next call and can be lifted", async () => {
  const { mint, owner } = await testOrg();
  const { token } = await mint();
  await perform(setAiAccess, owner, { stopped: true });
  await expect(connect(assistant(token), "list")).rejects.toMatchObject({
    code: "ai_access_stopped",
  });
  await expect(perform(getOrgProfile, assistant(token), {})).rejects.toMatchObject({
    code: "ai_access_stopped",
  });
  await expect(perform(getOrgProfile, owner, {})).resolves.toBeTruthy();
  await perform(setAiAccess, owner, { stopped: false });
  await expect(connect(assistant(token), "list")).resolves.toBeTruthy();
});

test("a token pauses when its maker is no longer an owner", async () => {
  const { mint, orgId, userId } = await testOrg();
  const { token } = await mint();
  await inProgram({ orgId }, async (ctx) => {
    await ctx.db.execute(sql`update memberships set role = 'admin' where user_id = ${userId}`);
  });
  await expect(connect(assistant(token), "list")).rejects.toMatchObject({
    details: { reason: "paused" },
  });
});

test("another owner adopts a paused token, and it works again at once", async () => {
  const { mint, owner, userId, member } = await testOrg();
  const { token, id } = await mint();
  const second = await member("owner");
  await perform(changeRole, second.caller, { userId, role: "admin" });
  expect((await perform(getToken, second.caller, { id })).status).toBe("paused");
  await expect(perform(adoptToken, owner, { id })).rejects.toMatchObject({ code: "forbidden" });
  await perform(adoptToken, second.caller, { id });
  expect((await perform(getToken, second.caller, { id })).status).toBe("active");
  await expect(connect(assistant(token), "list")).resolves.toBeTruthy();
  await perform(revokeToken, second.caller, { id });
  await expect(perform(adoptToken, second.caller, { id })).rejects.toMatchObject({
    code: "conflict",
  });
});

test("a direct use of a connection token is refused and written down as its own", async () => {
  const { mint, owner } = await testOrg();
  const { token } = await mint();
  const { bearerCaller } = await import("@/lib/auth/caller");
  const direct = bearerCaller(
    `Bearer ${token}`,
    { ...localRequest(), ip: "198.51.100.7" },
    "direct",
  );
  await expect(perform(getOrgProfile, direct, {})).rejects.toMatchObject({
    code: "mcp_relay_required",
  });
  expect(await auditRows(owner, { actorType: "mcp" })).toMatchObject([
    { errorCode: "mcp_relay_required" },
  ]);
});

test("only owners mint, whoever asks", async () => {
  const { member, mint } = await testOrg();
  for (const role of ["admin", "manager", "viewer"] as const) {
    const { caller } = await member(role);
    await expect(perform(mintToken, caller, { name: "Mine" })).rejects.toMatchObject({
      code: "forbidden",
    });
  }
  const { token } = await mint();
  const byAssistant = perform(mintToken, assistant(token), { name: "Mine" });
  await expect(byAssistant).rejects.toMatchObject({ code: "forbidden" });
});

test("another organization's token does not exist", async () => {
  const { mint } = await testOrg();
  const { owner: stranger } = await testOrg();
  const { id } = await mint();
  for (const operation of [getToken, revokeToken, rotateToken])
    await expect(perform(operation, stranger, { id })).rejects.toMatchObject({ code: "not_found" });
  await expect(perform(renameToken, stranger, { id, name: "Mine" })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("the operator's token acts for the first owner", async () => {
  const { slug, owner } = await testOrg();
  const { token } = await perform(mintToken, operatorCaller(slug), { name: "Migration" });
  await expect(perform(getOrgProfile, assistant(token), {})).resolves.toMatchObject({ slug });
  expect(await auditRows(owner, { actorType: "admin" })).toMatchObject([
    { action: "mcp_token.created", actorLabel: "Operator" },
  ]);
});

test("last use is written with client and address, and the steps once", async () => {
  const { mint, owner } = await testOrg();
  const { token, id } = await mint();
  expect((await perform(getToken, owner, { id })).check).toEqual({});
  await connect(assistant(token), "initialize");
  await connect(assistant(token), "list");
  await connect(assistant(token), "call");
  await perform(getOrgProfile, assistant(token), {});
  const seen = await perform(getToken, owner, { id });
  expect(seen).toMatchObject({
    lastClient: "claude-code 2.1.328",
    lastIp: "198.51.100.7",
    callsThisWeek: 1,
  });
  expect(seen.check).toMatchObject({
    reachedAt: expect.any(String),
    authenticatedAt: expect.any(String),
    listedAt: expect.any(String),
    calledAt: expect.any(String),
    refusal: undefined,
  });
});

test("a client that names itself only when it connects is known by its calls too", async () => {
  const { mint, owner } = await testOrg();
  const { token } = await mint();
  await connect(assistant(token, { userAgent: "node" }), "initialize");
  const silent = assistant(token, { userAgent: "node", clientName: null, clientVersion: null });
  await perform(getOrgProfile, silent, {});
  expect(await auditRows(owner, { actorType: "mcp" })).toMatchObject([
    { clientName: "claude-code" },
  ]);
});

test("a token that is too fast is refused until the minute ends, in two rows at most", async () => {
  const { mint, owner } = await testOrg();
  const { token } = await mint({ requestsPerMinute: 3 });
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, () => perform(getOrgProfile, assistant(token), {})),
  );
  expect(results.filter(({ status }) => status === "fulfilled").length).toBeLessThanOrEqual(6);
  const rows = await auditRows(owner, { actorType: "mcp", outcome: "refused" });
  expect(rows.length).toBeLessThanOrEqual(2);
});
