import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, orgWithToken, test } from "./fixtures";
import { MCP_HEADERS, postMessage, send, toolCall } from "./wire";

/** What the port says before anybody is asked who they are. */

const PATHS = ["/", "/sign-in", "/api/v1/org", "/api/mcp", "/.well-known/x", "/openapi.json"];

test("another name in the Host header reaches nothing", async ({ cluster }) => {
  for (const path of PATHS)
    for (const host of [
      "evil.example",
      "localhost.evil.example",
      "127.0.0.1.nip.io",
      "@localhost",
    ]) {
      const { status, json } = await send(cluster.b.url, path, { headers: { Host: host } });
      expect([path, host, status, json?.error]).toEqual([path, host, 421, "misdirected_request"]);
    }
});

test("a forwarded host counts only from a trusted proxy", async ({ cluster }) => {
  const headers = { "X-Forwarded-Host": "evil.example" };
  expect((await send(cluster.b.url, "/api/mcp", { headers })).status).toBe(200);
  expect((await send(cluster.a.url, "/api/mcp", { headers })).status).toBe(421);
});

test("a load balancer may ask for health by any name", async ({ cluster }) => {
  const { status, json } = await send(cluster.b.url, "/api/health", {
    headers: { Host: "10.0.0.7" },
  });
  expect([status, json]).toEqual([200, { status: "ok", database: "ok" }]);
});

test("a page of another origin may not use the endpoint, even with a token", async ({
  cluster,
}) => {
  const { token } = await orgWithToken(cluster);
  for (const origin of ["https://evil.example", "null", "http://localhost.evil.example"])
    for (const method of ["POST", "GET", "OPTIONS", "DELETE"]) {
      const { status, json, headers } = await send(cluster.a.url, "/api/mcp", {
        method,
        headers: { ...MCP_HEADERS, Authorization: `Bearer ${token}`, Origin: origin },
        ...(method === "POST" && { body: JSON.stringify(toolCall("get_org_profile")) }),
      });
      expect([method, origin, status, json.error]).toEqual([method, origin, 403, "forbidden"]);
      expect(headers).not.toHaveProperty("access-control-allow-origin");
    }
  const own = await postMessage(cluster.a.url, token, toolCall("get_org_profile"), {
    Origin: "http://localhost:6274",
  });
  expect([own.status, own.headers["access-control-allow-origin"]]).toEqual([
    200,
    "http://localhost:6274",
  ]);
});

test("a body beyond 4 MiB is refused, announced or not", async ({ cluster }) => {
  const { token } = await orgWithToken(cluster);
  const { slug } = await cluster.owners.org();
  const { key } = await cluster.owners.perform("owner", slug, "mint_api_key", {
    name: "Script",
    scope: "read_write",
  });
  const body = JSON.stringify({ name: "x".repeat(4 * 1024 * 1024) });
  for (const [path, bearer] of [
    ["/api/mcp", token],
    ["/api/v1/programs", key],
  ])
    for (const chunked of [false, true]) {
      const { status, json } = await send(cluster.a.url, path!, {
        method: "POST",
        headers: { ...MCP_HEADERS, Authorization: `Bearer ${bearer}` },
        body,
        chunked,
      });
      expect([path, status, json.error]).toEqual([path, 413, "payload_too_large"]);
    }
  const [before, after] = JSON.stringify(toolCall("get_affiliate", { id: "#" })).split("#");
  const largest = before!.padEnd(4 * 1024 * 1024 - after!.length, "x") + after;
  const { status } = await send(cluster.a.url, "/api/mcp", {
    method: "POST",
    body: largest,
    headers: { ...MCP_HEADERS, Authorization: `Bearer ${token}` },
  });
  expect(status).toBe(200);
});

test("a body that is not JSON is refused by its type", async ({ cluster }) => {
  const { token, slug } = await orgWithToken(cluster);
  const { key } = await cluster.owners.perform("owner", slug, "mint_api_key", {
    name: "Script",
    scope: "read_write",
  });
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
    for (const [path, bearer] of [
      ["/api/mcp", token],
      ["/api/v1/programs", key],
    ]) {
      const { status, json } = await send(cluster.a.url, path!, {
        method: "POST",
        body: JSON.stringify(toolCall("get_org_profile")),
        headers: {
          Accept: MCP_HEADERS.Accept,
          Authorization: `Bearer ${bearer}`,
          ...(type && { "Content-Type": type }),
        },
      });
      expect([path, type, status, json.error]).toEqual([path, type, 415, "unsupported_media_type"]);
    }
});

