import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { signIn } from "@/lib/auth/accounts";
import { bearerCaller, localRequest, operatorCaller } from "@/lib/auth/caller";
import { countEvent } from "@/lib/auth/installation-log";
import { readSession } from "@/lib/auth/sessions";
import { listCampaigns } from "@/lib/campaigns/operations";
import { eurofxref } from "@/lib/currency/ecb.fixture";
import { withClient } from "@/lib/db/roles";
import { createDatabase } from "@/lib/db/test-database";
import { perform } from "@/lib/operations/perform";
import { getOrgProfile } from "@/lib/orgs/operations";
import { assistant, auditRows, testOrg } from "@/lib/testing/org";

interface Asked {
  input?: string;
  env?: Record<string, string | undefined>;
}

/** The command as it is delivered: bundled, in a process of its own, beside whatever else is running. */
async function rekomi(args: readonly string[], { input = "", env = {} }: Asked = {}) {
  const child = spawn(process.execPath, ["scripts/rekomi.mjs", ...args], {
    env: { ...process.env, ...env },
  });
  child.stdin.end(input);
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { output, errors, code };
}

async function answer(args: readonly string[], asked: Asked = {}) {
  const { output, errors, code } = await rekomi([...args, "--json"], asked);
  expect({ errors, code }).toEqual({ errors: "", code: 0 });
  return JSON.parse(output);
}

async function refusal(args: readonly string[], asked: Asked = {}) {
  const { output, errors, code } = await rekomi([...args, "--json"], asked);
  expect(output).toBe("");
  return { code, ...JSON.parse(errors) };
}

test("an owner, an organization and a token, from nothing and by command alone", async () => {
  const email = `jane@${uuidv7()}.example.com`;
  const slug = `cli-${uuidv7()}`;
  const created = await answer(
    [
      "owner",
      "create",
      "--email",
      email,
      "--password-stdin",
      "--org",
      "Acme Tools",
      "--slug",
      slug,
    ],
    { input: "correct horse battery\n" },
  );
  expect(created).toEqual({ userId: expect.any(String), orgId: expect.any(String), orgSlug: slug });
  await signIn({ email, password: "correct horse battery" }, localRequest());

  const policy = ["--access", "read", "--tools", "list_campaigns,get_org_profile"];
  const minted = await answer(["token", "mint", "--org", slug, "--name", "Claude", ...policy]);
  expect(minted).toEqual({ id: expect.any(String), token: expect.stringMatching(/^rk_mcp_/) });
  expect(await perform(getOrgProfile, assistant(minted.token), {})).toMatchObject({ slug });

  const { items } = await answer(["token", "list", "--org", slug]);
  expect(items).toMatchObject([
    {
      id: minted.id,
      status: "active",
      access: "read",
      allowedTools: ["list_campaigns", "get_org_profile"],
    },
  ]);
  await answer(["token", "revoke", "--org", slug, "--id", minted.id]);
  await expect(perform(getOrgProfile, assistant(minted.token), {})).rejects.toMatchObject({
    details: { reason: "revoked" },
  });

  const rows = await auditRows(operatorCaller(slug), { actorType: "admin" });
  expect(rows.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
    "mcp_token.revoked ok",
    "mcp_token.listed ok",
    "mcp_token.created ok",
    "org.created ok",
  ]);
  expect(JSON.stringify(rows)).not.toContain(minted.token);
});

test("what is wrong with a command line is said at its option, before anything is opened", async () => {
  const nothing = { env: { DATABASE_URL: "postgresql://nobody@127.0.0.1:1/nothing" } };
  expect(await refusal(["token", "mint", "--org", "acme"], nothing)).toMatchObject({
    code: 2,
    error: "validation_failed",
    option: "--name",
    message: expect.stringContaining("rekomi token mint --help"),
  });
  expect(await refusal(["org", "plan", "acme"], nothing)).toMatchObject({
    code: 2,
    option: "TIER",
  });
  expect(await refusal(["token", "list", "--orgg", "acme"], nothing)).toMatchObject({
    code: 2,
    option: "--orgg",
  });
  expect(await refusal(["token"], nothing)).toMatchObject({
    code: 2,
    message: expect.stringContaining("rekomi token --help"),
  });
  const { errors, output, code } = await rekomi(["owner", "create", "--email", "jane"], nothing);
  expect({ output, code }).toEqual({ output: "", code: 2 });
  expect(errors).toMatch(/^rekomi: --password-stdin: missing\. /);
});

