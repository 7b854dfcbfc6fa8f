import { max, sql } from "drizzle-orm";
import { exchangeRates } from "@/drizzle/schema";
import type { ProgramContext } from "@/lib/operations/context";
import { type DayRates, readRates } from "./ecb";

type Place = Pick<ProgramContext, "db">;

export interface KeptRates {
  days: number;
  rates: number;
  from?: string;
  to?: string;
}

/** A statement takes 65,535 parameters. */
const BATCH = 10_000;

/** Keeps the rates of a document of the European Central Bank; those of a day that is known are replaced. */
export async function loadRates({ db }: Place, xml: string): Promise<KeptRates> {
  const days = readRates(xml);
  const rows = days.flatMap(rowsOf);
  for (let start = 0; start < rows.length; start += BATCH) {
    await db
      .insert(exchangeRates)
      .values(rows.slice(start, start + BATCH))
      .onConflictDoUpdate({
        target: [exchangeRates.currency, exchangeRates.day],
        set: { perEuro: sql`excluded.per_euro` },
      });
  }
  const sorted = days.map(({ day }) => day).sort();
  return { days: days.length, rates: rows.length, from: sorted[0], to: sorted.at(-1) };
}

function rowsOf({ day, perEuro }: DayRates) {
  return [...perEuro].map(([currency, rate]) => ({ day, currency, perEuro: rate }));
}

export async function newestRateDay({ db }: Place): Promise<string | null> {
  const [row] = await db.select({ day: max(exchangeRates.day) }).from(exchangeRates);
  return row?.day ?? null;
}
