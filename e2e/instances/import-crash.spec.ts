import { type Cluster, expect, test } from "./fixtures";
import { mortalServer, type Step } from "./mortal-server";

/** A server is started anew after every kill. */
test.describe.configure({ timeout: 420_000 });

const SLUGS = ["ann", "bob", "cleo"];
const AFFILIATES = SLUGS.map((slug) => ({ email: `${slug}@example.com`, slug }));

/** A full call; half of the rows are known by an id, half by all that they say. */
const ROWS = Array.from({ length: 1_000 }, (_, n) => ({
  affiliateSlug: SLUGS[n % 3],
  customerEmail: `buyer-${n}@example.net`,
  amountCents: 10_000 + n,
  commissionCents: 1_000 + n,
  currency: n % 5 ? "USD" : "EUR",
  occurredAt: "2026-01-05T10:00:00Z",
  paid: n % 4 === 0,
  ...(n % 2 && { externalId: `inv_${n}` }),
}));
const sumOf = (rows: typeof ROWS) =>
  rows.reduce((sum, { commissionCents }) => sum + commissionCents, 0);
const SETTLED = sumOf(ROWS.filter(({ paid }) => paid));
const UNPAID = sumOf(ROWS.filter(({ paid }) => !paid));

test("imports and reverts survive kill -9 at every step: each row once, and the books agree", async ({
  cluster,
}) => {
  const program = await newProgram(cluster);
  const { server, campaignId } = program;
  const survive = (step: Step) => server.survive(step, () => stateOf(program));
  const revert = (jobId: string, name: string, tables: readonly string[]) =>
    survive({ name, path: `/imports/${jobId}/revert`, tables });

  const people = await survive({
    name: "import affiliates",
    path: "/imports/affiliates",
    body: { campaignId, affiliates: AFFILIATES },
    tables: ["affiliates", "enrollments", "import_jobs", "audit_events"],
  });
  const rows = { campaignId, conversions: ROWS };
  const sales = await survive({
    name: "import conversions",
    path: "/imports/conversions",
    body: rows,
    tables: ["conversions", "ledger_transfers", "import_jobs", "audit_events"],
  });
  expect(sales).toMatchObject({ imported: 1_000, skipped: 0, errored: 0 });
  expect(await balancesOf(program)).toEqual({ Held: UNPAID, Settled: SETTLED });

  const confirmed = await survive({
    name: "confirm",
    path: "/imports/conversions",
    body: { ...rows, confirmUnpaidPayout: true },
    tables: ["conversions", "ledger_transfers", "import_jobs"],
  });
  expect(confirmed).toMatchObject({ imported: 0, skipped: 1_000, confirmed: 750 });
  expect(await balancesOf(program)).toEqual({ Payable: UNPAID, Settled: SETTLED });

  await revert(confirmed.jobId, "take the confirmation back", ["ledger_transfers", "conversions"]);
  expect(await balancesOf(program)).toEqual({ Held: UNPAID, Settled: SETTLED });
  await revert(sales.jobId, "revert conversions", [
    "ledger_transfers",
    "conversions",
    "import_jobs",
    "audit_events",
  ]);
  expect(await balancesOf(program)).toEqual({});
  expect((await stateOf(program)).conversions).toEqual([]);
  await revert(people.jobId, "revert affiliates", ["enrollments", "affiliates", "import_jobs"]);
  expect((await stateOf(program)).affiliates).toEqual([]);
  await server.close();
});

test("kill -9 in the midst of racing imports: after a rerun each row is there once", async ({
  cluster,
}) => {
  const program = await newProgram(cluster);
  const { server, campaignId } = program;
  await server.post("/imports/affiliates", { campaignId, affiliates: AFFILIATES });
  const parts = Array.from({ length: 4 }, (_, n) => ROWS.slice(n * 250, n * 250 + 250));
  const importPart = (conversions: object[]) =>
    server.post("/imports/conversions", { campaignId, conversions, confirmUnpaidPayout: true });

  // Each part is sent twice, and the first answer of any ends the server.
  const calls = [...parts, ...parts].map(importPart);
  await Promise.any(calls);
  await Promise.all([server.dieAndRise(), Promise.allSettled(calls)]);

  for (const part of parts) expect((await importPart(part)).status).toBe(200);
  expect((await stateOf(program)).conversions).toHaveLength(1_000);
  expect(await balancesOf(program)).toEqual({ Payable: UNPAID, Settled: SETTLED });
  await server.close();
});

interface Program {
  server: Awaited<ReturnType<typeof mortalServer>>;
  campaignId: string;
}

async function newProgram(cluster: Cluster): Promise<Program> {
  const server = await mortalServer(cluster);
  const { id } = await server.owners.perform("owner", server.slug, "create_campaign", {
    name: "Partners",
    slug: "partners",
  });
  return { server, campaignId: String(id) };
}

/** All that an import may change, but for the list of imports itself. */
async function stateOf({ server: { rowsOf } }: Program) {
  return {
    affiliates: await rowsOf("affiliates", "id, slug, status"),
    enrollments: await rowsOf("enrollments", "affiliate_id, campaign_id"),
    conversions: await rowsOf("conversions", "id, status, held_because, commission_minor"),
    ledger: await rowsOf("ledger_transfers", "id, kind, amount_minor"),
  };
}

/** What the affiliates have in each account, over all currencies; the books have to agree with the rows. */
async function balancesOf({ server }: Program): Promise<Record<string, number>> {
  const { owners, orgId } = server;
  const accounts = await owners.query(
    `select account, sum(amount)::int as amount from (
       select credit as account, amount_minor as amount from ledger_transfers where org_id = $1
       union all
       select debit, -amount_minor from ledger_transfers where org_id = $1
     ) entries group by account having sum(amount) <> 0`,
    [orgId],
  );
  const rows = await owners.query(
    `select case status when 'Paid' then 'Settled' when 'Approved' then 'Payable' else 'Held' end as account,
       sum(commission_minor)::int as amount
     from conversions where org_id = $1 group by 1`,
    [orgId],
  );
  const byAccount = (entries: typeof rows): Record<string, number> =>
    Object.fromEntries(entries.map(({ account, amount }) => [account, amount]));
  const { Program: program = 0, ...balances } = byAccount(accounts);
  expect(balances).toEqual(byAccount(rows));
  expect(program + Object.values(balances).reduce((sum, amount) => sum + amount, 0)).toBe(0);
  return balances;
}
