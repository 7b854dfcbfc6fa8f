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
  const own = `sale:${at.org.id}:${externalId}`;
  await at.db.execute(sql`select pg_advisory_xact_lock_shared(hashtextextended(${allSales(at)}, 0)),
    pg_advisory_xact_lock(hashtextextended(${own}, 0))`);
}

/** For sales by the thousand: a lock for each would fill the table of locks that all organizations share. */
export async function lockAllSales(at: ProgramContext): Promise<void> {
  await lock(at, allSales(at));
}

function allSales({ org }: ProgramContext): string {
  return `sales:${org.id}`;
}

async function lock(at: ProgramContext, key: string | undefined): Promise<void> {
  await at.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
}
