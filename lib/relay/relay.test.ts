import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { perform } from "@/lib/operations/perform";
import { ORIGIN, testRelay } from "@/lib/relay/handler.fixture";
import { inProcess } from "@/lib/relay/in-process";
import { remote } from "@/lib/relay/remote";
import type { V1 } from "@/lib/relay/v1";
import { answer } from "@/lib/server/web";
import { settings } from "@/lib/settings";
import { restHandler } from "@/lib/surfaces/rest";
import { auditRows, testOrg } from "@/lib/testing/org";
import { revokeToken, setAiAccess } from "@/lib/tokens/operations";

/** From an AI client to the audit log, with the API in the relay's process and in another deployment. */

const PEER = { ip: "198.51.100.7", secure: true };
const api = createServer((incoming, outgoing) => {
  const url = new URL(incoming.url ?? "/", "http://localhost");
  void answer(restHandler, incoming, outgoing, url, { ip: "10.0.0.1", secure: false });
});
let apiOrigin = "";
beforeAll(async () => {
  await once(api.listen(0, "127.0.0.1"), "listening");
  apiOrigin = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
});
afterAll(() => {
  api.close();
  api.closeAllConnections();
});

/** A client of the newest revision whose requests go straight into the handler. */
async function connected(v1: V1, token: string) {
  const handler = testRelay(v1);
  const client = new Client(
    { name: "claude-code", version: "2.1.328" },
    { versionNegotiation: { mode: "auto" } },
  );
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${ORIGIN}/api/mcp`), {
      requestInit: { headers: { Authorization: `Bearer ${token}` } },
      fetch: (url, init) => handler(new Request(url, init), PEER),
    }),
  );
  return client;
}

async function initialize(v1: V1, authorization: string, peer = PEER) {
  const params = {
    protocolVersion: "2025-11-25",
    capabilities: {},
    clientInfo: { name: "kimi-code", version: "1" },
  };
  return testRelay(v1)(
    new Request(`${ORIGIN}/api/mcp`, {
      method: "POST",
      headers: {
        Authorization: authorization,
        "Content-Type": "application/json",
        Accept: "application/json, text/event-stream",
      },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "initialize", params }),
    }),
    peer,
  );
}

const textOf = (result: Awaited<ReturnType<Client["callTool"]>>) => {
  const [content] = result.content;
  return JSON.parse(content?.type === "text" ? content.text : "null");
};

describe.each([
  ["in one process", () => inProcess(settings().relaySecrets)],
  ["in two deployments", () => remote(apiOrigin, settings().relaySecrets)],
])("%s", (_where, v1) => {
  test("an assistant connects, lists and calls, and the owner's log says who and from where", async () => {
    const { mint, owner } = await testOrg("Acme Tools");
    const { token, id } = await mint();
    const client = await connected(v1(), token);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toContain("get_org_profile");
    const result = await client.callTool({ name: "get_org_profile", arguments: {} });
    expect(result.structuredContent).toMatchObject({ name: "Acme Tools" });
    expect(textOf(result)).toEqual(result.structuredContent);
    const [row] = await auditRows(owner, { actorType: "mcp" });
    expect(row).toMatchObject({
      operation: "get_org_profile",
      tokenId: id,
      outcome: "ok",
      clientName: "claude-code",
      ip: PEER.ip,
    });
  });

  test("path, query and body reach the operation as they were given", async () => {
    const { mint, owner } = await testOrg();
    const client = await connected(v1(), (await mint()).token);
    const created = await client.callTool({
      name: "create_campaign",
      arguments: { name: "Spring & Co", slug: "spring-co" },
    });
    const campaign = textOf(created);
    expect(campaign).toMatchObject({ name: "Spring & Co" });
    const read = await client.callTool({ name: "get_campaign", arguments: { id: campaign.id } });
    expect(textOf(read)).toMatchObject({ id: campaign.id });
    const listed = await client.callTool({ name: "list_campaigns", arguments: { take: 1 } });
    expect(textOf(listed).items).toHaveLength(1);
    const [, , row] = await auditRows(owner, { actorType: "mcp" });
    expect(row?.input).toMatchObject({ name: "Spring & Co", slug: "spring-co" });
  });

  test("an input that does not validate is refused by the API, in its words, and written down", async () => {
    const { mint, owner } = await testOrg();
    const client = await connected(v1(), (await mint()).token);
    for (const id of ["../../org", "..", "", 7]) {
      const result = await client.callTool({ name: "get_affiliate", arguments: { id } });
      expect(result.isError).toBe(true);
      expect(textOf(result)).toMatchObject({ error: "validation_failed", field: "id" });
    }
    const rows = await auditRows(owner, { actorType: "mcp" });
    expect(rows.map(({ outcome, operation }) => [outcome, operation])).toEqual(
      Array(4).fill(["refused", "get_affiliate"]),
    );
  });

  test("a read-only token sees no write, and is refused one", async () => {
    const { mint } = await testOrg();
    const client = await connected(v1(), (await mint({ access: "read" })).token);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).not.toContain("create_campaign");
    const refused = await client.callTool({
      name: "create_campaign",
      arguments: { name: "X", slug: "xyz" },
    });
    expect(textOf(refused)).toMatchObject({ error: "insufficient_scope" });
  });

  test.each(["mint_token", "no_such_tool", "../org", "."])(
    "%s is no tool, and the attempt is a row",
    async (name) => {
      const { mint, owner } = await testOrg();
      const client = await connected(v1(), (await mint()).token);
      await expect(client.callTool({ name, arguments: {} })).rejects.toMatchObject({
        code: -32602,
      });
      const [row] = await auditRows(owner, { actorType: "mcp" });
      expect(row).toMatchObject({ operation: name, outcome: "refused", errorCode: "not_found" });
    },
  );

  test("a repeated idempotency key happens once", async () => {
    const { mint } = await testOrg();
    const client = await connected(v1(), (await mint()).token);
    const again = () =>
      client.callTool({
        name: "create_campaign",
        arguments: { name: "Once", slug: "once" },
        _meta: { "rekomi/idempotencyKey": "k-1" },
      });
    expect(textOf(await again())).toEqual(textOf(await again()));
  });

  test("revocation holds from the next request, as HTTP", async () => {
    const { mint, owner } = await testOrg();
    const { token, id } = await mint();
    expect((await initialize(v1(), `Bearer ${token}`)).status).toBe(200);
    await perform(revokeToken, owner, { id });
    const response = await initialize(v1(), `Bearer ${token}`);
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toContain("Bearer");
    expect(await response.json()).toMatchObject({ error: "unauthorized", reason: "revoked" });
  });

  test("stopped AI access and a foreign network are 403", async () => {
    const { mint, owner } = await testOrg();
    const { token } = await mint({ networks: ["203.0.113.0/24"] });
    const abroad = await initialize(v1(), `Bearer ${token}`);
    expect([abroad.status, (await abroad.json()).error]).toEqual([403, "network_not_allowed"]);
    expect(
      (await initialize(v1(), `Bearer ${token}`, { ip: "203.0.113.9", secure: true })).status,
    ).toBe(200);
    await perform(setAiAccess, owner, { stopped: true });
    const stopped = await initialize(v1(), `Bearer ${token}`, { ip: "203.0.113.9", secure: true });
    expect([stopped.status, (await stopped.json()).error]).toEqual([403, "ai_access_stopped"]);
  });

  test("too many calls are 429 with the time to wait", async () => {
    const { mint } = await testOrg();
    const { token } = await mint({ requestsPerMinute: 1 });
    await initialize(v1(), `Bearer ${token}`);
    const response = await initialize(v1(), `Bearer ${token}`);
    expect(response.status).toBe(429);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(response.headers.get("ratelimit-remaining")).toBe("0");
  });

  test.each(["", "Bearer nonsense", "Basic eDp5", "Bearer rk_live_short"])(
    "%j is 401",
    async (authorization) => {
      expect((await initialize(v1(), authorization)).status).toBe(401);
    },
  );
});

test("relay and API with different secrets: the operator is told, not the owner", async () => {
  const { mint } = await testOrg();
  const response = await initialize(
    remote(apiOrigin, ["a secret that the API does not have"]),
    `Bearer ${(await mint()).token}`,
  );
  expect(response.status).toBe(502);
  expect(await response.json()).toMatchObject({
    error: "relay_signature_invalid",
    message: expect.stringContaining("REKOMI_RELAY_SECRETS"),
  });
});

test("an API that is away is 503", async () => {
  const { mint } = await testOrg();
  const response = await initialize(
    remote("http://127.0.0.1:9", settings().relaySecrets),
    `Bearer ${(await mint()).token}`,
  );
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
});
