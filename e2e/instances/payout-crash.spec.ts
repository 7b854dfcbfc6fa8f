import {
  dataDir,
  expect,
  type Instance,
  type Owners,
  openOwners,
  startInstance,
  test,
} from "./fixtures";
import { killWithin } from "./kill-within";
import { send } from "./wire";

/** A server is started anew after every kill. */
test.describe.configure({ timeout: 300_000 });

const EARNED = {
  USD: [[5_000, 1_000], [2_000], [333]],
  EUR: [[700], [], [50]],
};

/** A step of a payout, and the tables in whose midst the server is killed: the log's row comes last. */
interface Step {
  name: string;
  path: string;
  body?: object;
  tables: readonly string[];
}

test("a payout survives kill -9 at every step: nothing doubled, nothing lost", async ({
  cluster,
}) => {
  const external = Boolean(process.env.DATABASE_URL);
  const env = external ? cluster.env : { REKOMI_DATA_DIR: dataDir() };
  const owners = await openOwners({
    ...env,
    ...(external && { DATABASE_OWNER_URL: cluster.database.ownerUrl }),
  });
  const { ownerUrl } = await owners.database();
  const { orgId, slug } = await owners.org();
  const { affiliateIds } = await owners.earnings(orgId, EARNED);
  const { key } = await owners.perform("owner", slug, "mint_api_key", {
    name: "Payouts",
    scope: "read_write",
  });
  const program: Program = { owners, orgId, key: String(key) };
  let instance = await startInstance(env);

  /** Kills the server in the midst of a step, again and again, then right after its answer. */
  const survive = async ({ name, path, body = {}, tables }: Step) => {
    for (const table of tables) {
      const before = await stateOf(program);
      await killWithin(instance, ownerUrl, table, () => post(instance, program, path, body));
      instance = await startInstance(env);
      expect(await stateOf(program), `${name}, killed at ${table}`).toEqual(before);
    }
    const answered = await post(instance, program, path, body);
    expect(answered.status, name).toBe(200);
    const after = await stateOf(program);
    instance.signal("SIGKILL");
    await instance.exited;
    instance = await startInstance(env);
    expect(await stateOf(program), `${name}, killed after its answer`).toEqual(after);
    // Whoever got no answer asks again.
    expect((await post(instance, program, path, body)).status, name).toBe(200);
    expect(await stateOf(program), `${name}, repeated`).toEqual(after);
    await expectSound(program);
    return answered.json;
  };

  const { items } = await survive({
    name: "create",
    path: "/payouts",
    tables: ["payout_lines", "payout_items", "ledger_transfers", "audit_events"],
  });
  expect(items.map(({ currency, totalMinor }: Batch) => [currency, totalMinor])).toEqual([
    ["EUR", 750],
    ["USD", 8_333],
  ]);
  const [eur, usd] = items;
  await survive({ name: "start", path: `/payouts/${usd.id}/start`, tables: ["audit_events"] });
  await survive({
    name: "fail a line",
    path: `/payouts/${usd.id}/lines/${affiliateIds[1]}/fail`,
    body: { reason: "Bounced" },
    tables: ["payout_lines", "ledger_transfers"],
  });
  await survive({
    name: "settle",
    path: `/payouts/${usd.id}/settle`,
    tables: ["conversions", "payout_lines", "ledger_transfers", "audit_events"],
  });
  await survive({
    name: "fail",
    path: `/payouts/${eur.id}/fail`,
    body: { reason: "The bank was closed" },
    tables: ["payout_items", "ledger_transfers", "audit_events"],
  });

  const due = await post(instance, program, "/payouts/preview", {});
  expect(due.json.batches.map(({ currency, totalMinor }: Batch) => [currency, totalMinor])).toEqual(
    [
      ["EUR", 750],
      ["USD", 2_000],
    ],
  );
  await instance.stop();
  await owners.close();
});

interface Program {
  owners: Owners;
  orgId: string;
  key: string;
}

interface Batch {
  id: string;
  currency: string;
  totalMinor: number;
}

function post({ url }: Instance, { key }: Program, path: string, body: object) {
  return send(url, `/api/v1${path}`, {
    method: "POST",
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** All that a payout may change. */
async function stateOf({ owners, orgId }: Program) {
  const rows = (table: string, columns: string) =>
    owners.query(`select ${columns} from ${table} where org_id = $1 order by 1, 2`, [orgId]);
  return {
    payouts: await rows("payouts", "id, status, total_minor, reference, failure_reason"),
    lines: await rows("payout_lines", "payout_id, affiliate_id, status, amount_minor"),
    items: await rows("payout_items", "id, conversion_id, amount_minor, released_at"),
    conversions: await rows("conversions", "id, status, paid_at"),
    ledger: await rows("ledger_transfers", "id, kind, amount_minor"),
    mails: await rows("mails", "id, template"),
  };
}

/** Each commission in one living batch at most, and the ledger says what the batches say. */
async function expectSound({ owners, orgId }: Program) {
  const twice = await owners.query(
    `select conversion_id from payout_items where org_id = $1 and released_at is null
     group by conversion_id having count(*) > 1`,
    [orgId],
  );
  expect(twice).toEqual([]);
  const [accounts] = await owners.query(
    `select
       coalesce(sum(amount) filter (where account = 'Payable'), 0)::int as payable,
       coalesce(sum(amount) filter (where account = 'InPayout'), 0)::int as "inPayout",
       coalesce(sum(amount) filter (where account = 'Settled'), 0)::int as settled,
       sum(amount)::int as zero
     from (
       select credit as account, amount_minor as amount from ledger_transfers where org_id = $1
       union all
       select debit, -amount_minor from ledger_transfers where org_id = $1
     ) entries`,
    [orgId],
  );
  const [told] = await owners.query(
    `select
       (select coalesce(sum(commission_minor), 0) from conversions c where org_id = $1 and not exists (
          select from payout_items i where i.conversion_id = c.id and released_at is null))::int as payable,
       coalesce(sum(amount_minor) filter (where status = 'Pending'), 0)::int as "inPayout",
       coalesce(sum(amount_minor) filter (where status = 'Paid'), 0)::int as settled,
       0 as zero
     from payout_lines where org_id = $1`,
    [orgId],
  );
  expect(accounts).toEqual(told);
  // Each change with its row in the log, and each row with its change.
  const rows = await owners.query(
    `select action, count(*)::int as times from audit_events
     where org_id = $1 and outcome = 'ok' and entity_type = 'payout' and after is not null
     group by action having count(*) > 1`,
    [orgId],
  );
  expect(rows).toEqual([]);
}
