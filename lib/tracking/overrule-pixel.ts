import { and, eq } from "drizzle-orm";
import { conversions, unattributedSales } from "@/drizzle/schema";
import { attribute } from "@/lib/conversions/attribution";
import type { SaleEvent } from "@/lib/conversions/credit";
import { lockCustomer, lockSale } from "@/lib/conversions/locks";
import { settle } from "@/lib/conversions/settle";
import { Explanation } from "@/lib/conversions/shape";
import type { ProgramContext } from "@/lib/operations/context";

/**
 * Anybody can report by pixel under any order's id. So where the company's own server tells of the same
 * order, what a browser has told and nobody has reviewed gives up the id. It stays only where it alone says
 * who sent the customer.
 */
export async function overrulePixel(at: ProgramContext, sale: SaleEvent): Promise<void> {
  await lockCustomer(at, sale.customer);
  await lockSale(at, sale.externalId);
  const [held] = await at.db
    .select()
    .from(conversions)
    .where(
      and(
        eq(conversions.orgId, at.org.id),
        eq(conversions.externalId, sale.externalId),
        eq(conversions.source, "Pixel"),
        eq(conversions.heldBecause, "pixel_unreviewed"),
        eq(conversions.status, "Pending"),
      ),
    )
    .for("update");
  if (!held) return freeUnattributed(at, sale.externalId);
  if (!(await attribute(at, sale))) return;
  await freeUnattributed(at, sale.externalId);
  const explanation: Explanation = {
    ...Explanation.parse(held.explanation),
    deniedBecause: `Your server has reported the order ${sale.externalId} itself.`,
  };
  await at.db
    .update(conversions)
    .set({ externalId: `pixel:${held.id}`, status: "Denied", explanation })
    .where(and(eq(conversions.orgId, at.org.id), eq(conversions.id, held.id)));
  await settle(at, held.id);
}

/** The same for one that nobody could be credited with. */
async function freeUnattributed({ db, org }: ProgramContext, externalId: string): Promise<void> {
  const told = and(
    eq(unattributedSales.orgId, org.id),
    eq(unattributedSales.externalId, externalId),
    eq(unattributedSales.source, "Pixel"),
  );
  const [row] = await db.select({ id: unattributedSales.id }).from(unattributedSales).where(told);
  if (row)
    await db
      .update(unattributedSales)
      .set({ externalId: `pixel:${row.id}` })
      .where(told);
}
