import { shared } from "@/lib/shared";
import { MINUTE } from "@/lib/time/shape";

/**
 * Calls per minute, counted in this process and added up between instances by a job every few seconds:
 * a shared counter inside calls would cost more than the calls.
 */
interface Window {
  minute: number;
  /** Seen here and not yet told to the other instances. */
  unflushed: number;
  /** All that is known: ours, and what the others had at the last exchange. */
  known: number;
}

const windows = () => shared("rate", () => new Map<string, Window>());

function windowOf(key: string, now: Date): Window {
  const minute = Math.floor(now.getTime() / MINUTE);
  const found = windows().get(key);
  if (found && found.minute === minute) return found;
  const fresh = { minute, unflushed: 0, known: 0 };
  windows().set(key, fresh);
  return fresh;
}

/** Seconds until the next minute begins. */
export function secondsLeft(now: Date): number {
  return Math.max(1, 60 - Math.floor((now.getTime() % MINUTE) / 1000));
}

/** Whether one more call fits; counts it unless `peek`. */
export function withinRate(key: string, limit: number | null, now: Date, peek = false): boolean {
  const window = windowOf(key, now);
  if (limit !== null && window.known >= limit) return false;
  if (!peek) {
    window.known += 1;
    window.unflushed += 1;
  }
  return true;
}

interface RateDelta {
  key: string;
  minute: Date;
  count: number;
}

/** What the others have not heard of yet; forgets windows that are over. */
export function takeUnflushed(now: Date): RateDelta[] {
  const current = Math.floor(now.getTime() / MINUTE);
  const deltas: RateDelta[] = [];
  for (const [key, window] of windows()) {
    if (window.unflushed > 0) {
      deltas.push({ key, minute: new Date(window.minute * MINUTE), count: window.unflushed });
      window.unflushed = 0;
    }
    if (window.minute < current) windows().delete(key);
  }
  return deltas;
}

/** What all instances together have counted; calls that came in meanwhile are kept on top. */
export function learnTotals(totals: readonly RateDelta[]): void {
  for (const { key, minute, count } of totals) {
    const window = windows().get(key);
    if (window && window.minute === Math.floor(minute.getTime() / MINUTE)) {
      window.known = count + window.unflushed;
    }
  }
}
