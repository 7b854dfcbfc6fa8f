import { and, eq } from "drizzle-orm";
import { conversions } from "@/drizzle/schema";
import { post, type Transfer } from "@/lib/ledger/ledger";
import type { ProgramContext } from "@/lib/operations/context";
import { attribute } from "./attribution";
import { type Customer, lockCustomer, lockSale, lowerCase } from "./locks";
import { hasRefunds } from "./refunds";
import { overrideRow, saleRow } from "./rows";
import { settle } from "./settle";
import type { ConversionRow } from "./standing";
import type { Reference } from "./touch";
import { joined, keep, keptSale, markCredited, openSalesOf } from "./unattributed";

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
  const credited = kept ? await claim(at, joined(kept, sale)) : await creditSale(at, sale);
  if (credited) return { outcome: "credited", conversionId: credited };
  if (!kept) await keep(at, sale);
  return { outcome: "unattributed" };
}

/**
 * Credits what was sold to a customer since a moment and nobody was credited for.
 * @returns the conversions that came of it
 */
export async function claimSales(
  at: ProgramContext,
  customer: Customer,
  since: Date,
): Promise<string[]> {
  const claimed: string[] = [];
  for (const externalId of await openSalesOf(at, customer, since)) {
    await lockSale(at, externalId);
    const kept = await keptSale(at, externalId);
    const conversionId = kept && (await claim(at, kept));
    if (conversionId) claimed.push(conversionId);
  }
  return claimed;
}

/** Credits a sale that waited for it. */
async function claim(at: ProgramContext, kept: SaleEvent): Promise<string | null> {
  const conversionId = await creditSale(at, kept);
  if (conversionId) await markCredited(at, kept.externalId, conversionId);
  return conversionId;
}

async function creditSale(at: ProgramContext, sale: SaleEvent): Promise<string | null> {
  const credit = await attribute(at, sale);
  if (!credit) return null;
  const row = await saleRow(at, sale, credit);
  const override = await overrideRow(at, row, credit);
  const rows = override ? [row, override] : [row];
  await at.db.insert(conversions).values(rows);
  await post(at, rows.map(earnedBy));
  if (await hasRefunds(at, sale.externalId)) await settle(at, row.id);
  return row.id;
}

function earnedBy(
  row: Pick<ConversionRow, "id" | "affiliateId" | "currency" | "commissionMinor">,
): Transfer {
  const { id, affiliateId, currency, commissionMinor: amountMinor } = row;
  const entry = { affiliateId, currency, amountMinor, conversionId: id };
  return { ...entry, debit: "Program", credit: "Held", kind: "earned" };
}

async function conversionOf(at: ProgramContext, externalId: string): Promise<string | undefined> {
  const [known] = await at.db
    .select({ id: conversions.id })
    .from(conversions)
    .where(and(eq(conversions.orgId, at.org.id), eq(conversions.externalId, externalId)))
    .limit(1);
  return known?.id;
}

function tidied(sale: SaleEvent): SaleEvent {
  const { email, id, name } = sale.customer;
  return {
    ...sale,
    currency: sale.currency.toUpperCase(),
    customer: { email: lowerCase(email), id: id || undefined, name: name?.trim() || undefined },
    subscriptionId: sale.subscriptionId || undefined,
  };
}
