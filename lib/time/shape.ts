import { z } from "zod";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** PostgreSQL reads no year but of four digits from ISO text, so moments begin and end with these. */
export const FIRST_MOMENT = Date.parse("0001-01-01T00:00:00Z");
export const LAST_MOMENT = Date.parse("9999-12-31T23:59:59.999Z");

/** Whether a moment can be asked of the database. */
export function isStorable(at: number): boolean {
  return at >= FIRST_MOMENT && at <= LAST_MOMENT;
}

/** A date and time that can be stored: an offset can push one beyond the last year. */
export function Instant(example: string) {
  const error = `Write a date and time, for example ${example}.`;
  return z.iso
    .datetime({ offset: true, error })
    .refine((text) => isStorable(Date.parse(text)), { error });
}