test("what a rule refuses is said at the option too", async () => {
  const { slug } = await testOrg();
  expect(
    await refusal(["token", "mint", "--org", slug, "--name", "A", "--tools", "mint_token"]),
  ).toMatchObject({ code: 2, option: "--tools", message: expect.stringContaining("mint_token") });
  expect(await refusal(["org", "suspend", "no-such-org"])).toMatchObject({
    code: 1,
    error: "not_found",
    option: "SLUG",
    message: expect.stringContaining("rekomi org list"),
  });
});

test("help and a database that is away open and make nothing", async () => {
  const dataDir = join(tmpdir(), uuidv7());
  const env = { DATABASE_URL: "", DATABASE_OWNER_URL: "", REKOMI_DATA_DIR: dataDir };
  const { output, code } = await rekomi(["token", "mint", "--help"], { env });
  expect({ output, code }).toEqual({ output: expect.stringContaining("--expires TIME"), code: 0 });
  expect(existsSync(dataDir)).toBe(false);
  const away = {
    DATABASE_URL: "postgresql://nobody@127.0.0.1:1/nothing",
    DATABASE_OWNER_URL: "postgresql://nobody@127.0.0.1:1/nothing",
  };
  expect(await refusal(["org", "list"], { env: away })).toMatchObject({
    code: 1,
    error: "unavailable",
    message: expect.stringContaining("DATABASE_URL"),
  });
});

test("a suspended organization stands still until it is resumed", async () => {
  const { slug, owner, mint } = await testOrg();
  const { token } = await mint();
  expect(await answer(["org", "suspend", slug])).toMatchObject({
    slug,
    suspendedAt: expect.any(String),
  });
  await expect(perform(listCampaigns, assistant(token), {})).rejects.toMatchObject({
    code: "org_suspended",
  });
  const { items } = await answer(["org", "list"]);
  expect(items).toContainEqual(
    expect.objectContaining({ slug, name: "Acme", suspendedAt: expect.any(String) }),
  );

  await answer(["org", "resume", slug]);
  await perform(listCampaigns, assistant(token), {});
  expect(await auditRows(owner, { action: "org.*", actorType: "admin" })).toMatchObject([
    {
      action: "org.resumed",
      before: { suspendedAt: expect.any(String) },
      after: { suspendedAt: null },
    },
    { action: "org.suspended", before: { suspendedAt: null }, actorLabel: "Operator" },
  ]);
});

test("a plan holds from the next call, with before and after in the log", async () => {
  const { slug, owner } = await testOrg();
  expect(await answer(["org", "plan", slug, "Growth", "--status", "Trialing"])).toMatchObject({
    planTier: "Growth",
    effectiveTier: "Trial",
    trialEndsAt: expect.any(String),
  });
  expect(await perform(getOrgProfile, owner, {})).toMatchObject({ effectiveTier: "Trial" });
  expect(await auditRows(owner, { action: "org.plan_changed" })).toMatchObject([
    {
      before: { planTier: "Enterprise" },
      after: { planTier: "Growth", subscriptionStatus: "Trialing" },
    },
  ]);
});

test("demo data and an API key", async () => {
  const { slug } = await testOrg();
  expect(await answer(["demo", "load", "--org", slug])).toMatchObject({
    campaigns: 2,
    affiliates: 40,
  });
  const { key, signingSecret } = await answer(["key", "mint", "--org", slug, "--name", "Export"]);
  expect(signingSecret).toMatch(/^rks_/);
  const script = bearerCaller(`Bearer ${key}`, localRequest(), "direct");
  expect((await perform(listCampaigns, script, {})).items).toHaveLength(2);
});

