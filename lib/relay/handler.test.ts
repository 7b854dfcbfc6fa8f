import { describe, expect, test } from "vitest";
import type { RefusalBody } from "@/lib/operations/errors";
import { fakeV1, ORIGIN, TOKEN, testRelay } from "@/lib/relay/handler.fixture";

const PEER = { ip: "203.0.113.7", secure: true };
const MODERN = {
  "io.modelcontextprotocol/protocolVersion": "2026-07-28",
  "io.modelcontextprotocol/clientCapabilities": {},
  "io.modelcontextprotocol/clientInfo": { name: "claude-code", version: "2.1.328" },
};

const JSON_BOTH_WAYS = {
  "Content-Type": "application/json",
  Accept: "application/json, text/event-stream",
};
const INITIALIZED = { jsonrpc: "2.0", method: "notifications/initialized" };

function ask(body: unknown, headers: Record<string, string> = {}) {
  return new Request("http://localhost/api/mcp", {
    method: "POST",
    headers: {
      Authorization: TOKEN,
      ...JSON_BOTH_WAYS,
      ...headers,
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

/** A request of the 2025 revisions, answered on a stream. */
async function legacy(v1: ReturnType<typeof fakeV1>["v1"], method: string, params: object = {}) {
  const request = ask({ jsonrpc: "2.0", id: 1, method, params });
  const response = await testRelay(v1)(request, PEER);
  const text = await response.text();
  const data = /^data: (.+)$/m.exec(text)?.[1];
  return { response, message: JSON.parse(data ?? text) };
}

/** A request of 2026-07-28, which says who asks each time. */
async function modern(v1: ReturnType<typeof fakeV1>["v1"], method: string, params: object = {}) {
  const name: Record<string, string> = "name" in params ? { "Mcp-Name": String(params.name) } : {};
  const meta = "_meta" in params ? params._meta : {};
  const response = await testRelay(v1)(
    ask(
      {
        jsonrpc: "2.0",
        id: 1,
        method,
        params: { ...params, _meta: { ...MODERN, ...(meta as object) } },
      },
      { "MCP-Protocol-Version": "2026-07-28", "Mcp-Method": method, ...name },
    ),
    PEER,
  );
  return { response, message: await response.json() };
}

const INITIALIZE = {
  protocolVersion: "2025-06-18",
  capabilities: {},
  clientInfo: { name: "kimi-code", version: "0.9" },
};

describe("a refused bearer", () => {
  test("is answered by HTTP, before the protocol is reached", async () => {
    const { v1 } = fakeV1();
    const request = ask(
      { jsonrpc: "2.0", id: 1, method: "tools/list" },
      { Authorization: "Bearer x" },
    );
    const response = await testRelay(v1)(request, PEER);
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe('Bearer realm="rekomi"');
    expect(await response.json()).toEqual({
      error: "unauthorized",
      message: "Generate a new token.",
      requestId: response.headers.get("x-request-id"),
    });
  });

  test.each([
    ["ai_access_stopped", 403],
    ["network_not_allowed", 403],
    ["rate_limited", 429],
    ["unavailable", 503],
    ["relay_signature_invalid", 502],
  ] as const)("%s is HTTP %i", async (error, status) => {
    const refusal: RefusalBody = { error, message: "Why.", requestId: "elsewhere" };
    const { v1 } = fakeV1({ refusal, refusedWith: { "retry-after": "7", server: "secret" } });
    const request = ask({ jsonrpc: "2.0", id: 1, method: "initialize", params: INITIALIZE });
    const response = await testRelay(v1)(request, PEER);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error, message: "Why." });
    expect(response.headers.get("retry-after")).toBe(status === 502 ? null : "7");
    expect(response.headers.get("server")).toBeNull();
  });

  test("an API that throws is a bug that shows nothing of itself", async () => {
    const { v1 } = fakeV1();
    const broken = { ...v1, connection: () => Promise.reject(new Error("password=hunter2")) };
    const response = await testRelay(broken)(ask({ jsonrpc: "2.0", id: 1, method: "ping" }), PEER);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("hunter2");
  });
});

describe("the API is told", () => {
  test.each([
    ["initialize", INITIALIZE, "initialize"],
    ["tools/list", {}, "list"],
    ["tools/call", { name: "list_affiliates" }, "call"],
    ["ping", {}, "reach"],
  ])("of %s how far the client has come", async (method, params, step) => {
    const { v1, asked } = fakeV1();
    await legacy(v1, method, params);
    expect(asked[0]).toMatchObject({ step, authorization: TOKEN, client: { ip: "203.0.113.7" } });
  });

  test("the client's name from initialize, from each modern request, else from its User-Agent", async () => {
    const { v1, asked } = fakeV1();
    await legacy(v1, "initialize", INITIALIZE);
    await modern(v1, "server/discover");
    const list = { jsonrpc: "2.0", id: 1, method: "tools/list" };
    await testRelay(v1)(ask(list, { "User-Agent": "codex-mcp-client/0.169.0 (linux)" }), PEER);
    await testRelay(v1)(ask(list, { "User-Agent": "node" }), PEER);
    expect(asked.map(({ client: { name, version } }) => [name, version])).toEqual([
      ["kimi-code", "0.9"],
      ["claude-code", "2.1.328"],
      ["codex-mcp-client", "0.169.0"],
      [undefined, undefined],
    ]);
  });

  test("the idempotency key of a call", async () => {
    const { v1, asked } = fakeV1();
    const _meta = { "rekomi/idempotencyKey": "abc-1" };
    await legacy(v1, "tools/call", { name: "approve_affiliate", arguments: { id: "x" }, _meta });
    await modern(v1, "tools/call", { name: "approve_affiliate", arguments: { id: "x" }, _meta });
    const calls = asked.filter(({ tool }) => tool === "approve_affiliate");
    expect(calls.map(({ idempotencyKey }) => idempotencyKey)).toEqual(["abc-1", "abc-1"]);
  });
});

test("an idempotency key that is no header value is refused, not dropped", async () => {
  const { v1, asked } = fakeV1();
  const _meta = { "rekomi/idempotencyKey": "a\r\nb" };
  const { message } = await legacy(v1, "tools/call", { name: "approve_affiliate", _meta });
  expect(message.error.code).toBe(-32602);
  expect(asked.some(({ tool }) => tool)).toBe(false);
});

describe("both eras", () => {
  test.each(["2025-03-26", "2025-06-18", "2025-11-25"])("initialize speaks %s", async (version) => {
    const { message } = await legacy(fakeV1().v1, "initialize", {
      ...INITIALIZE,
      protocolVersion: version,
    });
    expect(message.result).toMatchObject({
      protocolVersion: version,
      serverInfo: { name: "rekomi" },
      capabilities: { tools: {} },
    });
    expect(message.result.instructions).toContain("minor units");
    expect(JSON.stringify(message.result.capabilities)).not.toContain("listChanged");
  });

  test("legacy answers stream, modern ones are JSON", async () => {
    const { v1 } = fakeV1();
    const old = await legacy(v1, "tools/list");
    const now = await modern(v1, "tools/list");
    expect(old.response.headers.get("content-type")).toBe("text/event-stream");
    expect(now.response.headers.get("content-type")).toContain("application/json");
    expect(old.message.result.tools).toEqual(now.message.result.tools);
    expect(now.message.result).toMatchObject({ ttlMs: 60_000, cacheScope: "private" });
    expect(old.message.result).not.toHaveProperty("ttlMs");
  });

  test("discover says who answers and may be kept privately", async () => {
    const { message } = await modern(fakeV1().v1, "server/discover");
    expect(message.result).toMatchObject({
      supportedVersions: ["2026-07-28"],
      cacheScope: "private",
      capabilities: { tools: {} },
    });
  });
});

test("the list is what the API grants, and nothing it does not know", async () => {
  const { v1 } = fakeV1({ tools: ["get_affiliate", "list_affiliates", "of_a_newer_api"] });
  const { message } = await legacy(v1, "tools/list");
  expect(message.result.tools.map(({ name }: { name: string }) => name)).toEqual([
    "get_affiliate",
    "list_affiliates",
  ]);
});

describe("a tool's answer", () => {
  test("is compact JSON without nulls, twice the same", async () => {
    const body = { items: [{ id: "1", note: null, tags: [null, "a"] }], nextCursor: null };
    const { v1 } = fakeV1({ call: { status: 200, body, headers: {} } });
    const { message } = await legacy(v1, "tools/call", { name: "list_affiliates" });
    const expected = { items: [{ id: "1", tags: [null, "a"] }] };
    expect(message.result.structuredContent).toEqual(expected);
    expect(message.result.content).toEqual([{ type: "text", text: JSON.stringify(expected) }]);
  });

  test("is an error result with the whole refusal as text when it was refused", async () => {
    const refusal = {
      error: "plan_tier_required" as const,
      message: "Upgrade.",
      required: "Growth",
      requestId: "r",
    };
    const { v1 } = fakeV1({ call: { status: 402, body: refusal, headers: {} } });
    const { message } = await legacy(v1, "tools/call", { name: "approve_affiliate" });
    expect(message.result.isError).toBe(true);
    expect(JSON.parse(message.result.content[0].text)).toEqual(refusal);
    expect(message.result).not.toHaveProperty("structuredContent");
  });

  test("that waits for approval is no error", async () => {
    const body = { error: "approval_required", message: "Wait.", approvalId: "1", requestId: "r" };
    const { v1 } = fakeV1({ call: { status: 202, body, headers: {} } });
    const { message } = await legacy(v1, "tools/call", { name: "approve_affiliate" });
    expect(message.result.isError).toBeFalsy();
    expect(message.result.structuredContent).toEqual(body);
  });

  test("for an unknown tool is a protocol error, after the API has heard of it", async () => {
    const { v1, asked } = fakeV1();
    const { message } = await modern(v1, "tools/call", { name: "mint_token" });
    expect(message.error).toMatchObject({
      code: -32602,
      message: "There is no tool named mint_token.",
    });
    expect(asked.at(-1)).toMatchObject({ tool: "mint_token" });
  });
});

describe("methods that are not ours", () => {
  test.each(["resources/list", "resources/templates/list", "prompts/list"])(
    "%s is cleanly not found",
    async (method) => {
      const { v1 } = fakeV1();
      expect((await legacy(v1, method)).message.error.code).toBe(-32601);
      expect((await modern(v1, method)).message.error.code).toBe(-32601);
    },
  );

  test("ping answers", async () => {
    expect((await legacy(fakeV1().v1, "ping")).message.result).toEqual({});
  });

  test("a subscription ends at once", async () => {
    const { message } = await modern(fakeV1().v1, "subscriptions/listen", { notifications: {} });
    expect(message.error.code).toBe(-32603);
  });

  test("notifications are taken, a late cancellation too", async () => {
    for (const method of ["notifications/initialized", "notifications/cancelled"]) {
      const params = method.endsWith("cancelled") ? { requestId: 9 } : undefined;
      const response = await testRelay(fakeV1().v1)(ask({ jsonrpc: "2.0", method, params }), PEER);
      expect(response.status).toBe(202);
      expect(await response.text()).toBe("");
    }
  });

  test("a second page does not exist", async () => {
    expect((await legacy(fakeV1().v1, "tools/list", { cursor: "x" })).message.error.code).toBe(
      -32602,
    );
  });
});

describe("the shape of a request", () => {
  const post = (body: string, headers: Record<string, string>) =>
    testRelay(fakeV1().v1)(ask(body, headers), PEER);

  test("JSON only", async () => {
    expect((await post("{}", { "Content-Type": "text/plain" })).status).toBe(415);
    expect((await post("{}", { "Content-Type": "application/json; charset=utf-8" })).status).toBe(
      400,
    );
  });

  test("at most 4 MiB", async () => {
    const response = await post(`"${"x".repeat(4 * 1024 * 1024)}"`, {});
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: "payload_too_large" });
  });

  test("broken JSON is a parse error, but only for those who may ask", async () => {
    const response = await post("{", {});
    expect(response.status).toBe(400);
    expect((await response.json()).error.code).toBe(-32700);
    expect((await post("{", { Authorization: "Bearer x" })).status).toBe(401);
  });
});

