import { type Cluster, expect, orgWithToken, test } from "./fixtures";
import { clientHeader } from "./signature";
import { callTool, send } from "./wire";

/** Where a call came from decides about network policies, so only who can know may say it. */

const OFFICE = "203.0.113.9";
const FORGERIES: Record<string, string>[] = [
  { "X-Forwarded-For": OFFICE },
  { "X-Forwarded-For": `${OFFICE}, 127.0.0.1` },
  { Forwarded: `for=${OFFICE}` },
  { "X-Real-IP": OFFICE },
  { "X-Rekomi-Peer-IP": OFFICE, "X-Rekomi-Peer-Secure": "true" },
  { "X-Client-IP": OFFICE, "CF-Connecting-IP": OFFICE, "True-Client-IP": OFFICE },
  { "X-Rekomi-MCP-Client": clientHeader({ ip: OFFICE }) },
];

async function addressesOf({ owners }: Cluster, orgId: string) {
  const rows = await owners.query(
    "select distinct ip from audit_events where org_id = $1 and actor_type in ('mcp', 'api_key')",
    [orgId],
  );
  return rows.map(({ ip }) => ip);
}

test("a stranger cannot say where they are: neither to the policy nor to the log", async ({
  cluster,
}) => {
  const { url } = cluster.b;
  const bound = await orgWithToken(cluster, { networks: [`${OFFICE}/32`] });
  const free = await orgWithToken(cluster);
  const { key } = await cluster.owners.perform("owner", free.slug, "mint_api_key", {
    name: "Script",
  });
  for (const headers of FORGERIES) {
    const refused = await callTool(url, bound.token, "get_org_profile", {}, headers);
    expect([headers, refused.status, refused.error]).toEqual([headers, 403, "network_not_allowed"]);
    expect((await callTool(url, free.token, "get_org_profile", {}, headers)).status).toBe(200);
    const scripted = await send(url, "/api/v1/org", {
      headers: { ...headers, Authorization: `Bearer ${key}` },
    });
    expect(scripted.status).toBe(200);
  }
  expect(await addressesOf(cluster, bound.orgId)).toEqual(["127.0.0.1"]);
  expect(await addressesOf(cluster, free.orgId)).toEqual(["127.0.0.1"]);
});

test("behind a trusted proxy the rightmost stranger is the one who calls", async ({ cluster }) => {
  const { url } = cluster.a;
  const { token, orgId } = await orgWithToken(cluster, { networks: [`${OFFICE}/32`] });
  const from = async (chain: string) =>
    (await callTool(url, token, "get_org_profile", {}, { "X-Forwarded-For": chain })).status;
  expect(await from(OFFICE)).toBe(200);
  expect(await from(`198.51.100.1, ${OFFICE}`)).toBe(200);
  expect(await from(`${OFFICE}, 127.0.0.1`)).toBe(200);
  expect(await addressesOf(cluster, orgId)).toEqual([OFFICE]);
  expect(await from(`${OFFICE}, 198.51.100.1`)).toBe(403);
  expect((await addressesOf(cluster, orgId)).sort()).toEqual(["198.51.100.1", OFFICE]);
});
