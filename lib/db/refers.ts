import { and, eq, type SQL } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

/** Joins a row with the one whose id it holds, within one organization. */
export function refers<Key extends string>(
  from: { orgId: AnyPgColumn } & Record<Key, AnyPgColumn>,
  key: Key,
  to: { orgId: AnyPgColumn; id: AnyPgColumn },
): SQL | undefined {
  return and(eq(from.orgId, to.orgId), eq(from[key], to.id));
}
