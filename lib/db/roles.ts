import { randomBytes } from "node:crypto";
import pg from "pg";
import { FUNCTIONS, GRANTS } from "@/drizzle/grants";

/** Runs on a connection of its own, beside any pool. */
export async function withClient<T>(
  connectionString: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString });
  // A connection that breaks also fails the query in hand, which is where it is told.
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Makes the serving login of the owner's database, or gives the one it has a new password.
 * @returns its URL: DATABASE_URL.
 */
export async function initDatabase(ownerUrl: string): Promise<string> {
  const name = await createServingLogin(ownerUrl);
  const password = randomBytes(24).toString("base64url");
  await withClient(ownerUrl, (client) =>
    client.query(`alter role ${pg.escapeIdentifier(name)} password ${pg.escapeLiteral(password)}`),
  );
  const url = new URL(ownerUrl);
  url.username = encodeURIComponent(name);
  url.password = password;
  return url.href;
}

/** The name of the login that serves: role names are the whole cluster's, so it carries the database's. */
export async function createServingLogin(ownerUrl: string): Promise<string> {
  return withClient(ownerUrl, async (client) => {
    const name = await servingLogin(client);
    const role = pg.escapeIdentifier(name);
    const found = await client.query<{ unbound: boolean }>(
      "select rolsuper or rolbypassrls as unbound from pg_roles where rolname = $1",
      [name],
    );
    if (found.rows[0]?.unbound)
      throw new Error(
        `The role ${name} is a superuser or has BYPASSRLS, so no tenant would be safe from another. Drop it, or take both away, and try again.`,
      );
    if (!found.rows[0]) {
      try {
        await client.query(
          `create role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole noinherit`,
        );
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
    }
    return name;
  });
}

async function servingLogin(client: pg.Client) {
  return `${await databaseName(client)}_app`;
}

async function databaseName(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>("select current_database() as name");
  return rows[0]?.name ?? "";
}

// Another process was faster: 42710 duplicate_object, or 23505 from the catalogue's own index.
function isDuplicate(error: unknown) {
  return error instanceof Error && "code" in error && /^(42710|23505)$/.test(String(error.code));
}

/** Which migrations have been applied. The serving login reads it to know whether the schema is its own. */
export const MIGRATIONS_TABLE = "migrations";

/** Gives the serving login what `drizzle/grants.ts` lists, and takes everything else from it. */
export async function grant(client: pg.Client): Promise<void> {
  const app = pg.escapeIdentifier(await servingLogin(client));
  const database = pg.escapeIdentifier(await databaseName(client));
  await client.query("begin");
  await client.query(`
    revoke all on database ${database} from public;
    grant connect on database ${database} to ${app};
    grant usage on schema public to ${app};
    revoke all on all tables in schema public from ${app};
    revoke all on all sequences in schema public from ${app};
    grant select on ${MIGRATIONS_TABLE} to ${app};
  `);
  for (const [table, privileges] of Object.entries(GRANTS))
    await client.query(`grant ${privileges.join(", ")} on ${pg.escapeIdentifier(table)} to ${app}`);
  for (const signature of await ownFunctions(client))
    await client.query(`revoke all on function ${signature} from public, ${app}`);
  for (const signature of FUNCTIONS)
    await client.query(`grant execute on function ${signature} to ${app}`);
  await client.query("commit");
}

/** Functions that migrations made; an extension's belong to the extension. */
async function ownFunctions(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ signature: string }>(
    `select oid::regprocedure::text as signature from pg_proc
     where pronamespace = 'public'::regnamespace and proowner = current_user::regrole
       and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')`,
  );
  return rows.map((row) => row.signature);
}
