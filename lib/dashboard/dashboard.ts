import { and, eq, sql } from "drizzle-orm";
import { affiliates } from "@/drizzle/schema";
import type { Context } from "@/lib/operations/context";
import { ownOrg } from "@/lib/orgs/orgs";
import { DAY } from "@/lib/time/shape";
import { COUNTS, type Home, homeByDay, revenueOf, type Span } from "./revenue";
import type { Summary, SummaryInput, Timeseries, TimeseriesInput } from "./shape";

const DAYS = { "7d": 7, "30d": 30, "90d": 90 } as const;

export async function summary(ctx: Context, { range }: SummaryInput): Promise<Summary> {
  const { homeCurrency, timezone } = await ownOrg(ctx);
  const home = { currency: homeCurrency, timezone };
  const from = range === "all" ? new Date(0) : await startOf(ctx, range, timezone);
  const span = { from, to: ctx.now };
  const length = span.to.getTime() - span.from.getTime();
  const before = { from: new Date(span.from.getTime() - length), to: span.from };
  return {
    range,
    currency: homeCurrency,
    ...(await revenueOf(ctx, span, home)),
    ...(await figures(ctx, span)),
    pendingApprovals: await ctx.db.$count(
      affiliates,
      and(eq(affiliates.orgId, ctx.org.id), eq(affiliates.status, "Pending")),
    ),
    previous: range === "all" ? undefined : await earlier(ctx, before, home),
  };
}

async function earlier(ctx: Context, span: Span, home: Home) {
  const { revenueMinor } = await revenueOf(ctx, span, home);
  return { revenueMinor, ...(await figures(ctx, span)) };
}

async function figures(ctx: Context, { from, to }: Span) {
  const org = ctx.org.id;
  const { rows } = await ctx.db.execute<Record<string, string>>(sql`
    select
      (select count(*) from conversions where org_id = ${org}
        and occurred_at >= ${from} and occurred_at < ${to} and ${COUNTS}) as conversions,
      (select count(*) from leads where org_id = ${org} and created_at >= ${from} and created_at < ${to}) as leads,
      (select count(*) from clicks where org_id = ${org} and occurred_at >= ${from} and occurred_at < ${to}) as clicks,
      (select count(*) from affiliates a where a.org_id = ${org} and a.status = 'Approved' and (
        exists (select 1 from clicks x where x.org_id = ${org} and x.affiliate_id = a.id
          and x.occurred_at >= ${from} and x.occurred_at < ${to})
        or exists (select 1 from leads x where x.org_id = ${org} and x.affiliate_id = a.id
          and x.created_at >= ${from} and x.created_at < ${to})
        or exists (select 1 from conversions x where x.org_id = ${org} and x.affiliate_id = a.id
          and x.parent_id is null and x.occurred_at >= ${from} and x.occurred_at < ${to}))) as active`);
  const row = rows[0] ?? {};
  return {
    conversions: Number(row.conversions ?? 0),
    leads: Number(row.leads ?? 0),
    clicks: Number(row.clicks ?? 0),
    activeAffiliates: Number(row.active ?? 0),
  };
}

export async function timeseries(ctx: Context, input: TimeseriesInput): Promise<Timeseries> {
  const { homeCurrency, timezone } = await ownOrg(ctx);
  const from = await startOf(ctx, input.range, timezone);
  const { rows } = await ctx.db.execute<{ date: string; value: string }>(sql`
    with days as (
      select generate_series(
        (${from}::timestamptz at time zone ${timezone})::date,
        (${ctx.now}::timestamptz at time zone ${timezone})::date, interval '1 day')::date as day),
    counted as (${countedByDay(ctx, input.metric, from, { currency: homeCurrency, timezone })})
    select to_char(days.day, 'YYYY-MM-DD') as date, coalesce(counted.value, 0) as value
    from days left join counted using (day) order by days.day`);
  return {
    metric: input.metric,
    range: input.range,
    currency: input.metric === "revenue" ? homeCurrency : undefined,
    timezone,
    points: rows.map(({ date, value }) => ({ date, value: Number(value) })),
  };
}

function countedByDay(
  { org, now }: Context,
  metric: TimeseriesInput["metric"],
  from: Date,
  home: Home,
) {
  const day = (column: string) =>
    sql`(${sql.raw(column)} at time zone ${home.timezone}::text)::date as day`;
  switch (metric) {
    case "revenue":
      return sql`select day, sum(home) as value
        from (${homeByDay(org.id, { from, to: now }, home)}) sold group by day`;
    case "conversions":
      return sql`select ${day("occurred_at")}, count(*) as value from conversions
        where org_id = ${org.id} and occurred_at >= ${from} and occurred_at <= ${now}
          and ${COUNTS} group by 1`;
    case "leads":
      return sql`select ${day("created_at")}, count(*) as value from leads
        where org_id = ${org.id} and created_at >= ${from} and created_at <= ${now} group by 1`;
    case "clicks":
      return sql`select ${day("occurred_at")}, count(*) as value from clicks
        where org_id = ${org.id} and occurred_at >= ${from} and occurred_at <= ${now} group by 1`;
  }
}

/** Ranges are whole days where the organization is, today included. */
async function startOf(
  ctx: Context,
  range: Exclude<SummaryInput["range"], "all">,
  timezone: string,
): Promise<Date> {
  const back = range === "ytd" ? ctx.now : new Date(ctx.now.getTime() - (DAYS[range] - 1) * DAY);
  const unit = range === "ytd" ? "year" : "day";
  const { rows } = await ctx.db.execute<{ start: string }>(sql`
    select extract(epoch from date_trunc(${unit}, ${back}::timestamptz at time zone ${timezone}::text)
      at time zone ${timezone}::text) * 1000 as start`);
  return new Date(Number(rows[0]?.start ?? back.getTime()));
}
