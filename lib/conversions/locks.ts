import { alone, hold, together } from "@/lib/db/hold";
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
  const keys = [
    ...(email ? [`customer:${at.org.id}:${email}`] : []),
    ...(id ? [`customer:${at.org.id}:id:${id}`] : []),
  ].sort();
  if (keys.length > 0) await hold(at.db, ...keys.map(alone));
}

/** A sale and its refunds happen one after another, in whatever order and however often they are told. */
export async function lockSale(at: ProgramContext, externalId: string): Promise<void> {
  await hold(at.db, together(allSales(at)), alone(`sale:${at.org.id}:${externalId}`));
}

/** For sales by the thousand: a lock for each would fill the table of locks that all organizations share. */
export async function lockAllSales(at: ProgramContext): Promise<void> {
  await hold(at.db, alone(allSales(at)));
}

function allSales({ org }: ProgramContext): string {
  return `sales:${org.id}`;
}
