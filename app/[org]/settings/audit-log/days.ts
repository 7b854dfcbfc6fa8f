import { DAY, MINUTE } from "@/lib/time/shape";

const DATE = /^\d{4}-\d\d-\d\d$/;

/** The moment at which a day begins or is over in a zone. What is no day is left to the schema's judgement. */
export function momentOf(text: string, edge: "start" | "end", zone: string): string {
  if (!DATE.test(text) || Number.isNaN(Date.parse(text))) return text;
  const midnight = Date.parse(`${text}T00:00:00Z`) + (edge === "end" ? DAY : 0);
  // The offset at the moment itself may differ from that at the same reading in UTC, once.
  const guess = midnight - offsetAt(midnight, zone);
  return new Date(midnight - offsetAt(guess, zone)).toISOString();
}

/** Milliseconds that a zone's clock is ahead of UTC. */
function offsetAt(at: number, zone: string): number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    timeZoneName: "longOffset",
  });
  const name = format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  const ahead = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE;
  return sign === "-" ? -ahead : ahead;
}
