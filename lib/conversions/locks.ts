import { sql } from "drizzle-orm";
import type { ProgramContext } from "@/lib/operations/context";

export interface Customer {
  email?: string;
  /** The customer's id at the payment platform. */
  id?: string;
  name?: string;
}

export function lowerCase(email: string | null | undefined): string | undefined {
  return email?.trim().toLowerCase() || undefined;
}

/**
 * Sales and leads of one customer happen one after another, so that neither misses the other. Taken before
 * `lockSale`, always, so that no two wait for each other.
 */
export async function lockCustomer(at: ProgramContext, { email, id }: Customer): Promise<void> {
  const keys = [email && `customer:${at.org.id}:${email}`, id && `customer:${at.org.id}:id:${id}`];
  for (const key of keys.filter((known) => known !== undefined && known !== "").sort()) {
    await lock(at, key);
  }
}

/** A sale and its refunds happen one after another, in whatever order and however often they are told. */
export async function lockSale(at: ProgramContext, externalId: string): Promise<void> {
  await lock(at, saleKey(at, externalId));
}

/** Many at once, in one order. */
export async function lockSales(at: ProgramContext, externalIds: readonly string[]): Promise<void> {
  const keys = [...new Set(externalIds)].sort().map((id) => saleKey(at, id));
  if (keys.length === 0) return;
  await at.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(key, 0))
    from unnest(${sql.param(keys)}::text[]) with ordinality as keys (key, place) order by place`);
}

function saleKey({ org }: ProgramContext, externalId: string): string {
  return `sale:${org.id}:${externalId}`;
}

async function lock(at: ProgramContext, key: string | undefined): Promise<void> {
  await at.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
}
