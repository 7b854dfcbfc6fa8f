import { dateIn } from "@/components/time-words";

/** A calendar day, such as "2026-03-12", and what was counted on it. */
export interface DayValue {
  date: string;
  value: number;
}

/** "12 Mar 2026" */
export function dayWords(date: string): string {
  return dateIn(Date.parse(date), "UTC");
}
