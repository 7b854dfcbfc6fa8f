import { and, eq, isNull, sql } from "drizzle-orm";
import { adjustments, conversions, payoutItems } from "@/drizzle/schema";
import type { ProgramContext } from "@/lib/operations/context";

export type ConversionRow = typeof conversions.$inferSelect;

/** Whether money has been promised elsewhere on the strength of this row, so that it no longer changes. */
export interface Standing {
  /** In a payout that has not failed. */
  isInPayout: boolean;
  /** The sum of its adjustments; null: it has none. */
  adjustedMinor: number | null;
}

export async function standingOf(at: ProgramContext, { id }: ConversionRow): Promise<Standing> {
  const org = at.org.id;
  const living = await at.db.$count(
    payoutItems,
    and(
      eq(payoutItems.orgId, org),
      eq(payoutItems.conversionId, id),
      isNull(payoutItems.releasedAt),
    ),
  );
  const [adjusted] = await at.db
    .select({ sum: sql<string | null>`sum(${adjustments.amountMinor})` })
    .from(adjustments)
    .where(and(eq(adjustments.orgId, org), eq(adjustments.conversionId, id)));
  const sum = adjusted?.sum ?? null;
  return { isInPayout: living > 0, adjustedMinor: sum === null ? null : Number(sum) };
}

export function isSettled(row: ConversionRow): boolean {
  return row.isHistory || row.paidAt !== null;
}

/** The sale of an override is locked before it, always, so that no two wait for each other. */
export async function lockConversion(
  at: ProgramContext,
  id: string,
): Promise<ConversionRow | undefined> {
  const [known] = await at.db
    .select({ parentId: conversions.parentId })
    .from(conversions)
    .where(mine(at, id));
  if (known?.parentId) await lockRow(at, known.parentId);
  return lockRow(at, id);
}

async function lockRow(at: ProgramContext, id: string): Promise<ConversionRow | undefined> {
  const [row] = await at.db.select().from(conversions).where(mine(at, id)).for("update");
  return row;
}

export function mine(at: ProgramContext, id: string) {
  return and(eq(conversions.orgId, at.org.id), eq(conversions.id, id));
}

export async function lockOverride(
  at: ProgramContext,
  parentId: string,
): Promise<ConversionRow | undefined> {
  const [row] = await at.db
    .select()
    .from(conversions)
    .where(and(eq(conversions.orgId, at.org.id), eq(conversions.parentId, parentId)))
    .for("update");
  return row;
}
