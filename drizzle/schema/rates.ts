import { date, pgTable, primaryKey, text } from "drizzle-orm/pg-core";

/** Reference rates of a day, for reports alone: no amount that is owed is ever converted. */
export const exchangeRates = pgTable(
  "exchange_rates",
  {
    day: date({ mode: "string" }).notNull(),
    currency: text().notNull(),
    /** Units of the currency for one euro, as a decimal in text: exact. */
    perEuro: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.currency, t.day] })],
);
