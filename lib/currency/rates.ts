import { max, sql } from "drizzle-orm";
import { exchangeRates } from "@/drizzle/schema";
import { chunks } from "@/lib/db/chunks";
import type { ProgramContext } from "@/lib/operations/context";
import { type DayRates, readRates } from "./ecb";

type Place = Pick<ProgramContext, "db">;

interface KeptRates {
  days: number;
  rates: number;
  from?: string;
  to?: string;
}

/** Keeps the rates of a document of the European Central Bank; those of a day that is known are replaced. */
export async function loadRates({ db }: Place, xml: string): Promise<KeptRates> {
  const days = readRates(xml);
  const rows = days.flatMap(rowsOf);
  for (const some of chunks(rows)) {
    await db
      .insert(exchangeRates)
      .values(some)
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
