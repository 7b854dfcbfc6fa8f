export const DATE_ORDERS = ["year", "month", "day"] as const;
/** What stands first in dates with slashes or points: 2026/01/31, 01/31/2026 or 31.01.2026. */
export type DateOrder = (typeof DATE_ORDERS)[number];

const PARTS =
  /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(am|pm)?)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?(?:\s*utc)?$/i;

/**
 * A moment as an export writes it, in ISO. Without a zone it is UTC, and without a time it is midnight:
 * always the same, so that a second import of the file finds the same sales.
 */
export function readDate(text: string, order: DateOrder): string | null {
  const [, one = "", two = "", three = "", hours, minutes, seconds, half, zone] =
    PARTS.exec(text.trim()) ?? [];
  const [year, month, day] = arranged([one, two, three], order);
  if (year?.length !== 4 || !month || !day) return null;
  const date = [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-");
  if (!isDay(date)) return null;
  const time = `${hourOf(hours, half)}:${minutes ?? "00"}:${seconds ?? "00"}`;
  const moment = Date.parse(`${date}T${time}${zoneOf(zone)}`);
  return Number.isNaN(moment) ? null : new Date(moment).toISOString();
}

/** Whoever writes the year first means it, whatever was chosen for the other dates. */
function arranged([one, two, three]: [string, string, string], order: DateOrder) {
  if (order === "year" || one.length === 4) return [one, two, three];
  return order === "month" ? [three, one, two] : [three, two, one];
}

/** 2026-02-30 is none, though a Date would make March of it. */
function isDay(date: string): boolean {
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
}

function hourOf(hours = "0", half: string | undefined): string {
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === "pm" ? 12 : 0) : Number(hours);
  return String(hour).padStart(2, "0");
}

function zoneOf(zone: string | undefined): string {
  if (!zone || /^[a-z]+$/i.test(zone)) return "Z";
  return zone.includes(":") ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
}

/** The order that fits the first dates; where nothing tells, what stands in front of a point is a day. */
export function guessDates(values: readonly string[]): DateOrder {
  const some = values.slice(0, 200);
  const fits = (order: DateOrder) =>
    some.length > 0 && some.every((text) => readDate(text, order) !== null);
  if (fits("year")) return "year";
  if (fits("month") && !some[0]?.includes(".")) return "month";
  return fits("day") ? "day" : "year";
}
