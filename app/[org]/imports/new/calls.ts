import type {
  Balance,
  ConversionPreview,
  ImportedAffiliates,
  ImportedConversions,
  ImportKind,
  Reason,
} from "@/lib/imports/shape";
import { type BoundAction, ONCE_FIELD } from "@/lib/surfaces/shape";
import { addBalances, type Batch, INPUT_FIELD, mergeReasons } from "./batches";

export interface ImportActions {
  preview: BoundAction<ConversionPreview>;
  bringConversions: BoundAction<ImportedConversions>;
  bringAffiliates: BoundAction<ImportedAffiliates>;
}

/** What was asked for beside the rows. */
export type Choices = Record<string, unknown> & { campaignId: string };

const LOST = "The server could not be reached. Nothing more was sent; try again.";

/** @throws Error with words for the reader */
async function send<T>(action: BoundAction<T>, input: object, key = ""): Promise<T> {
  const form = new FormData();
  form.set(INPUT_FIELD, JSON.stringify(input));
  form.set(ONCE_FIELD, key);
  const state = await action({ status: "idle" }, form).catch(() => null);
  if (state?.status === "done") return state.output;
  throw new Error(state?.status === "refused" ? state.error.message : LOST);
}

export type PreviewTotals = Omit<ConversionPreview, "skipReasons"> & { reasons: Reason[] };

const NO_PREVIEW: PreviewTotals = {
  rowsTotal: 0,
  wouldImport: 0,
  wouldSkip: 0,
  wouldError: 0,
  reasons: [],
  paidBalance: {},
  unpaidBalance: {},
};

export async function previewAll(
  { preview }: ImportActions,
  batches: readonly Batch[],
  { campaignId }: Choices,
  onProgress: (rows: number) => void,
): Promise<PreviewTotals> {
  let totals = NO_PREVIEW;
  for (const { rows, places } of batches) {
    const told = await send(preview, { campaignId, conversions: rows });
    totals = {
      rowsTotal: totals.rowsTotal + told.rowsTotal,
      wouldImport: totals.wouldImport + told.wouldImport,
      wouldSkip: totals.wouldSkip + told.wouldSkip,
      wouldError: totals.wouldError + told.wouldError,
      reasons: mergeReasons(totals.reasons, told.skipReasons, places),
      paidBalance: addBalances(totals.paidBalance, told.paidBalance),
      unpaidBalance: addBalances(totals.unpaidBalance, told.unpaidBalance),
    };
    onProgress(totals.rowsTotal);
  }
  return totals;
}

export interface RunTotals {
  rows: number;
  imported: number;
  skipped: number;
  errored: number;
  confirmed: number;
  unpaidConfirmed: Balance;
  reasons: Reason[];
  jobIds: string[];
}

export const NOTHING_DONE: RunTotals = {
  rows: 0,
  imported: 0,
  skipped: 0,
  errored: 0,
  confirmed: 0,
  unpaidConfirmed: {},
  reasons: [],
  jobIds: [],
};

/** Sends one batch. A repeat with the same key changes nothing more. */
export async function bring(
  { bringAffiliates, bringConversions }: ImportActions,
  kind: ImportKind,
  { rows, places, key }: Batch,
  choices: Choices,
  totals: RunTotals,
): Promise<RunTotals> {
  const done: ImportedAffiliates & Partial<ImportedConversions> =
    kind === "Affiliates"
      ? await send(bringAffiliates, { ...choices, affiliates: rows }, key)
      : await send(bringConversions, { ...choices, conversions: rows }, key);
  return {
    rows: totals.rows + rows.length,
    imported: totals.imported + done.imported,
    skipped: totals.skipped + done.skipped,
    errored: totals.errored + done.errored,
    confirmed: totals.confirmed + (done.confirmed ?? 0),
    unpaidConfirmed: addBalances(totals.unpaidConfirmed, done.unpaidConfirmedByCurrency),
    reasons: mergeReasons(totals.reasons, done.reasons, places),
    jobIds: [...totals.jobIds, done.jobId],
  };
}
