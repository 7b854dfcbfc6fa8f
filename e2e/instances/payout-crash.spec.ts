import { expect, test } from "./fixtures";
import { mortalServer, type Step } from "./mortal-server";

/** A server is started anew after every kill. */
test.describe.configure({ timeout: 300_000 });

const EARNED = {
  USD: [[5_000, 1_000], [2_000], [333]],
  EUR: [[700], [], [50]],
};

test("a payout survives kill -9 at every step: nothing doubled, nothing lost", async ({
  cluster,
}) => {
  const server = await mortalServer(cluster);
  const { affiliateIds } = await server.owners.earnings(server.orgId, EARNED);
  const survive = async (step: Step) => {
    const answer = await server.survive(step, () => stateOf(server));
    await expectSound(server);
    return answer;
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

  const due = await server.post("/payouts/preview");
  expect(due.json.batches.map(({ currency, totalMinor }: Batch) => [currency, totalMinor])).toEqual(
    [
      ["EUR", 750],
      ["USD", 2_000],
    ],
  );
  await server.close();
});

type Server = Awaited<ReturnType<typeof mortalServer>>;

interface Batch {
  id: string;
  currency: string;
  totalMinor: number;
}

/** All that a payout may change. */
async function stateOf({ rowsOf }: Server) {
  return {
    payouts: await rowsOf("payouts", "id, status, total_minor, reference, failure_reason"),
    lines: await rowsOf("payout_lines", "payout_id, affiliate_id, status, amount_minor"),
    items: await rowsOf("payout_items", "id, conversion_id, amount_minor, released_at"),
    conversions: await rowsOf("conversions", "id, status, paid_at"),
    ledger: await rowsOf("ledger_transfers", "id, kind, amount_minor"),
    mails: await rowsOf("mails", "id, template"),
  };
}

/** Each commission in one living batch at most, and the ledger says what the batches say. */
async function expectSound({ owners, orgId }: Server) {
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
