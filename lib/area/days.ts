import { sql } from "drizzle-orm";
import { stands } from "@/lib/conversions/stands";
import type { ProgramContext } from "@/lib/operations/context";
import { ownOrg } from "@/lib/orgs/orgs";
import { DAY } from "@/lib/time/shape";

export interface Day {
  date: string;
  clicks: number;
  conversions: number;
}

const DAYS = 30;

/** The last 30 days where the company is, today included. */
export async function daysOf(
  { db, now, org }: ProgramContext,
  affiliateId: string,
): Promise<{ timezone: string; days: Day[] }> {
  const { timezone } = await ownOrg({ db, org });
  const day = (column: string) => sql`(${sql.raw(column)} at time zone ${timezone}::text)::date`;
  // A day more than is drawn, since days differ in length: the join leaves out what is too old.
  const since = new Date(now.getTime() - (DAYS + 1) * DAY);
  const { rows } = await db.execute<{ date: string; clicks: string; conversions: string }>(sql`
    with today as (select (${now}::timestamptz at time zone ${timezone}::text)::date as day),
    days as (
      select generate_series(day - ${DAYS - 1}::int, day, interval '1 day')::date as day from today),
    clicked as (
      select ${day("occurred_at")} as day, count(*) as clicks from clicks
      where org_id = ${org.id} and affiliate_id = ${affiliateId} and occurred_at >= ${since} group by 1),
    sold as (
      select ${day("occurred_at")} as day, count(*) as conversions from conversions
      where org_id = ${org.id} and affiliate_id = ${affiliateId} and occurred_at >= ${since}
        and ${stands} and parent_id is null group by 1)
    select to_char(day, 'YYYY-MM-DD') as date, coalesce(clicks, 0) as clicks,
      coalesce(conversions, 0) as conversions
    from days left join clicked using (day) left join sold using (day) order by day`);
  return {
    timezone,
    days: rows.map(({ date, clicks, conversions }) => ({
      date,
      clicks: Number(clicks),
      conversions: Number(conversions),
    })),
  };
}
