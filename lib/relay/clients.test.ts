import {
  Client as ModernClient,
  StreamableHTTPClientTransport as ModernTransport,
} from "@modelcontextprotocol/client";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { afterEach, describe, expect, test } from "vitest";
import { fakeV1, listen, TOKEN } from "@/lib/relay/handler.fixture";
import type { V1Answer } from "@/lib/relay/v1";

/** The two SDKs that most clients are made of, over a real socket. */

const me = { name: "test-client", version: "1.2.3" };
const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

async function served(call?: V1Answer<Record<string, unknown>>) {
  const { v1, asked } = fakeV1({ call });
  const server = await listen(v1);
  open.push(server);
  return { server, asked };
}

async function v1Client(url: URL, authorization = TOKEN) {
  const client = new Client(me);
  open.push(client);
  await client.connect(
    new StreamableHTTPClientTransport(url, {
      requestInit: { headers: { Authorization: authorization } },
    }),
  );
  return client;
}

async function v2Client(url: URL, mode: "auto" | "legacy", authorization = TOKEN) {
  const client = new ModernClient(me, { versionNegotiation: { mode } });
  open.push(client);
  await client.connect(
    new ModernTransport(url, { requestInit: { headers: { Authorization: authorization } } }),
  );
  return client;
}

const ID = "0190b5a0-0000-7000-8000-000000000001";
const PAGE = { items: [], hasMore: false, nextCursor: null };

describe.each([
  ["SDK 1", (url: URL) => v1Client(url)],
  ["SDK 2, 2025 revisions", (url: URL) => v2Client(url, "legacy")],
  ["SDK 2, newest revision", (url: URL) => v2Client(url, "auto")],
])("%s", (_name, connect) => {
  test("connects, lists and calls; its schema check accepts our answers", async () => {
    const { server, asked } = await served({ status: 200, body: PAGE, headers: {} });
    const client = await connect(server.url);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toContain("list_affiliates");
    const result = await client.callTool({ name: "list_affiliates", arguments: {} });
    expect(result.structuredContent).toEqual({ items: [], hasMore: false });
    expect(asked.map(({ step }) => step)).toContain("initialize");
    expect(asked.find(({ step }) => step === "initialize")?.client).toMatchObject(me);
    expect(client.getInstructions()).toContain("affiliate program");
  });

  test("takes a refusal as a result that the model can read", async () => {
    const refusal = { error: "not_found", message: "No such affiliate.", requestId: "r" } as const;
    const { server } = await served({ status: 404, body: refusal, headers: {} });
    const client = await connect(server.url);
    await client.listTools();
    const result = await client.callTool({ name: "get_affiliate", arguments: { id: ID } });
    expect(result).toMatchObject({ isError: true, content: [{ text: JSON.stringify(refusal) }] });
  });

  test("takes a write that waits for approval", async () => {
    const held = { error: "approval_required", message: "Wait.", approvalId: "1", requestId: "r" };
    const { server } = await served({ status: 202, body: held, headers: {} });
    const client = await connect(server.url);
    await client.listTools();
    const result = await client.callTool({ name: "approve_affiliate", arguments: { id: ID } });
    expect(result).toMatchObject({ structuredContent: held });
  });

  test("asks for a stream once at most, and does not come back for it", async () => {
    const { server } = await served();
    const client = await connect(server.url);
    await client.listTools();
    await client.callTool({ name: "list_affiliates" });
    expect(server.requests.filter((request) => request.startsWith("GET")).length).toBeLessThan(2);
  });
});

test("a wrong token is told in our words, where the client shows them", async () => {
  const { server } = await served();
  const ours = /Generate a new token/;
  await expect(v1Client(server.url, "Bearer wrong")).rejects.toThrow(ours);
  await expect(v2Client(server.url, "legacy", "Bearer wrong")).rejects.toThrow(ours);
  await expect(v2Client(server.url, "auto", "Bearer wrong")).rejects.toThrow(/authorization/);
});

test("a trailing slash and ping are fine", async () => {
  const { server } = await served();
  const client = await v1Client(new URL(`${server.url}/`));
  await client.ping();
});
