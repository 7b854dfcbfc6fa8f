import { type Cluster, expect, orgWithToken, test } from "./fixtures";
import { clientHeader, type Signed, signature } from "./signature";
import { send } from "./wire";

/** What somebody on the way between relay and API could try with what they saw. */

const TOKEN = `rk_mcp_${"A".repeat(43)}3GHgEk`;
const VECTORS: { signed: Signed; v1: string; v2: string }[] = [
  {
    signed: {
      method: "POST",
      path: "/api/v1/affiliates/0190b5a0-0000-7000-8000-000000000001/approve?notify=true",
      body: '{"note":"welcome"}',
      authorization: `Bearer ${TOKEN}`,
      client: Buffer.from(
        '{"name":"claude-code","version":"2.1.328","userAgent":"claude-code/2.1.328 (cli)","ip":"203.0.113.7"}',
      ).toString("base64url"),
    },
    v1: "0d9a6bb33b9af37e572784b767e6cbd92570e75dc227372b869b782a6d1d81b3",
    v2: "c2273150c87d7ae4b772d7590791bd234b081e9be318d32c4c7504c73b1d171b",
  },
  {
    signed: { method: "GET", path: "/api/v1/org", authorization: `Bearer ${TOKEN}` },
    v1: "4058830c2cccbcf8bcddd72bc8fb60e0bd5eacc419cb3118996812edb8711340",
    v2: "f7175af065f50fee81bf9737389b6d40c70c73087684ea1b3c7870c47faec627",
  },
];

test("the published vectors are what these tests sign with", () => {
  const moment = { t: 1_767_225_600, nonce: "A".repeat(22) };
  for (const { signed, v1, v2 } of VECTORS)
    expect(signature("relay-secret-for-tests", signed, moment)).toBe(
      `t=${moment.t},v1=${v1},n=${moment.nonce},v2=${v2}`,
    );
});

const INVALID = [401, "relay_signature_invalid"];

/** A request as a relay would sign it, and as it then arrives. */
async function arrive(
  url: string,
  secret: string,
  signed: Signed,
  { altered = {}, t, identity }: { altered?: Partial<Signed>; t?: number; identity?: string } = {},
) {
  const header = identity ?? signature(secret, signed, { t });
  const { method, path, body, authorization, client } = { ...signed, ...altered };
  const { status, json } = await send(url, path, {
    method,
    body,
    headers: {
      Authorization: authorization,
      "X-Rekomi-MCP-Identity": header,
      ...(body !== undefined && { "Content-Type": "application/json" }),
      ...(client && { "X-Rekomi-MCP-Client": client }),
    },
  });
  return { seen: [status, json.error], header };
}

async function setting(cluster: Cluster) {
  const { token, orgId } = await orgWithToken(cluster);
  const authorization = `Bearer ${token}`;
  const client = clientHeader({ name: "claude-code", ip: "203.0.113.7" });
  const read: Signed = { method: "GET", path: "/api/v1/programs?take=1", authorization, client };
  const write: Signed = {
    method: "POST",
    path: "/api/v1/programs",
    body: JSON.stringify({ name: "Spring", slug: "spring" }),
    authorization,
    client,
  };
  return { token, orgId, read, write };
}

test("a token without a relay is refused everywhere, and its owner hears of it", async ({
  cluster,
}) => {
  const { token, orgId } = await orgWithToken(cluster);
  for (const { url } of [cluster.a, cluster.b]) {
    const { status, json } = await send(url, "/api/v1/org", {
      headers: { Authorization: `Bearer ${token}` },
    });
    expect([status, json.error]).toEqual([403, "mcp_relay_required"]);
  }
  const rows = await cluster.owners.query(
    "select distinct outcome, error_code from audit_events where org_id = $1 and actor_type = 'mcp'",
    [orgId],
  );
  expect(rows).toEqual([{ outcome: "refused", error_code: "mcp_relay_required" }]);
});

test("the unpublished routes are nobody's but the relay's", async ({ cluster }) => {
  const { token } = await orgWithToken(cluster);
  for (const path of ["/api/v1/connection?step=list", "/api/v1/tools?name=get_org_profile"])
    for (const bearer of [token, `rk_live_${"A".repeat(43)}000000`]) {
      const { status, json } = await send(cluster.a.url, path, {
        headers: { Authorization: `Bearer ${bearer}` },
      });
      expect([401, 403, 404]).toContain(status);
      expect(json).not.toHaveProperty("tools");
    }
});

test("a captured request works once, on whichever instance it arrives first", async ({
  cluster,
}) => {
  const { a, b, rings } = cluster;
  const { read } = await setting(cluster);
  for (const [first, others] of [
    [a, [a, b]],
    [b, [b, a]],
  ] as const) {
    const { seen, header } = await arrive(first.url, rings.old, read);
    expect(seen).toEqual([200, undefined]);
    for (const { url } of others)
      expect((await arrive(url, rings.old, read, { identity: header })).seen).toEqual(INVALID);
  }
});

