import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import {
  dataDir,
  expect,
  type Instance,
  type Owners,
  openOwners,
  orgWithToken,
  runInstance,
  startInstance,
  test,
} from "./fixtures";
import { type Called, callTool } from "./wire";

/** Clients that write at the same time. */
const WRITERS = 8;
/** Answered writes after which the server is killed, in the midst of the next ones. */
const ENOUGH = 60;

// A loaded machine takes its time to start a server, and these start several.
test.describe.configure({ timeout: 120_000 });

const external = Boolean(process.env.DATABASE_URL);

function postmaster(folder: string): number {
  const file = join(folder, "postgres", "postmaster.pid");
  return Number(readFileSync(file, "utf8").split("\n")[0]);
}

test("kill -9 in the midst of writes loses nothing that was answered and leaves no half", async ({
  cluster,
}) => {
  const folder = dataDir();
  const env = external ? cluster.env : { REKOMI_DATA_DIR: folder };
  // While the server is killed nobody else keeps the database up.
  const withOwners = async <T>(use: (owners: Owners) => Promise<T>) => {
    const owners = await openOwners({
      ...env,
      ...(external && { DATABASE_OWNER_URL: cluster.database.ownerUrl }),
    });
    const result = await use(owners);
    await owners.close();
    return result;
  };

  let instance = await startInstance(env);
  const { org, applicants } = await withOwners(async (owners) => {
    const org = await orgWithToken({ owners });
    return { org, applicants: await owners.applicants(org.orgId, 200) };
  });
  const answered: Written = { campaigns: [], approved: [] };
  for (const round of external ? ["server"] : ["server", "server and database"]) {
    const database = external ? 0 : postmaster(folder);
    await writeUntil(instance, org.token, applicants, answered, () => {
      instance.signal("SIGKILL");
      if (round === "server and database") process.kill(database, "SIGKILL");
    });
    await instance.exited;

    instance = await startInstance(env);
    expect(instance.output()).not.toContain("Building");
    await withOwners((owners) => expectWhole(owners, org.orgId, answered));
  }
  const again = await callTool(instance.url, org.token, "create_campaign", {
    name: "After",
    slug: "after",
  });
  expect(again.status).toBe(200);
  await instance.stop();
});

interface Written {
  campaigns: string[];
  approved: string[];
}

/** Writers go on until the server is gone; what it answered is kept. */
async function writeUntil(
  { url }: Instance,
  token: string,
  applicants: string[],
  answered: Written,
  kill: () => void,
) {
  let count = 0;
  let killed = false;
  const write = async (name: string, input: object): Promise<Called | null> => {
    const called = await callTool(url, token, name, input).catch((error) => {
      if (!killed) throw error;
      return null;
    });
    if (!called) return null;
    expect(called).toMatchObject({ status: 200, error: undefined });
    count += 1;
    if (count === ENOUGH) {
      killed = true;
      kill();
    }
    return called;
  };
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      for (;;) {
        const slug = `s-${crypto.randomUUID()}`;
        const created = await write("create_campaign", { name: "Storm", slug });
        if (!created) return;
        answered.campaigns.push(created.body.id);
        const id = applicants.pop();
        if (!id) continue;
        const approved = await write("approve_affiliate", { id });
        if (!approved) return;
        answered.approved.push(id);
      }
    }),
  );
}

/** Each change with its row, each row with its change, and nothing answered that is not there. */
async function expectWhole(owners: Owners, orgId: string, answered: Written) {
  const ids = async (sql: string, ...values: string[]) =>
    (await owners.query(sql, [orgId, ...values])).map(({ id }) => String(id)).sort();
  const rowsOf = (operation: string) =>
    ids(
      "select entity_id as id from audit_events where org_id = $1 and operation = $2 and outcome = 'ok'",
      operation,
    );

  const campaigns = await ids("select id from campaigns where org_id = $1");
  expect(await rowsOf("create_campaign")).toEqual(campaigns);
  expect(campaigns).toEqual(expect.arrayContaining(answered.campaigns));

  const approved = await ids("select id from affiliates where org_id = $1 and status = 'Approved'");
  expect(await rowsOf("approve_affiliate")).toEqual(approved);
  expect(await ids("select affiliate_id as id from magic_links where org_id = $1")).toEqual(
    approved,
  );
  const mails = await ids(
    "select id from mails where org_id = $1 and template = 'affiliate_approved'",
  );
  expect(mails).toHaveLength(approved.length);
  expect(approved).toEqual(expect.arrayContaining(answered.approved));
}

// With DATABASE_URL many instances share a database, and somebody else looks after it.
if (!external) {
  test("a second start on the same data directory says that one is running, and ends", async () => {
    const env = { REKOMI_DATA_DIR: dataDir() };
    const first = await startInstance(env);
    const second = await runInstance(env);
    expect(second.code).not.toBe(0);
    expect(second.output).toContain("is already running on");
    expect(second.output).toContain("REKOMI_DATA_DIR");
    expect(second.output).not.toContain("    at ");

    const { port } = new URL(first.url);
    const same = await runInstance({ ...env, PORT: port });
    expect(same.code).not.toBe(0);
    expect(same.output).toContain(`PORT: ${port}`);
    expect((await fetch(`${first.url}/api/health`)).status).toBe(200);
    expect(await first.stop()).toBe(0);
  });

  test("a database that dies under a running server is 503 for a while, and comes back by itself", async () => {
    const folder = dataDir();
    const env = { REKOMI_DATA_DIR: folder };
    const instance = await startInstance(env);
    const owners = await openOwners(env);
    const { token } = await orgWithToken({ owners });
    await owners.close();

    process.kill(postmaster(folder), "SIGKILL");
    const statuses = new Set<number>();
    await expect
      .poll(
        async () => {
          const { status } = await callTool(instance.url, token, "get_org_profile");
          statuses.add(status);
          return status;
        },
        { timeout: 30_000 },
      )
      .toBe(200);
    expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect(await instance.stop()).toBe(0);
  });
}

test("connections that break in the midst of calls cost those calls, and nothing after them", async ({
  cluster,
}) => {
  const { a, database } = cluster;
  const { token, orgId } = await orgWithToken(cluster);
  const create = (slug: string) => callTool(a.url, token, "create_campaign", { name: "A", slug });
  const holder = new pg.Client({ connectionString: database.ownerUrl });
  const terminator = new pg.Client({ connectionString: database.appUrl });
  await Promise.all([holder.connect(), terminator.connect()]);
  for (const round of ["one", "two", "three"]) {
    // More than the server has connections, so that some have to wait for one.
    await holder.query("begin");
    await holder.query("select from orgs where id = $1 for update", [orgId]);
    const calls = Array.from({ length: 24 }, (_, n) => create(`${round}-${n}`));
    await expect
      .poll(async () => {
        const { rowCount } = await holder.query("select from pg_locks where not granted");
        return rowCount;
      })
      .toBeGreaterThan(4);
    await terminator.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user and pid <> pg_backend_pid()",
    );
    await holder.query("commit");
    for (const { status, error } of await Promise.all(calls))
      expect([status, error]).toEqual(
        error ? [expect.any(Number), "unavailable"] : [200, undefined],
      );
  }
  await Promise.all([holder.end(), terminator.end()]);
  const after = await Promise.all(Array.from({ length: 24 }, (_, n) => create(`after-${n}`)));
  expect(after.map(({ status, error }) => [status, error])).toEqual(
    after.map(() => [200, undefined]),
  );
});
