import { drizzle } from "drizzle-orm/node-postgres";
import { uuidv7 } from "uuidv7";
import { beforeAll, expect, test } from "vitest";
import * as schema from "@/drizzle/schema";
import { withClient } from "@/lib/db/roles";
import type { Caller } from "@/lib/operations/context";
import { testOrg } from "@/lib/testing/org";
import { listAuditLog } from "./audit";
import { ListAuditInput } from "./shape";

/** What PostgreSQL reads for a page, as the serving login and with row-level security in force. */

const ROWS = 30_000;
const PAGE = 50;
const TOKEN = uuidv7();

let reader: Caller;
beforeAll(async () => {
  const [ours, theirs] = [await testOrg(), await testOrg("Neighbour")];
  reader = ours.owner;
  await withClient(process.env.DATABASE_OWNER_URL!, async (client) => {
    for (const { orgId } of [ours, theirs]) await client.query(LOAD, [orgId, ROWS, TOKEN]);
    await client.query("analyze audit_events");
  });
}, 60_000);

/** Every half minute something happens, at the neighbour's too; one row in a thousand is the token's. */
const LOAD = `
  insert into audit_events (org_id, created_at, id, actor_type, token_id, actor_label, operation,
    action, entity_type, entity_id, outcome, request_id)
  select $1::uuid, date_trunc('milliseconds', now()) - n * interval '30 seconds', gen_random_uuid(),
    (array['mcp', 'user', 'api_key'])[n % 3 + 1], case when n % 1000 = 0 then $3::uuid end, 'Somebody',
    (array['list_affiliates', 'approve_affiliate'])[n % 2 + 1],
    (array['affiliate.listed', 'affiliate.approved', 'campaign.listed', 'payout.listed'])[n % 4 + 1],
    'affiliate', 'entity-' || n % 500, (array['ok', 'ok', 'ok', 'refused'])[n % 4 + 1], n::text
  from generate_series(1, $2::int) n`;

const FILTERS: [name: string, filter: object][] = [
  ["everything", {}],
  ["an actor", { actorType: "mcp" }],
  ["a token", { tokenId: TOKEN }],
  ["an operation", { operation: "approve_affiliate" }],
  ["an action", { action: "payout.listed" }],
  ["a family of actions", { action: "affiliate.*" }],
  ["a family without a row", { action: "team.*" }],
  ["an outcome", { outcome: "refused" }],
  ["an entity", { entityType: "affiliate", entityId: "entity-7" }],
];

test.each(FILTERS)(
  "a page of %s reads little more than its rows, at any depth",
  async (_, filter) => {
    expect((await rowsRead(filter)).read).toBeLessThan(PAGE * 6);
    const until = new Date(Date.now() - ROWS * 0.9 * 30_000).toISOString();
    const { cursor } = await rowsRead({ ...filter, until });
    if (!cursor) return;
    expect((await rowsRead({ ...filter, cursor })).read).toBeLessThan(PAGE * 6);
  },
);

/** Runs the very statement of the listing again, explained, and counts the rows that its scans touch. */
async function rowsRead(filter: object) {
  return withClient(process.env.DATABASE_URL!, async (client) => {
    const statements: { text: string; values: unknown[] }[] = [];
    const logQuery = (text: string, values: unknown[]) => void statements.push({ text, values });
    const db = drizzle(client, { schema, casing: "snake_case", logger: { logQuery } });
    return db.transaction(async (tx) => {
      const ctx = { ...(await reader.enter(tx)), db: tx, request: reader.request, changed() {} };
      const input = ListAuditInput.parse({ pageSize: PAGE, ...filter });
      const { nextCursor } = await listAuditLog(ctx, input);
      const [listing] = statements.filter(({ text }) => text.includes("order by"));
      const { text, values } = listing!;
      const { rows } = await client.query(`explain (analyze, format json) ${text}`, values);
      return { read: touched(rows[0]["QUERY PLAN"][0].Plan), cursor: nextCursor };
    });
  });
}

interface Plan {
  "Node Type": string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  Plans?: Plan[];
}

function touched(plan: Plan): number {
  const below = (plan.Plans ?? []).reduce((sum, each) => sum + touched(each), 0);
  if (!plan["Node Type"].includes("Scan")) return below;
  const dropped =
    (plan["Rows Removed by Filter"] ?? 0) + (plan["Rows Removed by Index Recheck"] ?? 0);
  return below + (plan["Actual Rows"] + dropped) * plan["Actual Loops"];
}