test("of a hundred copies that race over both instances one passes", async ({ cluster }) => {
  const { a, b, rings, owners } = cluster;
  const { write, orgId } = await setting(cluster);
  const identity = signature(rings.old, write);
  const copies = await Promise.all(
    Array.from({ length: 100 }, (_, n) =>
      arrive((n % 2 ? a : b).url, rings.old, write, { identity }),
    ),
  );
  const passed = copies.filter(({ seen }) => seen[0] === 200);
  const refused = copies.filter(({ seen }) => seen[1] === "relay_signature_invalid");
  expect([passed.length, refused.length]).toEqual([1, 99]);
  const rows = await owners.query("select 1 from campaigns where org_id = $1", [orgId]);
  expect(rows).toHaveLength(1);
});

test("whatever is altered on the way, the signature no longer holds", async ({ cluster }) => {
  const { a, rings, owners } = cluster;
  const { read, write, orgId } = await setting(cluster);
  const other = await orgWithToken(cluster);
  const alterations: [Signed, Partial<Signed>][] = [
    [write, { body: JSON.stringify({ name: "Spring", slug: "autumn" }) }],
    [write, { body: `${write.body} ` }],
    [write, { body: "" }],
    [write, { path: "/api/v1/programs/" }],
    [write, { path: "/api/v1/programs?x=1" }],
    [write, { path: "/api/v1/%70rograms" }],
    [write, { method: "PUT" }],
    [read, { path: "/api/v1/programs?take=2" }],
    [read, { path: "/api/v1/programs" }],
    [read, { path: "/api/v1/programs?take=1&" }],
    [read, { path: "/api/v1/org?take=1" }],
    [read, { body: "{}", method: "POST" }],
    [read, { authorization: `Bearer ${other.token}` }],
    [read, { authorization: read.authorization.replace("Bearer", "bearer") }],
    [read, { client: clientHeader({ name: "claude-code", ip: "10.0.0.1" }) }],
    [read, { client: "" }],
  ];
  for (const [signed, altered] of alterations) {
    const { seen } = await arrive(a.url, rings.old, signed, { altered });
    expect([altered, seen]).toEqual([altered, INVALID]);
  }
  // Another spelling of a path is no path at all: what was signed is what was sent.
  for (const path of ["/api/v1/x/../programs", "/x/../api/v1/programs", "/api\\v1/programs"]) {
    const { seen } = await arrive(a.url, rings.old, write, { altered: { path } });
    expect([path, seen]).toEqual([path, [400, "validation_failed"]]);
  }
  const rows = await owners.query("select 1 from campaigns where org_id = $1", [orgId]);
  expect(rows).toEqual([]);
});

test("too early, too late, by a stranger or half signed is refused", async ({ cluster }) => {
  const { a, rings } = cluster;
  const { read } = await setting(cluster);
  const now = Math.floor(Date.now() / 1000);
  const seen = async (secret: string, options: { t?: number; identity?: string }) =>
    (await arrive(a.url, secret, read, options)).seen;

  expect(await seen(rings.old, { t: now - 240 })).toEqual([200, undefined]);
  expect(await seen(rings.new, { t: now + 240 })).toEqual([200, undefined]);
  for (const t of [now - 360, now + 360, 0, 999_999_999_999])
    expect(await seen(rings.old, { t })).toEqual(INVALID);
  expect(await seen("somebody-elses-secret-of-32-letters", {})).toEqual(INVALID);

  const genuine = signature(rings.old, read);
  const [t, v1, n, v2] = genuine.split(",");
  const forged = signature("somebody-elses-secret-of-32-letters", read).split(",");
  for (const identity of [
    `${t},${v1}`,
    `${t},${v1},${n}`,
    `${t},${v1},${n},${forged[3]}`,
    `${t},${forged[1]},${n},${v2}`,
    `${t},${v1},n=${"B".repeat(22)},${v2}`,
    `${genuine},${genuine}`,
    genuine.toUpperCase(),
    "",
    "x".repeat(8_000),
  ])
    expect([identity, await seen(rings.old, { identity })]).toEqual([identity, INVALID]);
  // None of those has used the genuine one up.
  expect(await seen(rings.old, { identity: genuine })).toEqual([200, undefined]);
});

test("a signature does not make an API key an assistant's, nor nobody somebody", async ({
  cluster,
}) => {
  const { a, rings, owners } = cluster;
  const { slug } = await owners.org();
  const { key } = await owners.perform("owner", slug, "mint_api_key", { name: "Script" });
  for (const [bearer, reason] of [
    [key, "api_key"],
    [TOKEN, "unknown"],
  ]) {
    const signed = { method: "GET", path: "/api/v1/org", authorization: `Bearer ${bearer}` };
    const { status, json } = await send(a.url, signed.path, {
      headers: {
        Authorization: signed.authorization,
        "X-Rekomi-MCP-Identity": signature(rings.old, signed),
      },
    });
    expect([status, json]).toMatchObject([401, { error: "unauthorized", reason }]);
  }
});
