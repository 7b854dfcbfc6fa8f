/*
 * Written out by hand because the words of Intl differ between the server's ICU and the browser's,
 * and React then finds two texts where it wants one.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** "3 min ago", "yesterday", "in 2 days"; beyond a month the date. */
export function relativeTime(at: number, now: number, zone: string): string {
  const distance = Math.abs(now - at);
  const isPast = at <= now;
  if (distance < MINUTE) return isPast ? "just now" : "in a moment";
  if (distance < HOUR) return ago(Math.floor(distance / MINUTE), "min", isPast);
  if (distance < DAY) return ago(Math.floor(distance / HOUR), "h", isPast);

  const days = Math.abs(dayNumber(now, zone) - dayNumber(at, zone));
  if (days === 1) return isPast ? "yesterday" : "tomorrow";
  return days <= 30 ? ago(days, "days", isPast) : dateIn(at, zone);
}

/** "12 Mar 2026" */
export function dateIn(at: number, zone: string): string {
  const { day, month, year } = partsIn(at, zone);
  return `${day} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** "12 Mar 2026, 14:05:09 GMT+1" */
export function exactTime(at: number, zone: string): string {
  const { hour, minute, second, timeZoneName } = partsIn(at, zone);
  return `${dateIn(at, zone)}, ${hour}:${minute}:${second} ${timeZoneName}`;
}

function ago(count: number, unit: string, isPast: boolean): string {
  return isPast ? `${count} ${unit} ago` : `in ${count} ${unit}`;
}

function dayNumber(at: number, zone: string): number {
  const { year, month, day } = partsIn(at, zone);
  return Math.round(Date.UTC(Number(year), Number(month) - 1, Number(day)) / DAY);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function partsIn(at: number, zone: string): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat("en-US", { ...PARTS, timeZone: zone });
  formats.set(zone, format);
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

const PARTS = {
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
  timeZoneName: "short",
} as const;