test("the operator helps people back in, and is the one who did it", async () => {
  const { userId, owner, session, slug } = await testOrg();
  const email = `olivia@${slug}.example.com`;
  expect(await answer(["owner", "verify-email", "--email", email])).toEqual({ userId });
  expect((await readSession(session))?.emailVerifiedAt).toBeInstanceOf(Date);
  const reset = ["owner", "reset-password", "--email", email, "--password-stdin"];
  expect(await refusal(reset, { input: "short" })).toMatchObject({
    code: 2,
    option: "--password-stdin",
  });
  await answer(reset, { input: "a new password" });
  expect(await readSession(session)).toBeNull();
  await expect(perform(getOrgProfile, owner, {})).rejects.toMatchObject({ code: "unauthorized" });
  const again = await signIn({ email, password: "a new password" }, localRequest());
  expect(await readSession(again)).toMatchObject({ userId });
  const rows = await auditRows(operatorCaller(slug), { actorType: "admin", entityType: "user" });
  expect(rows.map(({ action }) => action)).toEqual(["user.password_reset", "user.email_verified"]);
});

test("the installation's log counts by kind and address", async () => {
  const address = `2001:db8::${uuidv7().slice(-4)}`;
  for (let tries = 0; tries < 3; tries += 1)
    await countEvent("sign_in_failed", address, new Date());
  const { items } = await answer(["log"]);
  expect(items).toContainEqual(
    expect.objectContaining({ kind: "sign_in_failed", address, count: 3 }),
  );
});

test("a database gets its serving login and its schema from the owner's login alone", async () => {
  const { ownerUrl, drop } = await createDatabase(process.env.DATABASE_OWNER_URL!);
  const env = { DATABASE_URL: "", DATABASE_OWNER_URL: ownerUrl };
  const { databaseUrl } = await answer(["db", "init"], { env });
  expect(await answer(["db", "migrate"], { env })).toEqual({ migrated: true });
  await withClient(databaseUrl, async (client) => {
    expect((await client.query("select * from list_orgs()")).rows).toEqual([]);
    await expect(client.query("create table mine ()")).rejects.toThrow("permission denied");
  });
  await drop();
  expect(await refusal(["db", "init"], { env: { DATABASE_OWNER_URL: "" } })).toMatchObject({
    code: 1,
    message: expect.stringMatching(/^DATABASE_OWNER_URL: missing/),
  });
});

test("reference rates are loaded from a document or from the address that is set, and from nowhere else", async () => {
  const xml = eurofxref({
    "1890-01-02": { USD: "1.1", JPY: "160.5" },
    "1890-01-03": { USD: "1.2", JPY: "161" },
  });
  const loaded = { days: 2, rates: 6, from: "1890-01-02", to: "1890-01-03" };
  expect(await answer(["rates", "load", "-"], { input: xml })).toEqual(loaded);

  const server = createServer((request, response) => {
    response.statusCode = request.url === "/eurofxref.xml" ? 200 : 404;
    response.end(xml);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === "object" && address?.port}`;
  const at = (path: string) => ({ env: { REKOMI_RATES_URL: `${origin}${path}` } });
  expect(await answer(["rates", "refresh"], at("/eurofxref.xml"))).toEqual(loaded);
  expect(await refusal(["rates", "refresh"], at("/moved"))).toMatchObject({
    code: 1,
    message: expect.stringContaining("answered 404"),
  });
  server.close();

  expect(await refusal(["rates", "refresh"], { env: { REKOMI_RATES_URL: "" } })).toMatchObject({
    code: 1,
    message: expect.stringContaining("REKOMI_RATES_URL: missing"),
  });
  expect(await refusal(["rates", "load", "/nowhere/rates.xml"])).toMatchObject({
    code: 2,
    option: "FILE",
  });
  expect(await refusal(["rates", "load", "-"], { input: "<html/>" })).toMatchObject({
    code: 2,
    option: "FILE",
    message: expect.stringContaining("European Central Bank"),
  });
});
