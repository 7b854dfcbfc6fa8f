import { expect, orgWithToken, test } from "./fixtures";
import { callTool } from "./wire";

const CLIENTS = 12;
const CALLS = 40;

test("however many call at once, on whichever instance, each answered call is one row", async ({
  cluster,
}) => {
  const { a, b, owners } = cluster;
  const org = await orgWithToken(cluster);
  const { token: reader } = await owners.perform("owner", org.slug, "mint_token", {
    name: "Reader",
    access: "read",
    requestsPerMinute: null,
  });
  /** What a client may ask, and how it should end. */
  const kinds: [outcome: string, call: (url: string) => ReturnType<typeof callTool>][] = [
    ["ok", (url) => callTool(url, org.token, "get_org_profile")],
    [
      "ok",
      (url) =>
        callTool(url, org.token, "create_campaign", {
          name: "A",
          slug: `s-${crypto.randomUUID()}`,
        }),
    ],
    ["refused", (url) => callTool(url, org.token, "get_affiliate", { id: "no id" })],
    ["refused", (url) => callTool(url, org.token, "create_campaign", { name: "A", slug: "taken" })],
    ["refused", (url) => callTool(url, org.token, "no_such_tool")],
    ["refused", (url) => callTool(url, reader, "create_campaign", { name: "A", slug: "mine" })],
  ];
  await owners.perform("owner", org.slug, "create_campaign", { name: "Taken", slug: "taken" });

  const answered = await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      const seen: string[] = [];
      for (let n = 0; n < CALLS; n++) {
        const [outcome, call] = kinds[(client + n) % kinds.length]!;
        const { status, requestId } = await call((client + n) % 2 ? a.url : b.url);
        expect(status).toBe(200);
        seen.push(`${requestId} ${outcome}`);
      }
      return seen;
    }),
  );
  const rows = await owners.query(
    "select request_id, outcome from audit_events where org_id = $1 and actor_type = 'mcp'",
    [org.orgId],
  );
  const written = rows.map(({ request_id, outcome }) => `${request_id} ${outcome}`);
  expect(written.sort()).toEqual(answered.flat().sort());
  expect(written).toHaveLength(CLIENTS * CALLS);
});
