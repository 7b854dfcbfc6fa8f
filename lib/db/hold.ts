import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "./database";

/** Takes locks by name, from left to right, and keeps them until the transaction ends. */
export async function hold(db: Tx, ...locks: readonly SQL[]): Promise<void> {
  await db.execute(sql`select ${sql.join([...locks], sql`, `)}`);
}

/** Nobody else has the name meanwhile. */
export function alone(name: string): SQL {
  return sql`pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}

/** Nobody has the name alone meanwhile. */
export function together(name: string): SQL {
  return sql`pg_advisory_xact_lock_shared(hashtextextended(${name}, 0))`;
}