describe("where a request comes from", () => {
  const from = (origin: string, method = "POST") =>
    testRelay(fakeV1().v1)(
      new Request("http://localhost/api/mcp", {
        method,
        headers: { Origin: origin, Authorization: TOKEN, ...JSON_BOTH_WAYS },
        body: method === "POST" ? JSON.stringify(INITIALIZED) : undefined,
      }),
      PEER,
    );

  test.each([
    "https://evil.example",
    "null",
    `${ORIGIN}.evil.example`,
    "http://localhost.evil.example",
  ])("%s may not call", async (origin) => {
    const response = await from(origin);
    expect(response.status).toBe(403);
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
    expect((await from(origin, "OPTIONS")).status).toBe(403);
  });

  test.each([ORIGIN, "http://localhost:6274", "http://127.0.0.1:1", "http://[::1]:9"])(
    "%s may call, and read the answer",
    async (origin) => {
      const response = await from(origin);
      expect(response.status).toBe(202);
      expect(response.headers.get("access-control-allow-origin")).toBe(origin);
      expect(response.headers.get("vary")).toContain("Origin");
    },
  );

  test("a preflight names what a browser client sends", async () => {
    const response = await from("http://localhost:6274", "OPTIONS");
    expect(response.status).toBe(204);
    const allowed = response.headers.get("access-control-allow-headers");
    for (const header of [
      "authorization",
      "content-type",
      "mcp-protocol-version",
      "mcp-method",
      "mcp-name",
    ]) {
      expect(allowed).toContain(header);
    }
  });
});

describe("GET", () => {
  const get = (headers: Record<string, string>, method = "GET") =>
    testRelay(fakeV1().v1)(new Request("http://localhost/api/mcp", { method, headers }), PEER);

  test("identifies the server", async () => {
    const response = await get({});
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      name: "rekomi",
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      transport: "streamable-http",
      docs: `${ORIGIN}/docs/mcp`,
    });
    expect((await get({}, "HEAD")).status).toBe(200);
  });

  test("for a stream is 401 without a token and 405 with one, or clients reconnect for ever", async () => {
    const Accept = "application/json, text/event-stream";
    expect((await get({ Accept })).status).toBe(401);
    const response = await get({ Accept, Authorization: TOKEN });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("POST");
  });

  test.each(["DELETE", "PUT", "PATCH"])("%s is 405", async (method) => {
    const response = await get({ Authorization: TOKEN }, method);
    expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
  });
});
