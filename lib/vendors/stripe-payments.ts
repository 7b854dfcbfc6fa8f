import { and, eq, isNotNull, sql } from "drizzle-orm";
import { vendorPayments, vendorRefunds } from "@/drizzle/schema";
import { share } from "@/lib/campaigns/commission";
import { type RecordedRefund, recordRefund } from "@/lib/conversions/refunds";
import { isThere } from "@/lib/db/is-there";
import type { ProgramContext } from "@/lib/operations/context";
import { ourMinor } from "./minor-units";
import type { Back } from "./stripe-facts";
import type { Invoice, Session } from "./stripe-objects";

/** What was paid for a sale, and what of it is no tax: affiliates earn on that. Stripe's units. */
export interface PaidSale {
  saleExternalId: string;
  paid: number;
  net: number;
  currency: string;
}

/** What nobody can say more of: it may have been told by another way than Stripe's events. */
export type BareSale = Pick<PaidSale, "saleExternalId" | "currency"> & Partial<PaidSale>;

/** What was paid of an invoice, without the tax in it; what only settled an older balance is no sale. */
export function invoiceSale(invoice: Invoice): PaidSale {
  const { id, amount_paid: paid, total, total_excluding_tax: untaxed, currency } = invoice;
  const sold = Math.max(Math.min(paid, total), 0);
  const net = untaxed === undefined || total <= 0 ? sold : share(sold, Math.max(untaxed, 0), total);
  return { saleExternalId: id, paid, net, currency };
}

/** A payment by checkout that has no invoice; null: there is one, or nothing was paid (yet). */
export function sessionSale(session: Session): PaidSale | null {
  const { mode, payment_status, payment_intent, amount_total: paid, currency } = session;
  const hasInvoice = session.invoice !== undefined || session.invoice_creation?.enabled === true;
  if (mode !== "payment" || payment_status !== "paid" || hasInvoice) return null;
  if (!payment_intent || !paid || !currency) return null;
  const net = Math.max(paid - (session.total_details?.amount_tax ?? 0), 0);
  return { saleExternalId: payment_intent, paid, net, currency };
}

/** Refunds that were told before the sale find it now. */
export async function learnSale(at: ProgramContext, sale: BareSale): Promise<Forwarded[]> {
  const { saleExternalId, paid, net, currency } = sale;
  const amounts = { paidMinor: paid ?? null, netMinor: net ?? null, currency };
  await at.db
    .insert(vendorPayments)
    .values({ orgId: at.org.id, name: saleExternalId, saleExternalId, ...amounts })
    .onConflictDoUpdate({
      target: [vendorPayments.orgId, vendorPayments.name],
      set: paid === undefined ? { currency } : amounts,
    });
  const payments = await at.db
    .select({ name: vendorPayments.name })
    .from(vendorPayments)
    .where(
      and(eq(vendorPayments.orgId, at.org.id), eq(vendorPayments.saleExternalId, saleExternalId)),
    );
  const forwarded: Forwarded[] = [];
  for (const { name } of payments) forwarded.push(...(await forward(at, name)));
  return forwarded;
}

/** A payment that was taken for a sale of its own may turn out to be an invoice's. */
export async function learnPayment(
  at: ProgramContext,
  name: string,
  saleExternalId: string,
): Promise<Forwarded[]> {
  await at.db
    .insert(vendorPayments)
    .values({ orgId: at.org.id, name, saleExternalId })
    .onConflictDoUpdate({
      target: [vendorPayments.orgId, vendorPayments.name],
      set: { saleExternalId },
      setWhere: eq(vendorPayments.saleExternalId, vendorPayments.name),
    });
  return forward(at, name);
}

export async function isPaymentKnown(at: ProgramContext, name: string): Promise<boolean> {
  return isThere(at.db, vendorPayments, named(at, name));
}

/** Kept as it was told, and handed on as soon as it is known what was sold. */
export async function goneBack(at: ProgramContext, back: Back): Promise<Forwarded[]> {
  const { payment, key, amount, voided } = back;
  const voidedAt = voided ? at.now : null;
  await at.db
    .insert(vendorRefunds)
    .values({ orgId: at.org.id, payment, key, amountMinor: amount, voidedAt, createdAt: at.now })
    .onConflictDoUpdate({
      target: [vendorRefunds.orgId, vendorRefunds.payment, vendorRefunds.key],
      set: {
        amountMinor: sql`greatest(${vendorRefunds.amountMinor}, ${amount})`,
        voidedAt: sql`coalesce(${vendorRefunds.voidedAt}, ${voidedAt})`,
      },
    });
  return forward(at, payment);
}

/** Whether a charge's refunds are told one by one, since one of them has failed. */
export async function isToldOneByOne(at: ProgramContext, { payment, key }: Back): Promise<boolean> {
  const voided = and(
    eq(vendorRefunds.orgId, at.org.id),
    eq(vendorRefunds.payment, payment),
    eq(vendorRefunds.key, key),
    isNotNull(vendorRefunds.voidedAt),
  );
  return isThere(at.db, vendorRefunds, voided);
}

export interface Forwarded extends RecordedRefund {
  saleExternalId: string;
  key: string;
}

/** Of what went back, the part that is no tax: the same part as of what was paid. */
async function forward(at: ProgramContext, payment: string): Promise<Forwarded[]> {
  const sale = await saleOf(at, payment);
  if (!sale) return [];
  const { saleExternalId, paid, net, currency } = sale;
  const refunds = await at.db
    .select()
    .from(vendorRefunds)
    .where(and(eq(vendorRefunds.orgId, at.org.id), eq(vendorRefunds.payment, payment)));
  const forwarded: Forwarded[] = [];
  for (const { key, amountMinor: told, voidedAt } of refunds) {
    const untaxed = paid && net !== undefined ? share(Math.min(told, paid), net, paid) : told;
    const amountMinor = ourMinor("Stripe", untaxed, currency);
    const voided = voidedAt !== null;
    const recorded = await recordRefund(at, { saleExternalId, key, amountMinor, voided });
    forwarded.push({ ...recorded, saleExternalId, key });
  }
  return forwarded;
}

/** null: it is not known yet what the payment was for, or how much of it was tax. */
async function saleOf(at: ProgramContext, payment: string): Promise<BareSale | null> {
  const [link] = await at.db.select().from(vendorPayments).where(named(at, payment));
  if (!link) return null;
  const [sale] = await at.db.select().from(vendorPayments).where(named(at, link.saleExternalId));
  if (!sale?.currency) return null;
  const { saleExternalId, paidMinor, netMinor, currency } = sale;
  return {
    saleExternalId,
    paid: paidMinor ?? undefined,
    net: netMinor ?? undefined,
    currency,
  };
}

function named(at: ProgramContext, name: string) {
  return and(eq(vendorPayments.orgId, at.org.id), eq(vendorPayments.name, name));
}
