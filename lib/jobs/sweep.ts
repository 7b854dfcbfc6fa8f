import { sql } from "drizzle-orm";
import { database } from "@/lib/db/database";

/** Removes what has outlived its use, and makes the coming months' partitions of the audit log. */
export async function sweep(): Promise<void> {
  await database().execute(sql`select sweep()`);
  await database().execute(sql`select ensure_audit_partitions(current_date, 4)`);
}
