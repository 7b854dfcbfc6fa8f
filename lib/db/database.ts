import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import * as schema from "@/drizzle/schema";
import { shared, unshare } from "@/lib/shared";
import { isDeadlock } from "./violations";

export type Database = NodePgDatabase<typeof schema>;
export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** The pool of the serving login: one in the process, whichever bundle asks for it. */
export function database(): Database {
  return open().db;
}

export function pool(): pg.Pool {
  return open().pool;
}

function open() {
  return shared("database", connect);
}

/** Longer than a moment of many calls, shorter than a caller's patience. */
const CONNECTION_WAIT_MS = 20_000;
const OPTIONS = { schema, casing: "snake_case" } as const;

function connect() {
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString) throw new Error("DATABASE_URL is not set: start through server.ts.");
  const connections = new pg.Pool({
    connectionString,
    max: 16,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: CONNECTION_WAIT_MS,
  });
  const databases = new WeakMap<pg.PoolClient, Database>();
  // A connection that breaks fails the query in hand and is replaced on the next use; without these
  // listeners, for idle ones and for those in use, it would end the process.
  connections.on("error", () => {});
  connections.on("connect", (client) => {
    client.on("error", () => {});
    databases.set(client, drizzle(client, OPTIONS));
  });
  return { pool: connections, databases, db: drizzle(connections, OPTIONS) };
}

const TRIES = 3;

/**
 * All of it or nothing. What PostgreSQL ends because two wait for each other has left nothing behind, so it
 * is done again.
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return await tryTransaction(work);
    } catch (error) {
      if (left === 0 || !isDeadlock(error)) throw error;
    }
  }
}

/** On a pool, drizzle's own never gives a connection back on which BEGIN fails. */
async function tryTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const { pool: connections, databases } = open();
  const client = await connections.connect();
  try {
    const db = databases.get(client);
    if (!db) throw new Error("A connection came from elsewhere than the pool.");
    return await db.transaction(work);
  } finally {
    client.release();
  }
}

export async function closeDatabase(): Promise<void> {
  await unshare<ReturnType<typeof connect>>("database")?.pool.end();
}