test("what is not well known is a JSON 404, whoever asks and how", async ({ cluster }) => {
  for (const path of [
    "/.well-known/x",
    "/.well-known",
    "/.well-known/",
    "/.well-known/openid-configuration",
    "/.well-known/oauth-protected-resource/x/y",
    "/api/mcp/.well-known/openid-configuration",
  ])
    for (const method of ["GET", "POST"]) {
      const { status, json } = await send(cluster.a.url, path, { method });
      expect([path, method, status, json?.error]).toEqual([path, method, 404, "not_found"]);
    }
});

test("the endpoint works with a slash at its end", async ({ cluster }) => {
  const { token } = await orgWithToken(cluster);
  const { status } = await send(cluster.a.url, "/api/mcp/", {
    method: "POST",
    headers: { ...MCP_HEADERS, Authorization: `Bearer ${token}` },
    body: JSON.stringify(toolCall("get_org_profile")),
  });
  expect(status).toBe(200);
});

test("GET tells who this is; a stream is refused as a client expects it", async ({ cluster }) => {
  const { token } = await orgWithToken(cluster);
  const get = (headers: Record<string, string>, method = "GET") =>
    send(cluster.a.url, "/api/mcp", { method, headers });

  const identity = await get({});
  expect([identity.status, identity.json]).toMatchObject([
    200,
    { name: "rekomi", transport: "streamable-http", docs: expect.stringMatching(/\/docs\/mcp$/) },
  ]);
  const unknown = await get({ Accept: "text/event-stream" });
  expect([unknown.status, unknown.json.error]).toEqual([401, "unauthorized"]);
  expect(unknown.headers["www-authenticate"]).toContain("Bearer");
  const known = await get({ Accept: "text/event-stream", Authorization: `Bearer ${token}` });
  expect([known.status, known.headers.allow]).toEqual([405, "POST"]);
  for (const method of ["DELETE", "PUT", "PATCH"]) {
    const { status, headers } = await get({ Authorization: `Bearer ${token}` }, method);
    expect([method, status, headers.allow]).toEqual([method, 405, "POST"]);
  }
});

test("a token in the address is no credential", async ({ cluster }) => {
  const { token, slug } = await orgWithToken(cluster);
  const { key } = await cluster.owners.perform("owner", slug, "mint_api_key", { name: "Script" });
  for (const [path, secret] of [
    ["/api/mcp", token],
    ["/api/v1/org", key],
  ])
    for (const name of ["token", "access_token", "authorization", "Authorization", "api_key"]) {
      const isMcp = path === "/api/mcp";
      const {
        status,
        json,
        text: answered,
      } = await send(
        cluster.a.url,
        `${path}?${name}=${encodeURIComponent(`Bearer ${secret}`)}&${name}=${secret}`,
        isMcp
          ? {
              method: "POST",
              headers: MCP_HEADERS,
              body: JSON.stringify(toolCall("get_org_profile")),
            }
          : {},
      );
      expect([path, name, status, json.error]).toEqual([path, name, 401, "unauthorized"]);
      expect(answered).not.toContain(secret);
    }
  for (const { output } of [cluster.a, cluster.b])
    for (const secret of [token, key]) expect(output()).not.toContain(secret);
});

test("what is not HTTP as it should be ends the connection and nothing else", async ({
  cluster,
}) => {
  const { port } = new URL(cluster.a.url);
  for (const raw of [
    "GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    "GET //evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    "GET /api/mcp HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
    "POST /api/mcp HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n",
    "GET /x HTTP/1.1\r\nConnection: close\r\n\r\n",
    "GET /\u0000 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "nonsense\r\n\r\n",
  ]) {
    const socket = connect(Number(port), "127.0.0.1");
    socket.on("error", () => {});
    socket.end(raw);
    const answer = await text(socket);
    expect([raw, answer.slice(0, 10)]).toEqual([
      raw,
      expect.stringMatching(/^(HTTP\/1\.1 [34]|)$/),
    ]);
    // Where it leads elsewhere, it is on this server.
    expect(answer).not.toMatch(/^location: (?!\/[^/\\])/im);
  }
  expect((await send(cluster.a.url, "/api/health")).status).toBe(200);
});
