import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { apiKeys } from "@/drizzle/schema";
import { CLIENT_HEADER, encodeClient, IDENTITY_HEADER, sign } from "@/lib/relay/signing";
import { settings } from "@/lib/settings";
import { restHandler } from "@/lib/surfaces/rest";
import { auditRows, testOrg } from "@/lib/testing/org";
import { inProgram } from "@/lib/testing/rows";
import { hashSecret, KEY_PREFIX, makeSecret } from "@/lib/tokens/secret";

const PEER = { ip: "203.0.113.50", secure: true };

async function withKey(scope: "read" | "read_write" = "read_write") {
  const org = await testOrg();
  const key = makeSecret(KEY_PREFIX);
  await inProgram(org, async (ctx) => {
    await ctx.db.insert(apiKeys).values({
      orgId: org.orgId,
      id: uuidv7(),
      name: "Script",
      scope,
      hash: hashSecret(key),
      prefix: KEY_PREFIX,
      lastFour: key.slice(-4),
      signingSecret: "",
      makerId: org.userId,
      createdAt: ctx.now,
    });
  });
  return { ...org, key };
}

function call(
  method: string,
  path: string,
  init: { bearer?: string; body?: unknown; headers?: HeadersInit } = {},
) {
  const { bearer, body, headers } = init;
  return restHandler(
    new Request(`http://localhost/api/v1${path}`, {
      method,
      headers: {
        ...(bearer && { Authorization: `Bearer ${bearer}` }),
        ...(body !== undefined && { "Content-Type": "application/json" }),
        ...Object.fromEntries(new Headers(headers)),
      },
      body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
    }),
    PEER,
  );
}

test("a script reads with its key; the answer is kept by nobody", async () => {
  const { key, slug, owner } = await withKey();
  const response = await call("GET", "/org", { bearer: key });
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ slug });
  expect(response.headers.get("cache-control")).toBe("no-store");
  const [row] = await auditRows(owner, { actorType: "api_key" });
  expect(row?.requestId).toBe(response.headers.get("x-request-id"));
});

test("path, query and body make one input", async () => {
  const { key } = await withKey();
  const created = await call("POST", "/programs", {
    bearer: key,
    body: { name: "Spring", slug: "spring" },
  });
  expect(created.status).toBe(200);
  const { id } = await created.json();
  expect(await (await call("GET", `/programs/${id}`, { bearer: key })).json()).toMatchObject({
    id,
  });
  const page = await (await call("GET", "/programs/?take=1", { bearer: key })).json();
  expect(page).toMatchObject({ items: [{ id }], hasMore: false });
});

test("what does not validate names the field", async () => {
  const { key } = await withKey();
  for (const query of ["take=abc", "take=0", "take=1&take=2"]) {
    const response = await call("GET", `/programs?${query}`, { bearer: key });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: "validation_failed", field: "take" });
  }
});

test("a body may not name another thing than the path", async () => {
  const { key } = await withKey();
  const [path, other] = [uuidv7(), uuidv7()];
  const approve = (body: object) =>
    call("POST", `/affiliates/${path}/approve`, { bearer: key, body });
  expect(await (await approve({ id: other })).json()).toMatchObject({
    error: "validation_failed",
    field: "id",
  });
  expect((await approve({ id: path })).status).toBe(404);
});

test("an unknown address is 404, another method 405 with those there are", async () => {
  const { key } = await withKey();
  for (const path of [
    "/nothing",
    "/org/x",
    "/tokens",
    "/connection",
    "/tools?name=get_org_profile",
  ]) {
    const response = await call("GET", path, { bearer: key });
    expect([path, response.status]).toEqual([path, 404]);
    expect(await response.json()).toMatchObject({ error: "not_found" });
  }
  const response = await call("PUT", "/programs", { bearer: key, body: {} });
  expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, POST"]);
});

test("what is no call of ours is written down as its sender's, and tells nobody else anything", async () => {
  const { key, mint, owner } = await withKey();
  const { token } = await mint();
  expect((await call("GET", "/nothing", { bearer: key })).status).toBe(404);
  expect((await call("POST", "/programs", { bearer: key, body: "{" })).status).toBe(400);
  expect((await call("GET", "/nothing", { bearer: token })).status).toBe(403);
  expect((await call("GET", "/nothing")).status).toBe(401);
  const rows = await auditRows(owner, { outcome: "refused" });
  expect(rows.map(({ actorType, action, errorCode }) => [actorType, action, errorCode])).toEqual([
    ["mcp", "route.unknown", "mcp_relay_required"],
    ["api_key", "campaign.created", "validation_failed"],
    ["api_key", "route.unknown", "not_found"],
  ]);
});

