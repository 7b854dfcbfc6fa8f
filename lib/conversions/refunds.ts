import { and, asc, eq, isNull } from "drizzle-orm";
import { conversions, refunds } from "@/drizzle/schema";
import { isThere } from "@/lib/db/is-there";
import type { ProgramContext } from "@/lib/operations/context";
import { lockSale } from "./locks";
import { settle } from "./settle";

export interface RefundEvent {
  saleExternalId: string;
  /** One refund or dispute at its source: what is told of it again replaces what was told. */
  key: string;
  /** All that went back by it so far, minor units. Absent: the whole sale. */
  amountMinor?: number;
  /** A dispute that was won, a refund that failed: it counts no longer, whatever arrives later. */
  voided?: boolean;
}

export interface RecordedRefund {
  /** parked: the sale is not known yet, and finds the refund when it comes. */
  outcome: "applied" | "parked" | "duplicate";
}

/** Their order does not matter: the greatest amount of a refund wins, and what is voided stays so. */
export async function recordRefund(
  at: ProgramContext,
  refund: RefundEvent,
): Promise<RecordedRefund> {
  await lockSale(at, refund.saleExternalId);
  if (!(await isNews(at, refund))) return { outcome: "duplicate" };
  const sales = await at.db
    .select({ id: conversions.id })
    .from(conversions)
    .where(
      and(
        eq(conversions.orgId, at.org.id),
        eq(conversions.externalId, refund.saleExternalId),
        isNull(conversions.parentId),
      ),
    )
    .orderBy(asc(conversions.id));
  for (const { id } of sales) await settle(at, id);
  return { outcome: sales.length > 0 ? "applied" : "parked" };
}

async function isNews(
  at: ProgramContext,
  { saleExternalId, key, amountMinor, voided }: RefundEvent,
): Promise<boolean> {
  const same = and(
    eq(refunds.orgId, at.org.id),
    eq(refunds.saleExternalId, saleExternalId),
    eq(refunds.key, key),
  );
  const [known] = await at.db.select().from(refunds).where(same);
  // null is the whole sale: no number is greater.
  const told = amountMinor ?? null;
  if (!known) {
    const voidedAt = voided ? at.now : null;
    await at.db.insert(refunds).values({
      orgId: at.org.id,
      saleExternalId,
      key,
      amountMinor: told,
      voidedAt,
      createdAt: at.now,
    });
    return true;
  }
  const greatest =
    known.amountMinor === null || told === null ? null : Math.max(known.amountMinor, told);
  const voidedAt = known.voidedAt ?? (voided ? at.now : null);
  if (greatest === known.amountMinor && voidedAt === known.voidedAt) return false;
  await at.db.update(refunds).set({ amountMinor: greatest, voidedAt }).where(same);
  return true;
}

/** Whether anything came back of a sale before the sale itself was known. */
export function hasRefunds(at: ProgramContext, saleExternalId: string): Promise<boolean> {
  const ofSale = and(eq(refunds.orgId, at.org.id), eq(refunds.saleExternalId, saleExternalId));
  return isThere(at.db, refunds, ofSale);
}
