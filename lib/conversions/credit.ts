import { and, asc, eq, gt, gte, inArray, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { affiliates, conversions, orgs, refunds, unattributedSales } from "@/drizzle/schema";
import { post, type Transfer } from "@/lib/ledger/ledger";
import type { ProgramContext } from "@/lib/operations/context";
import { type Attributable, attribute, type Credit, type Reference, withGrace } from "./attribution";
import { earns, earnsOn } from "./earning";
import { type Customer, lockCustomer, lockSale, lowerCase } from "./locks";
import { type ConversionRow, settle } from "./settle";
import type { Explanation, Rule } from "./shape";

export interface SaleEvent {
  /** The sale's id at its source, unique in the organization. */
  externalId: string;
  source: "Server" | "Pixel" | "Stripe" | "Paddle";
  amountMinor: number;
  /** ISO 4217. */
  currency: string;
  occurredAt: Date;
  customer: Customer;
  subscriptionId?: string;
  reference: Reference;
  heldBecause?: ConversionRow["heldBecause"];
}

export interface RecordedSale {
  outcome: "credited" | "duplicate" | "unattributed";
  conversionId?: string;
}

/**
 * A sale as it is told, however often: credited once, to at most one affiliate and the one who recruited
 * them. What nobody can be credited for is kept, and a lead that comes later may claim it.
 */
export async function recordSale(at: ProgramContext, told: SaleEvent): Promise<RecordedSale> {
  const sale = tidied(told);
  await lockCustomer(at, sale.customer);
  await lockSale(at, sale.externalId);
  const conversionId = await conversionOf(at, sale.externalId);
  if (conversionId) return { outcome: "duplicate", conversionId };
  const kept = await keptSale(at, sale.externalId);
  const credited = await creditSale(at, kept ? joined(kept, sale) : sale);
  if (credited) return { outcome: "credited", conversionId: credited };
  if (!kept) await keep(at, sale);
  return { outcome: "unattributed" };
}

/**
 * Credits what was sold to a customer around or after their sign-up and nobody was credited for.
 * @returns the conversions that came of it
 */
export async function claimSales(
  at: ProgramContext,
  customer: Customer,
  since: Date,
): Promise<string[]> {
  const { email, id } = customer;
  const theirs: SQL[] = [
    ...(email ? [eq(unattributedSales.customerEmail, email)] : []),
    ...(id ? [eq(unattributedSales.customerId, id)] : []),
  ];
  if (theirs.length === 0) return [];
  const found = await at.db
    .select({ externalId: unattributedSales.externalId })
    .from(unattributedSales)
    .where(
      and(
        eq(unattributedSales.orgId, at.org.id),
        isNull(unattributedSales.conversionId),
        or(...theirs),
        gte(withHour(unattributedSales.occurredAt), since),
      ),
    )
    .orderBy(asc(unattributedSales.externalId));
  const claimed: string[] = [];
  for (const { externalId } of found) {
    await lockSale(at, externalId);
    const kept = await keptSale(at, externalId);
    const conversionId = kept && (await creditSale(at, kept));
    if (conversionId) claimed.push(conversionId);
  }
  return claimed;
}
