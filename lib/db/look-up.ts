import { type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Database, Tx } from "./database";

/** What a function of the tables' owner finds before a tenant is known; null: nothing. */
export async function lookUp<T extends z.ZodType>(
  db: Tx | Database,
  call: SQL,
  shape: T,
): Promise<z.infer<T> | null> {
  const { rows } = await db.execute<{ found: unknown }>(sql`select ${call} as found`);
  const found = rows[0]?.found;
  return found ? shape.parse(found) : null;
}
