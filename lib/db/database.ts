import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import * as schema from "@/drizzle/schema";
import { shared, unshare } from "@/lib/shared";

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

function connect() {
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString) throw new Error("DATABASE_URL is not set: start through server.ts.");
  const connections = new pg.Pool({ connectionString, max: 16, idleTimeoutMillis: 30_000 });
  // An idle connection that breaks is replaced on the next use; without a listener it ends the process.
  connections.on("error", () => {});
  return { pool: connections, db: drizzle(connections, { schema, casing: "snake_case" }) };
}

export function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return database().transaction(work);
}

export async function closeDatabase(): Promise<void> {
  await unshare<ReturnType<typeof connect>>("database")?.pool.end();
}
