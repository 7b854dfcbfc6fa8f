// What a page of the audit log costs in a log of a million rows, against one of a thousand: the first page
// and one from the far end, by cursor, all rows and filtered. One JSON object of ratios of time.
import { makeOrg, median, ratio, withProduct } from "./product.mjs";

const FEW = 1_000;
const MANY = 1_000_000;
const DAYS = 20;
const ROUNDS = 25;

const FILTERS = {
  all: "",
  byActor: "&actorType=mcp",
  byAction: "&action=affiliate.*",
  byOutcome: "&outcome=refused",
};

/** An organization whose log has so many rows, evenly over the last days, and a key that reads it. */
async function loaded(product, name, rows) {
  const slug = await makeOrg(product, name);
  const { key } = await product.rekomi(["key", "mint", "--org", slug, "--name", "Bench"]);
  await product.owner.query(LOAD, [slug, rows, DAYS]);
  return key;
}

const LOAD = `
  insert into audit_events (org_id, created_at, id, actor_type, actor_id, actor_label, operation, action,
    entity_type, entity_id, input, outcome, ip, request_id, duration_ms)
  select o.id, at, (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7000800' || lpad(n::text, 13, '0'))::uuid,
    (array['mcp', 'mcp', 'mcp', 'user', 'api_key'])[n % 5 + 1], 'actor-' || n % 7, 'Somebody',
    (array['list_affiliates', 'approve_affiliate', 'dashboard_summary'])[n % 3 + 1],
    (array['affiliate.listed', 'affiliate.approved', 'dashboard.viewed'])[n % 3 + 1],
    'affiliate', 'entity-' || n % 1000, '{"take": 50}', (array['ok', 'ok', 'ok', 'refused'])[n % 4 + 1],
    '192.0.2.1', 'request-' || n, 3
  from orgs o, generate_series(1, $2::int) n,
    lateral (select date_trunc('milliseconds', now() - n * ($3::int * interval '1 day' / $2::int)) as at) moment
  where o.slug = $1`;

/** The cursor of a place nine tenths down. */
async function deep(product, key, filter) {
  const until = new Date(Date.now() - DAYS * 0.9 * 86_400_000).toISOString();
  const { nextCursor } = await page(product, key, `${filter}&until=${until}`);
  return nextCursor;
}

async function timeOf(product, key, query) {
  const times = [];
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    const { items } = await page(product, key, query);
    times.push(performance.now() - began);
    if (items.length !== 50) throw new Error(`${query}: ${items.length} rows`);
  }
  return median(times);
}

async function page({ origin }, key, query) {
  const response = await fetch(`${origin}/api/v1/audit-log?pageSize=50${query}`, {
    headers: { Authorization: `Bearer ${key}` },
  });
  const body = await response.json();
  if (response.status !== 200) throw new Error(`${response.status}: ${JSON.stringify(body)}`);
  return body;
}

await withProduct(async (product) => {
  const began = performance.now();
  const small = await loaded(product, "Small", FEW);
  const large = await loaded(product, "Large", MANY);
  await product.owner.query("analyze audit_events");
  const loadSeconds = Math.round((performance.now() - began) / 1000);
  const result = { bench: "audit-list", rows: MANY, againstRows: FEW, loadSeconds };
  for (const [name, filter] of Object.entries(FILTERS)) {
    const base = await timeOf(product, small, filter);
    const cursor = await deep(product, large, filter);
    const first = await timeOf(product, large, filter);
    const last = await timeOf(product, large, `${filter}&cursor=${cursor}`);
    result[name] = { firstPage: ratio(first, base), deepPage: ratio(last, base) };
  }
  console.log(JSON.stringify(result));
});
