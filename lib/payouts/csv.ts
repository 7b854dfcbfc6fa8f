import { stringify } from "csv-stringify/sync";
import { minorDigits, toMajor } from "@/lib/money/shape";
import type { Context } from "@/lib/operations/context";
import { refuse } from "@/lib/operations/errors";
import { getPayout } from "./payouts";
import { labelOf, type PayoutFile, type PayoutId } from "./shape";

/**
 * The batch as payment services take it for many payments at once. Failed lines are left out: what they
 * held is due again, and a file that still named them would pay it twice.
 */
export async function exportPayout(ctx: Context, { id }: PayoutId): Promise<PayoutFile> {
  const payout = await getPayout(ctx, { id });
  const { lines, status, currency, createdAt } = payout;
  const paying = lines.filter((line) => line.status !== "Failed");
  if (status === "Failed" || paying.length === 0) {
    refuse(
      "conflict",
      "This payout has failed, and what was in it is due again. Create a new payout and export that.",
    );
  }
  const content = stringify(
    paying.map(({ affiliateId, paypalEmail, amountMinor, slug }) => ({
      email: paypalEmail,
      amount: toMajor(amountMinor, currency).toFixed(minorDigits(currency)),
      currency,
      // Services cut what is longer than 30 characters.
      reference: `${id.slice(-8)}-${affiliateId.slice(-8)}`,
      note: `Referral commission from ${ctx.org.name} (${slug})`,
    })),
    // A spreadsheet would run an address that begins as a formula does.
    { header: true, escape_formulas: true, record_delimiter: "windows", columns: [...COLUMNS] },
  );
  ctx.changed(null, { payments: paying.length, currency });
  return {
    label: labelOf(payout),
    fileName: `payout-${createdAt.slice(0, 10)}-${currency}-${id.slice(0, 8)}.csv`,
    mediaType: "text/csv; charset=utf-8",
    content,
  };
}

const COLUMNS = ["email", "amount", "currency", "reference", "note"] as const;
