import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { embeddedBinDir } from "@/lib/db/binaries";
import { ensureRunning, type Postmaster, SUPERUSER, stop } from "@/lib/db/postmaster";
import { createServingLogin } from "@/lib/db/roles";

interface ClusterOptions {
  dataDir: string;
  /** Another PostgreSQL than the embedded one: tests run Debian's. */
  binDir?: string;
  /** The server itself, of which there is one per data directory; the CLI and tests come beside it. */
  exclusive?: boolean;
  settings?: Readonly<Record<string, string>>;
}

export interface Cluster {
  /** The login that owns the database `rekomi`: it may create roles and databases, and is no superuser. */
  ownerUrl: string;
  appUrl: string;
  /** Leaves; whoever leaves last stops the cluster. */
  close(): Promise<void>;
}

const NAME = "rekomi";

// Advisory locks in the database `postgres`, where nobody else takes any.
const HERE = 7350001;
const SERVER = 7350002;
const CREATING = 7350003;

const RETRY_MS = 50;
/** How long a server that is just leaving may still hold its lock. */
const SERVER_WAIT_MS = 2_000;

/** Joins the PostgreSQL of a data directory, and creates and starts it where that is needed. */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  const server: Postmaster = {
    dataDir: resolve(options.dataDir),
    binDir: options.binDir ?? embeddedBinDir(),
    settings: options.settings ?? {},
  };
  const exclusive = options.exclusive ?? false;

  let closing = false;
  let member = await join(server, exclusive);
  watch();

  // A backend's crash cuts every connection, and with it the lock that keeps the cluster up.
  function watch() {
    member.client.once("end", async () => {
      while (!closing) {
        try {
          member = await join(server, exclusive);
          return watch();
        } catch {
          await sleep(1_000);
        }
      }
    });
  }

  return {
    ownerUrl: url(member.socketDir, NAME),
    appUrl: url(member.socketDir, await createServingLogin(url(member.socketDir, NAME))),
    async close() {
      if (closing) return;
      closing = true;
      await leave(server, member.client);
    },
  };
}

function url(socketDir: string, user: string, database = NAME) {
  return `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(socketDir)}`;
}

interface Member {
  client: pg.Client;
  socketDir: string;
}

/** Holds the shared lock that keeps the cluster up. While another one stops it, this waits and starts it again. */
async function join(server: Postmaster, exclusive: boolean): Promise<Member> {
  for (;;) {
    const socketDir = await ensureRunning(server);
    const client = new pg.Client({
      connectionString: url(socketDir, SUPERUSER, "postgres"),
      application_name: `rekomi ${process.pid}`,
    });
    client.on("error", () => {});
    try {
      await client.connect();
      if (await ask(client, "select pg_try_advisory_lock_shared($1) as yes", [HERE])) {
        if (exclusive) await becomeServer(client, server.dataDir);
        await createDatabase(client);
        return { client, socketDir };
      }
    } catch (error) {
      if (!isStopping(error)) {
        await leave(server, client);
        throw error;
      }
    }
    await client.end().catch(() => {});
    await sleep(RETRY_MS);
  }
}

/** First lets go, then asks: two that leave at once and both held on would each think the other stays. */
async function leave(server: Postmaster, client: pg.Client) {
  await client.query("select pg_advisory_unlock_shared($1)", [HERE]).catch(() => {});
  const last = await ask(client, "select pg_try_advisory_lock($1) as yes", [HERE]).catch(
    () => false,
  );
  if (last) await stop(server.dataDir);
  await client.end().catch(() => {});
}

async function becomeServer(client: pg.Client, dataDir: string) {
  const deadline = Date.now() + SERVER_WAIT_MS;
  while (!(await ask(client, "select pg_try_advisory_lock($1) as yes", [SERVER]))) {
    if (Date.now() > deadline)
      throw new Error(
        `A Rekomi server${await holder(client)} is already running on ${dataDir}. Stop it first, or give this one a REKOMI_DATA_DIR of its own.`,
      );
    await sleep(RETRY_MS);
  }
}

async function holder(client: pg.Client) {
  const { rows } = await client.query<{ name: string }>(
    `select application_name as name from pg_stat_activity join pg_locks using (pid)
     where locktype = 'advisory' and objid = $1 and granted`,
    [SERVER],
  );
  const pid = rows[0]?.name.split(" ")[1];
  return pid ? ` (process ${pid})` : "";
}

async function createDatabase(client: pg.Client) {
  if (
    await ask(client, "select exists (select from pg_database where datname = $1) as yes", [NAME])
  )
    return;
  // Two may arrive at an empty cluster; the second finds it done.
  await client.query("select pg_advisory_lock($1)", [CREATING]);
  const there = "select exists (select from pg_roles where rolname = $1) as yes";
  if (!(await ask(client, there, [NAME])))
    await client.query(`create role ${NAME} login createdb createrole`);
  const made = "select exists (select from pg_database where datname = $1) as yes";
  if (!(await ask(client, made, [NAME])))
    await client.query(`create database ${NAME} owner ${NAME}`);
  await client.query("select pg_advisory_unlock($1)", [CREATING]);
}

async function ask(client: pg.Client, question: string, values: unknown[]): Promise<boolean> {
  const { rows } = await client.query<{ yes: boolean }>(question, values);
  return rows[0]?.yes === true;
}

/** Shutting down or starting up (SQLSTATE 57P01 to 57P03), or gone between our look and the connection. */
function isStopping(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return (
    /^(57P0[1-3]|ENOENT|ECONNREFUSED|ECONNRESET|EPIPE)$/.test(code) ||
    error.message.startsWith("Connection terminated")
  );
}
