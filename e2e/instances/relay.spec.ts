import { once } from "node:events";
import { createServer, request as httpRequest, type Server } from "node:http";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { freePort } from "../../scripts/free-port.mjs";
import {
  type Cluster,
  dataDir,
  expect,
  type Instance,
  orgWithToken,
  secret,
  startInstance,
  test,
} from "./fixtures";
import { callTool, send } from "./wire";

/** Relays have no database: what they know is their secrets and an address that may lead nowhere. */
interface Relays {
  /** Between relays and API: leads to one instance or another, or is down. */
  road: Road;
  before: Instance;
  after: Instance;
  stranger: Instance;
}

const relays = test.extend<object, { relays: Relays }>({
  relays: [
    async ({ cluster }, use) => {
      const { rings } = cluster;
      const road = await openRoad();
      const start = (ring: string) =>
        startInstance({
          REKOMI_API_URL: road.url,
          REKOMI_RELAY_SECRETS: ring,
          REKOMI_DATA_DIR: dataDir(),
        });
      const [before, after, stranger] = await Promise.all([
        start(rings.old),
        start(`${rings.new},${rings.old}`),
        start(secret()),
      ]);
      await use({ road, before, after, stranger });
      await Promise.all([before, after, stranger].map((relay) => relay.stop()));
      await road.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

relays(
  "a relay without a database serves a client: it lists and calls",
  async ({ cluster, relays }) => {
    await relays.road.leadTo(cluster.b);
    const org = await orgWithToken(cluster);
    const client = new Client(
      { name: "claude-code", version: "2.1.328" },
      { versionNegotiation: { mode: "auto" } },
    );
    await client.connect(
      new StreamableHTTPClientTransport(new URL("/api/mcp", relays.before.url), {
        requestInit: { headers: { Authorization: `Bearer ${org.token}` } },
      }),
    );
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toContain("get_org_profile");
    const result = await client.callTool({ name: "get_org_profile", arguments: {} });
    expect(result.structuredContent).toMatchObject({ slug: org.slug });
    await client.close();

    const rows = await cluster.owners.query(
      "select outcome, ip, client_name from audit_events where org_id = $1 and actor_type = 'mcp'",
      [org.orgId],
    );
    expect(rows).toEqual([{ outcome: "ok", ip: "127.0.0.1", client_name: "claude-code" }]);
  },
);

relays("a relay has no pages and no API of its own, and is healthy", async ({ relays }) => {
  const { url } = relays.before;
  const health = await send(url, "/api/health");
  expect([health.status, health.json.status]).toEqual([200, "ok"]);
  for (const path of ["/", "/api/v1/org", "/openapi.json", "/api/v1/connection"]) {
    const { status, json } = await send(url, path);
    expect([path, status, json?.error]).toEqual([path, 404, "not_found"]);
  }
});

relays(
  "a revoked token is 401 through a relay, with the way to ask",
  async ({ cluster, relays }) => {
    await relays.road.leadTo(cluster.b);
    const { token, id, slug } = await orgWithToken(cluster);
    expect((await callTool(relays.before.url, token, "get_org_profile")).status).toBe(200);
    await cluster.owners.perform("owner", slug, "revoke_token", { id });
    const refused = await send(relays.before.url, "/api/mcp", {
      headers: { Accept: "text/event-stream", Authorization: `Bearer ${token}` },
    });
    expect([refused.status, refused.json]).toMatchObject([401, { reason: "revoked" }]);
    expect(refused.headers["www-authenticate"]).toContain("Bearer");
  },
);

relays(
  "a relay with another secret is the operator's fault, and says so",
  async ({ cluster, relays }) => {
    await relays.road.leadTo(cluster.a);
    const { token } = await orgWithToken(cluster);
    const { status, error, body } = await callTool(relays.stranger.url, token, "get_org_profile");
    expect([status, error]).toEqual([502, "relay_signature_invalid"]);
    expect(body.message).toContain("operator");
    expect(body.message).toContain("REKOMI_RELAY_SECRETS");
    expect(body.message).toContain("the token is not at fault");
    expect(body).not.toHaveProperty("reason");
  },
);

relays("a secret is replaced, API first, without a refused call", async ({ cluster, relays }) => {
  const { token } = await orgWithToken(cluster);
  const through = async (relay: Instance, api: Instance) => {
    await relays.road.leadTo(api);
    const calls = [1, 2, 3, 4].map(() => callTool(relay.url, token, "get_org_profile"));
    return (await Promise.all(calls)).map(({ status }) => status);
  };
  const served = [200, 200, 200, 200];
  // The API knows the new secret before any relay signs with it, and forgets the old one last.
  expect(await through(relays.before, cluster.b)).toEqual(served);
  expect(await through(relays.before, cluster.a)).toEqual(served);
  expect(await through(relays.after, cluster.a)).toEqual(served);
  // The other way round is the outage that the order avoids.
  expect(await through(relays.after, cluster.b)).toEqual([502, 502, 502, 502]);
});

relays(
  "an API that is down is 503 with the time to wait, and back without a restart",
  async ({ cluster, relays }) => {
    const { token } = await orgWithToken(cluster);
    await relays.road.close();
    const away = await send(relays.before.url, "/api/mcp", {
      headers: { Accept: "text/event-stream", Authorization: `Bearer ${token}` },
    });
    expect([away.status, away.json.error]).toEqual([503, "unavailable"]);
    expect(Number(away.headers["retry-after"])).toBeGreaterThan(0);
    await relays.road.leadTo(cluster.b);
    expect((await callTool(relays.before.url, token, "get_org_profile")).status).toBe(200);
  },
);

interface Road {
  url: string;
  leadTo(instance: Instance): Promise<void>;
  close(): Promise<void>;
}

/** A load balancer's part: one address, whoever stands behind it. */
async function openRoad(): Promise<Road> {
  const port = await freePort();
  let server: Server | undefined;
  let target = "";
  const serve = () =>
    createServer((incoming, outgoing) => {
      const { method, headers, url } = incoming;
      const onward = httpRequest(`${target}${url}`, { method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      onward.on("error", () => outgoing.destroy());
      incoming.pipe(onward);
    });
  return {
    url: `http://127.0.0.1:${port}`,
    async leadTo(instance: Cluster["a"]) {
      target = instance.url;
      if (server) return;
      server = serve();
      await once(server.listen(port, "127.0.0.1"), "listening");
    },
    async close() {
      if (!server) return;
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      server = undefined;
      await closed;
    },
  };
}
