import { type Balance, IMPORT_LIMIT, type Reason } from "@/lib/imports/shape";
import type { ReadyRow } from "./mapping";

/** The one field of the forms in which rows are sent. */
export const INPUT_FIELD = "input";

/** What goes in one call. */
export interface Batch {
  /** The numbers of its rows in the sheet. */
  places: number[];
  rows: Record<string, unknown>[];
  /** A call that is sent twice happens once. */
  key: string;
}

/** Below what a server action takes. */
const MOST_BYTES = 700_000;

export function batchesOf(ready: readonly ReadyRow[]): Batch[] {
  const batches: Batch[] = [];
  const encoder = new TextEncoder();
  let bytes = Number.POSITIVE_INFINITY;
  for (const { place, row } of ready) {
    const size = encoder.encode(JSON.stringify(row)).length + 1;
    let batch = batches.at(-1);
    if (!batch || batch.rows.length === IMPORT_LIMIT || bytes + size > MOST_BYTES) {
      batch = { places: [], rows: [], key: randomKey() };
      batches.push(batch);
      bytes = 0;
    }
    batch.places.push(place);
    batch.rows.push(row);
    bytes += size;
  }
  return batches;
}

function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Row numbers that are shown for one reason. */
const SHOWN = 20;

/** What was said about the rows of several calls, with the numbers that the rows have in the sheet. */
export function mergeReasons(
  earlier: readonly Reason[],
  reasons: readonly Reason[],
  places: readonly number[],
): Reason[] {
  const merged = earlier.map((reason) => ({ ...reason }));
  for (const { outcome, reason, count, rows } of reasons) {
    const own = rows.map((row) => places[row - 1] ?? row);
    const known = merged.find((each) => each.outcome === outcome && each.reason === reason);
    if (!known) merged.push({ outcome, reason, count, rows: own });
    else {
      known.count += count;
      known.rows = [...known.rows, ...own].slice(0, SHOWN);
    }
  }
  return merged;
}

export function addBalances(one: Balance, other: Balance | undefined): Balance {
  const sum = { ...one };
  for (const [currency, minor] of Object.entries(other ?? {}))
    sum[currency] = (sum[currency] ?? 0) + minor;
  return sum;
}
