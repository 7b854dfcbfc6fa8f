import { and, asc, eq, inArray, isNull, lte } from "drizzle-orm";
import { conversions } from "@/drizzle/schema";
import { post, type Transfer } from "@/lib/ledger/ledger";
import type { Context, ProgramContext } from "@/lib/operations/context";
import { notFound, refuse } from "@/lib/operations/errors";
import { settle } from "./settle";
import { Explanation } from "./shape";
import {
  type ConversionRow,
  isSettled,
  lockConversion,
  lockOverride,
  standingOf,
} from "./standing";

/** Of one transaction of the job. */
const MOST = 500;

/**
 * Approves what has been held long enough. What another instance is approving is passed over.
 * @returns the ids of what was approved
 */
export async function approveDue(at: ProgramContext): Promise<string[]> {
  const due = await at.db
    .select({ id: conversions.id })
    .from(conversions)
    .where(
      and(
        eq(conversions.orgId, at.org.id),
        eq(conversions.status, "Pending"),
        isNull(conversions.heldBecause),
        lte(conversions.holdUntil, at.now),
      ),
    )
    .orderBy(asc(conversions.holdUntil), asc(conversions.id))
    .limit(MOST)
    .for("update", { skipLocked: true });
  const approved = await approveAll(
    at,
    due.map(({ id }) => id),
  );
  return approved.map(({ conversionId }) => conversionId);
}

/**
 * Ends the hold of a conversion, and of the override on it, whatever it is held for. A repeat changes
 * nothing more.
 */
export async function approve(ctx: Context, id: string): Promise<void> {
  const row = await lockConversion(ctx, id);
  if (!row) throw notFound("conversion");
  if (row.status === "Approved" || row.status === "Paid") return;
  if (row.parentId) {
    refuse(
      "conflict",
      "An override is approved with the sale it is for. Approve that conversion instead.",
    );
  }
  if (row.status !== "Pending") {
    refuse(
      "conflict",
      `This conversion is ${row.status.toLowerCase()}, and only a pending one can be approved.`,
    );
  }
  const override = await lockOverride(ctx, id);
  const pending = [row, override].filter((each) => each?.status === "Pending");
  await approveAll(
    ctx,
    pending.flatMap((each) => each?.id ?? []),
  );
  ctx.changed(
    { status: row.status, heldBecause: row.heldBecause },
    { status: "Approved", commissionMinor: row.commissionMinor, currency: row.currency },
  );
}

/**
 * Moves pending rows, locked by the caller, from held to payable.
 * @param confirmJobId the import that said they are to be paid
 */
export async function approveAll(
  at: ProgramContext,
  ids: readonly string[],
  confirmJobId?: string,
) {
  if (ids.length === 0) return [];
  const approved = await at.db
    .update(conversions)
    .set({ status: "Approved", approvedAt: at.now, heldBecause: null, confirmJobId })
    .where(and(eq(conversions.orgId, at.org.id), inArray(conversions.id, [...ids])))
    .returning({
      conversionId: conversions.id,
      affiliateId: conversions.affiliateId,
      currency: conversions.currency,
      amountMinor: conversions.commissionMinor,
    });
  const moved = { debit: "Held", credit: "Payable", kind: "approved" } as const;
  await post(
    at,
    approved.map((row): Transfer => ({ ...row, ...moved })),
  );
  return approved;
}

/**
 * Takes back what a conversion earns, for good; what was paid already is owed by the affiliate. A repeat
 * changes nothing more.
 */
export async function deny(ctx: Context, id: string, reason: string | undefined): Promise<void> {
  const row = await lockConversion(ctx, id);
  if (!row) throw notFound("conversion");
  if (row.status === "Denied") return;
  await refuseUnlessDeniable(ctx, row);
  const explanation: Explanation = {
    ...Explanation.parse(row.explanation),
    deniedBecause: reason || undefined,
  };
  await ctx.db
    .update(conversions)
    .set({ status: "Denied", explanation })
    .where(and(eq(conversions.orgId, ctx.org.id), eq(conversions.id, id)));
  await settle(ctx, id);
  ctx.changed(
    { status: row.status, commissionMinor: row.commissionMinor, currency: row.currency },
    { status: "Denied", reason: reason || null },
  );
}

async function refuseUnlessDeniable(ctx: Context, row: ConversionRow): Promise<void> {
  if (row.isHistory) {
    refuse(
      "conflict",
      "This conversion was settled before it came here. Revert the import that brought it instead.",
    );
  }
  const { isInPayout, adjustedMinor } = await standingOf(ctx, row);
  if (isSettled(row) || (!isInPayout && adjustedMinor === null)) return;
  refuse(
    "conflict",
    isInPayout
      ? "This conversion is in a payout that is under way. Mark that payout paid or failed first."
      : "This conversion goes into the next payout together with its correction. Deny it once it is paid.",
  );
}
