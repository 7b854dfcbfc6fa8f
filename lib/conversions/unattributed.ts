import { and, asc, eq, gte, isNull, or, type SQL } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { unattributedSales } from "@/drizzle/schema";
import type { ProgramContext } from "@/lib/operations/context";
import type { SaleEvent } from "./credit";
import type { Customer } from "./locks";

/** What a customer bought since a moment and nobody was credited for: the sales' ids at their source. */
export async function openSalesOf(
  at: ProgramContext,
  { email, id }: Customer,
  since: Date,
): Promise<string[]> {
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
        gte(unattributedSales.occurredAt, since),
      ),
    )
    .orderBy(asc(unattributedSales.externalId));
  return found.map(({ externalId }) => externalId);
}

/** A sale that waits for somebody to be credited with it. */
export async function keptSale(at: ProgramContext, externalId: string): Promise<SaleEvent | null> {
  const [row] = await at.db
    .select()
    .from(unattributedSales)
    .where(
      and(
        eq(unattributedSales.orgId, at.org.id),
        eq(unattributedSales.externalId, externalId),
        isNull(unattributedSales.conversionId),
      ),
    );
  if (!row) return null;
  return {
    externalId,
    source: row.source,
    amountMinor: row.amountMinor,
    currency: row.currency,
    occurredAt: row.occurredAt,
    customer: {
      email: row.customerEmail ?? undefined,
      id: row.customerId ?? undefined,
      name: row.customerName ?? undefined,
    },
    subscriptionId: row.subscriptionId ?? undefined,
    reference: {},
    heldBecause: row.source === "Pixel" ? "pixel_unreviewed" : null,
  };
}

/** What was told first stands; what is told again may add who the customer is and who sent them. */
export function joined(kept: SaleEvent, again: SaleEvent): SaleEvent {
  return {
    ...kept,
    customer: {
      email: kept.customer.email ?? again.customer.email,
      id: kept.customer.id ?? again.customer.id,
      name: kept.customer.name ?? again.customer.name,
    },
    subscriptionId: kept.subscriptionId ?? again.subscriptionId,
    reference: again.reference,
    // Whoever a browser names is reviewed, also when the sale itself is a server's word.
    heldBecause: kept.heldBecause ?? again.heldBecause,
  };
}

export async function keep(at: ProgramContext, sale: SaleEvent): Promise<void> {
  const { externalId, source, amountMinor, currency, occurredAt, customer } = sale;
  await at.db.insert(unattributedSales).values({
    orgId: at.org.id,
    id: uuidv7(),
    externalId,
    source,
    amountMinor,
    currency,
    occurredAt,
    customerEmail: customer.email ?? null,
    customerName: customer.name ?? null,
    customerId: customer.id ?? null,
    subscriptionId: sale.subscriptionId ?? null,
    createdAt: at.now,
  });
}

export async function markCredited(
  at: ProgramContext,
  externalId: string,
  conversionId: string,
): Promise<void> {
  await at.db
    .update(unattributedSales)
    .set({ conversionId })
    .where(
      and(eq(unattributedSales.orgId, at.org.id), eq(unattributedSales.externalId, externalId)),
    );
}
