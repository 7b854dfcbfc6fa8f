import { sql } from "drizzle-orm";
import { z } from "zod";
import { inProgram } from "./rows";

const money = z.coerce.number();
const Conversion = z.object({
  id: z.string(),
  parent_id: z.string().nullable(),
  campaign_id: z.string(),
  affiliate_id: z.string(),
  status: z.enum(["Pending", "Approved", "Paid", "Refunded", "Denied"]),
  source: z.string(),
  amount_minor: money,
  refunded_minor: money,
  commission_minor: money,
  currency: z.string(),
  explanation: z.object({
    rule: z.object({
      kind: z.enum(["Percentage", "Fixed", "Override", "Given", "Nothing"]),
      hundredths: z.number().int().optional(),
      amountMinor: z.number().int().optional(),
    }),
    holdDays: z.number().optional(),
  }),
  held_because: z.string().nullable(),
  hold_until: z.coerce.date().nullable(),
  occurred_at: z.coerce.date(),
  is_history: z.boolean(),
  approved_at: z.coerce.date().nullable(),
  paid_at: z.coerce.date().nullable(),
  external_id: z.string().nullable(),
});
export type Conversion = z.infer<typeof Conversion>;
const Refund = z.object({
  sale_external_id: z.string(),
  amount_minor: money.nullable(),
  voided_at: z.coerce.date().nullable(),
});
const Adjustment = z.object({
  id: z.string(),
  conversion_id: z.string(),
  campaign_id: z.string(),
  affiliate_id: z.string(),
  currency: z.string(),
  amount_minor: money,
});
const Item = z.object({
  payout_id: z.string(),
  affiliate_id: z.string(),
  conversion_id: z.string().nullable(),
  adjustment_id: z.string().nullable(),
  amount_minor: money,
  released_at: z.coerce.date().nullable(),
  currency: z.string(),
  payout_status: z.enum(["Pending", "Processing", "Paid", "Failed"]),
  line_status: z.enum(["Pending", "Paid", "Failed"]).nullable(),
});
export type Item = z.infer<typeof Item>;
const Line = z.object({
  payout_id: z.string(),
  affiliate_id: z.string(),
  amount_minor: money,
  total_minor: money,
  affiliate_count: z.number(),
});
const Transfer = z.object({
  affiliate_id: z.string(),
  currency: z.string(),
  debit: z.string(),
  credit: z.string(),
  amount_minor: money,
  conversion_id: z.string().nullable(),
  adjustment_id: z.string().nullable(),
});
const Claimed = z.object({
  external_id: z.string(),
  conversion_external_id: z.string().nullable(),
});

export type Books = Awaited<ReturnType<typeof booksOf>>;

/** Every row of a program that has to do with money, as it is stored. */
export function booksOf(orgId: string) {
  return inProgram({ orgId }, async ({ db }) => {
    const all = async <T extends z.ZodType>(shape: T, query: ReturnType<typeof sql>) =>
      z.array(shape).parse((await db.execute(query)).rows);
    return {
      conversions: await all(Conversion, sql`select * from conversions where org_id = ${orgId}`),
      refunds: await all(Refund, sql`select * from refunds where org_id = ${orgId}`),
      adjustments: await all(Adjustment, sql`select * from adjustments where org_id = ${orgId}`),
      items: await all(
        Item,
        sql`select i.*, p.currency, p.status as payout_status, l.status as line_status
          from payout_items i join payouts p on p.org_id = i.org_id and p.id = i.payout_id
          left join payout_lines l on l.org_id = i.org_id and l.payout_id = i.payout_id
            and l.affiliate_id = i.affiliate_id where i.org_id = ${orgId}`,
      ),
      lines: await all(
        Line,
        sql`select l.*, p.total_minor, p.affiliate_count from payout_lines l
          join payouts p on p.org_id = l.org_id and p.id = l.payout_id where l.org_id = ${orgId}`,
      ),
      transfers: await all(Transfer, sql`select * from ledger_transfers where org_id = ${orgId}`),
      claimed: await all(
        Claimed,
        sql`select u.external_id, c.external_id as conversion_external_id from unattributed_sales u
          left join conversions c on c.org_id = u.org_id and c.id = u.conversion_id
          where u.org_id = ${orgId} and u.conversion_id is not null`,
      ),
    };
  });
}
