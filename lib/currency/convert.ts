import { type SQL, sql } from "drizzle-orm";
import { CURRENCIES, minorDigits } from "@/lib/money/shape";

/** Columns with the name of their table: the rates have a currency and a day as well. */
interface Conversion {
  /** Not negative, in minor units of `from`. */
  amount: SQL;
  /** ISO 4217 code. */
  from: SQL;
  /** The date whose rate holds. */
  day: SQL;
  to: string;
}

/** A rate that is older says nothing of the day. */
const STALE_DAYS = 366;

/**
 * SQL for an amount in minor units of another currency, for reports alone: at the reference rate of its day
 * or of the nearest one in the year before, null where none is known. Quotient and remainder of exact decimals, so that
 * a half is told from what is nearly one; halves go to the even neighbour.
 */
export function converted({ amount, from, day, to }: Conversion): SQL {
  return sql`(
    select quotient + case
      when 2 * rest > divisor or (2 * rest = divisor and mod(quotient, 2) = 1) then 1 else 0 end
    from (
      select quotient, divisor, dividend - quotient * divisor as rest
      from (
        select dividend, divisor, div(dividend, divisor) as quotient
        from (
          select ${amount}::numeric * theirs.per_euro::numeric * ${scaleOf(sql`${to}::text`)} as dividend,
            own.per_euro::numeric * ${scaleOf(from)} as divisor
          from exchange_rates own join exchange_rates theirs on theirs.day = own.day
          where own.currency = ${from} and theirs.currency = ${to} and own.day <= ${day}
            and own.day > ${day} - ${STALE_DAYS}::integer
          order by own.day desc limit 1
        ) given
      ) divided
    ) rounded)`;
}

/** How many minor units make one unit. */
function scaleOf(currency: SQL): SQL {
  const unusual = CURRENCIES.filter((code) => minorDigits(code) !== 2);
  const cases = unusual.map((code) => sql`when ${code} then ${10 ** minorDigits(code)}::numeric`);
  return sql`case ${currency} ${sql.join(cases, sql` `)} else 100 end`;
}
