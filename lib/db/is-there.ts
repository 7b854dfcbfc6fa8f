import { type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Database, Tx } from "./database";

/** Whether a table has such a row: the first one is enough. */
export async function isThere(
  db: Tx | Database,
  table: PgTable,
  condition: SQL | undefined,
): Promise<boolean> {
  const found = await db.select({ one: sql`1` }).from(table).where(condition).limit(1);
  return found.length > 0;
}
