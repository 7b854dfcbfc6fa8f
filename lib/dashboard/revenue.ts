import { type SQL, sql } from "drizzle-orm";
import { stands } from "@/lib/conversions/stands";
import { converted } from "@/lib/currency/convert";
import type { Context } from "@/lib/operations/context";
import type { Summary } from "./shape";

/** A sale that stands. An override is earned on somebody else's sale, which would count twice. */
export const COUNTS = sql`${stands} and parent_id is null`;

/** From a moment until just before another. */
export interface Span {
  from: Date;
  to: Date;
}

/** What reports are shown in, and where days begin. */
export interface Home {
  currency: string;
  timezone: string;
}

/**
 * SQL for what the company keeps of its sales: `day, currency, amount, home`, where home is null without a
 * reference rate. What is converted is the sum of a day, so that a total is the sum of its days.
 */
export function homeByDay(org: string, { from, to }: Span, { currency, timezone }: Home): SQL {
  const atRate = converted({
    amount: sql`kept.amount`,
    from: sql`kept.currency`,
    day: sql`kept.day`,
    to: currency,
  });
  return sql`
    select day, currency, amount,
      case when currency = ${currency} then amount else ${atRate} end as home
    from (
      select (occurred_at at time zone ${timezone}::text)::date as day, currency,
        sum(amount_minor - refunded_minor) as amount
      from conversions
      where org_id = ${org} and occurred_at >= ${from} and occurred_at < ${to} and ${COUNTS}
      group by 1, 2
    ) kept`;
}

type Revenue = Pick<Summary, "revenueMinor" | "convertedRevenue" | "otherRevenue">;

export async function revenueOf(ctx: Context, span: Span, home: Home): Promise<Revenue> {
  const { rows } = await ctx.db.execute<Record<"currency" | "known" | "home" | "unknown", string>>(
    sql`select currency,
        coalesce(sum(amount) filter (where home is not null), 0) as known,
        coalesce(sum(home), 0) as home,
        coalesce(sum(amount) filter (where home is null), 0) as unknown
      from (${homeByDay(ctx.org.id, span, home)}) sold
      group by currency order by currency`,
  );
  const sums = rows.map(({ currency, ...sum }) => ({
    currency,
    known: Number(sum.known),
    homeMinor: Number(sum.home),
    unknown: Number(sum.unknown),
  }));
  return {
    revenueMinor: sums.reduce((total, { homeMinor }) => total + homeMinor, 0),
    convertedRevenue: sums
      .filter(({ currency, known }) => currency !== home.currency && known > 0)
      .map(({ currency, known, homeMinor }) => ({ currency, amountMinor: known, homeMinor })),
    otherRevenue: sums
      .filter(({ unknown }) => unknown > 0)
      .map(({ currency, unknown }) => ({ currency, amountMinor: unknown })),
  };
}
