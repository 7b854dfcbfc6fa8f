import { counted } from "@/components/counted";
import { formatMoney } from "@/components/money";
import type { Tone } from "@/components/ui/tone";
import type { Balance, ImportJob, ImportKind, Reason } from "@/lib/imports/shape";

export const STATUS: Record<ImportJob["status"], { tone: Tone; word: string }> = {
  Done: { tone: "ok", word: "Done" },
  PartlyReverted: { tone: "warn", word: "Partly reverted" },
  Reverted: { tone: "neutral", word: "Reverted" },
};

export const OUTCOMES: Record<Reason["outcome"], { tone: Tone; word: string }> = {
  errored: { tone: "danger", word: "Not imported" },
  skipped: { tone: "neutral", word: "Skipped" },
  changed: { tone: "warn", word: "Changed" },
};

const NOUNS: Record<ImportKind, string> = { Affiliates: "affiliate", Conversions: "conversion" };

/** "1 affiliate", "1,204 conversions" */
export function countOf(kind: ImportKind, count: number): string {
  return counted(count, NOUNS[kind]);
}

const AND = new Intl.ListFormat("en");

/** "€80.00 and $1,204.50"; "nothing" where there is none. */
export function balanceWords(balance: Balance | undefined): string {
  const amounts = Object.entries(balance ?? {})
    .filter(([, minor]) => minor !== 0)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  if (amounts.length === 0) return "nothing";
  return AND.format(amounts.map(([currency, minor]) => formatMoney(minor, currency)));
}

/** "1, 2, 3 and 17 more" */
export function rowWords({ count, rows }: Pick<Reason, "count" | "rows">): string {
  const named = rows.map((row) => row.toLocaleString("en-US")).join(", ");
  const others = count - rows.length;
  return others > 0 ? `${named} and ${others.toLocaleString("en-US")} more` : named;
}
