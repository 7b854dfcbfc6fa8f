import { UUID } from "uuidv7";
import { DAY } from "@/lib/time/shape";

export const YEAR = 365 * DAY;

export function before(time: Date, ms: number): Date {
  return new Date(Math.floor(time.getTime() - ms));
}

export function after(time: Date, ms: number): Date {
  return before(time, -ms);
}

/** A uuidv7 as it would have been made at that time, so that rows sort by id as they do by time. */
export function idAt(time: Date): string {
  const [a = 0, b = 0, c = 0] = crypto.getRandomValues(new Uint32Array(3));
  return UUID.fromFieldsV7(time.getTime(), a >>> 20, b >>> 2, c).toString();
}