test("a body that is nested without end is refused like any other", async () => {
  const { key, owner } = await withKey();
  const body = `{"name":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
  const response = await call("POST", "/programs", { bearer: key, body });
  expect([response.status, (await response.json()).error]).toEqual([400, "validation_failed"]);
  expect(await auditRows(owner, { action: "campaign.created" })).toHaveLength(1);
});

test("a body must be JSON, an object, and not too large", async () => {
  const { key } = await withKey();
  const post = (body: unknown, headers?: HeadersInit) =>
    call("POST", "/programs", { bearer: key, body, headers });
  expect(
    (await post("name=x", { "Content-Type": "application/x-www-form-urlencoded" })).status,
  ).toBe(415);
  expect((await post("{")).status).toBe(400);
  expect((await post("[]")).status).toBe(400);
  expect((await post(`"${"x".repeat(4 * 1024 * 1024)}"`)).status).toBe(413);
});

test("nobody is 401, with the way to ask", async () => {
  const response = await call("GET", "/org");
  expect(response.status).toBe(401);
  expect(response.headers.get("www-authenticate")).toContain("Bearer");
  expect(await response.json()).toMatchObject({
    error: "unauthorized",
    requestId: expect.any(String),
  });
});

test("a connection token alone is useless here, and its owner hears of the attempt", async () => {
  const { mint, owner } = await testOrg();
  const { token, id } = await mint();
  const response = await call("GET", "/org", { bearer: token });
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({ error: "mcp_relay_required" });
  const [row] = await auditRows(owner, { actorType: "mcp" });
  expect(row).toMatchObject({ outcome: "refused", errorCode: "mcp_relay_required", tokenId: id });
});

test("an idempotency key makes a repeat harmless", async () => {
  const { key } = await withKey();
  const again = async (name: string) =>
    (
      await call("POST", "/programs", {
        bearer: key,
        body: { name, slug: "once" },
        headers: { "Idempotency-Key": "abc" },
      })
    ).json();
  expect(await again("Once")).toEqual(await again("Once"));
  expect(await again("Twice")).toMatchObject({ error: "idempotency_conflict" });
});

/** What a relay sends; `altered` is what arrives. */
async function relayed(
  bearer: string,
  altered: { path?: string; client?: object } = {},
  header?: string,
) {
  const client = encodeClient({ name: "claude-code", ip: "198.51.100.7" });
  const signed = {
    method: "GET",
    path: "/api/v1/org",
    body: "",
    authorization: `Bearer ${bearer}`,
    client,
  };
  const identity = header ?? sign(signed, settings().relaySecrets, new Date());
  const response = await call("GET", altered.path ?? "/org", {
    bearer,
    headers: {
      [IDENTITY_HEADER]: identity,
      [CLIENT_HEADER]: altered.client ? encodeClient(altered.client) : client,
    },
  });
  return { identity, response, body: await response.json() };
}

test("a signed request is the token's, with the client's facts, once", async () => {
  const { mint, owner, slug } = await testOrg();
  const { token } = await mint();
  const { response, body, identity } = await relayed(token);
  expect([response.status, body.slug]).toEqual([200, slug]);
  const [row] = await auditRows(owner, { actorType: "mcp" });
  expect(row).toMatchObject({ ip: "198.51.100.7", clientName: "claude-code" });
  const replay = await relayed(token, {}, identity);
  expect([replay.response.status, replay.body.error]).toEqual([401, "relay_signature_invalid"]);
});

test("forged facts, paths and signatures do not pass", async () => {
  const { mint, key } = { ...(await withKey()) };
  const { token } = await mint();
  const invalid = { error: "relay_signature_invalid" };
  expect((await relayed(token, { client: { ip: "203.0.113.1" } })).body).toMatchObject(invalid);
  expect((await relayed(token, { path: "/org/billing" })).body).toMatchObject(invalid);
  expect((await relayed(token, {}, "t=1,v1=x")).body).toMatchObject(invalid);
  const apiKey = await relayed(key);
  expect([apiKey.response.status, apiKey.body]).toMatchObject([
    401,
    { error: "unauthorized", reason: "api_key" },
  ]);
});
