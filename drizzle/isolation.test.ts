import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database, transaction } from "@/lib/db/database";
import { withClient } from "@/lib/db/roles";
import { testOrg } from "@/lib/testing/org";
import { FUNCTIONS, GRANTS } from "./grants";

/** Tables without an organization: reachable from lib/auth, lib/operations and lib/jobs alone, and rates from lib/currency. */
const GLOBAL = [
  "migrations",
  "users",
  "identities",
  "sessions",
  "email_links",
  "installation_log",
  "used_nonces",
  "rate_counts",
  "exchange_rates",
];

const owner = (query: string, values: unknown[] = []) =>
  withClient(
    process.env.DATABASE_OWNER_URL ?? "",
    async (client) => (await client.query(query, values)).rows,
  );

test("every table is either listed as global or closed by row-level security", async () => {
  const rows = await owner(`select relname as name, relrowsecurity as closed from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition`);
  const open = rows.filter(({ closed }) => !closed).map(({ name }) => name);
  expect(open.sort()).toEqual([...GLOBAL].sort());
  expect(rows.map(({ name }) => name).sort()).toEqual(
    [...Object.keys(GRANTS), "migrations"].sort(),
  );
});

test("the serving login has exactly the listed rights, and none on partitions", async () => {
  const login = new URL(process.env.DATABASE_URL ?? "").username;
  const rows = await owner(
    `select table_name as name, lower(privilege_type) as may from information_schema.role_table_grants
     where grantee = $1 and table_schema = 'public'`,
    [login],
  );
  const found: Record<string, string[]> = {};
  for (const { name, may } of rows) found[name] = [...(found[name] ?? []), may].sort();
  const listed = Object.entries(GRANTS).map(([name, rights]) => [name, [...rights].sort()]);
  expect(found).toEqual({ ...Object.fromEntries(listed), migrations: ["select"] });
});

test("the functions that run as the owner are the listed ones, each with a fixed search path", async () => {
  const rows =
    await owner(`select p.oid::regprocedure::text as name, p.proconfig as config from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prosecdef`);
  expect(rows.map(({ name }) => name.replace(/,(?! )/g, ", ")).sort()).toEqual(
    FUNCTIONS.map((name) => name).sort(),
  );
  for (const { config } of rows) expect(config).toContain("search_path=public, pg_temp");
});

test("the serving login is nobody's master", async () => {
  const { rows } = await database().execute(sql`
    select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
      (select count(*)::int from pg_auth_members m where m.member = r.oid) as memberships,
      (select count(*)::int from pg_class c where c.relowner = r.oid) as owns
    from pg_roles r where rolname = current_user`);
  expect(rows).toEqual([
    {
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      memberships: 0,
      owns: 0,
    },
  ]);
});

test("without a tenant every tenant table is empty", async () => {
  const { mint } = await testOrg();
  await mint();
  for (const table of Object.keys(GRANTS).filter((name) => !GLOBAL.includes(name))) {
    const { rows } = await database().execute(
      sql.raw(`select count(*)::int as found from ${table}`),
    );
    expect({ table, ...rows[0] }).toEqual({ table, found: 0 });
  }
});

test("with one tenant set, no other's rows are read or written", async () => {
  const mine = await testOrg();
  const theirs = await testOrg();
  await theirs.mint();
  await transaction(async (db) => {
    await db.execute(sql`select set_config('app.org', ${mine.orgId}, true)`);
    for (const table of Object.keys(GRANTS).filter(
      (name) => !GLOBAL.includes(name) && name !== "orgs",
    )) {
      const { rows } = await db.execute(
        sql.raw(`select count(*)::int as found from ${table} where org_id = '${theirs.orgId}'`),
      );
      expect({ table, ...rows[0] }).toEqual({ table, found: 0 });
    }
    const { rowCount } = await db.execute(
      sql`update mcp_tokens set name = 'taken over' where org_id = ${theirs.orgId}`,
    );
    expect(rowCount).toBe(0);
  });
  const intrusion = transaction(async (db) => {
    await db.execute(sql`select set_config('app.org', ${mine.orgId}, true)`);
    await db.execute(
      sql`insert into memberships (org_id, user_id, role) values (${theirs.orgId}, ${mine.userId}, 'owner')`,
    );
  });
  await expect(intrusion).rejects.toMatchObject({ cause: { code: "42501" } });
});

const FORBIDDEN = [
  "set role postgres",
  "set session authorization postgres",
  "select * from audit_events_default",
  "update audit_events set outcome = 'ok'",
  "delete from audit_events",
  "delete from mcp_tokens",
  "truncate audit_events",
  "alter table mcp_tokens disable row level security",
  "drop policy tenant on mcp_tokens",
  "create table public.mine (x int)",
  "select pg_read_file('/etc/passwd')",
  "copy users to program 'cat'",
];

test.each(FORBIDDEN)("the serving login cannot %s", async (statement) => {
  const owns = await owner("select current_user as name");
  const query = statement.replace("postgres", `"${owns[0]?.name}"`);
  await expect(database().execute(sql.raw(query))).rejects.toMatchObject({
    cause: { code: expect.stringMatching(/^(42501|0L000)$/) },
  });
});

test("a partition of the audit log is as closed as the default one", async () => {
  const partitions = await owner(`select inhrelid::regclass::text as name from pg_inherits
    where inhparent = 'audit_events'::regclass`);
  expect(partitions.length).toBeGreaterThan(4);
  for (const { name } of partitions)
    await expect(database().execute(sql.raw(`select 1 from ${name}`))).rejects.toMatchObject({
      cause: { code: "42501" },
    });
});

test("a look-up by a wrong hash sets no tenant", async () => {
  await testOrg();
  await transaction(async (db) => {
    await db.execute(
      sql`select open_token('nothing', '', ''), open_api_key('nothing'), open_session('nothing', 'nothing')`,
    );
    const { rows } = await db.execute(
      sql`select current_setting('app.org', true) as org, (select count(*)::int from orgs) as seen`,
    );
    expect(rows).toEqual([{ org: "", seen: 0 }]);
  });
});
