import { post } from "@/lib/ledger/ledger";
import type { ProgramContext } from "@/lib/operations/context";

/** The way through the accounts of what is in a payout. */
const WAYS = {
  batched: { from: "Payable", to: "InPayout" },
  released: { from: "InPayout", to: "Payable" },
  paid: { from: "InPayout", to: "Settled" },
} as const;

export interface Moved {
  affiliateId: string;
  conversionId: string | null;
  adjustmentId: string | null;
  amountMinor: number;
}

/** A correction that takes something back goes the other way, since no transfer is negative. */
export function transfer(
  at: ProgramContext,
  kind: keyof typeof WAYS,
  payout: { id: string; currency: string },
  items: readonly Moved[],
): Promise<void> {
  const { from, to } = WAYS[kind];
  return post(
    at,
    items.map(({ affiliateId, conversionId, adjustmentId, amountMinor }) => ({
      affiliateId,
      currency: payout.currency,
      ...(amountMinor < 0 ? { debit: to, credit: from } : { debit: from, credit: to }),
      amountMinor: Math.abs(amountMinor),
      kind,
      conversionId,
      adjustmentId,
      payoutId: payout.id,
    })),
  );
}
