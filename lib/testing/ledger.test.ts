import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { expectBooksToBalance, imbalances } from "./ledger";
import { testSales } from "./sales";

/** What a bug or an intruder might leave behind: each is found. */
test.each([
  "update conversions set commission_minor = commission_minor + 1",
  "update conversions set refunded_minor = 1",
  "update conversions set status = 'Approved'",
  "update conversions set status = 'Refunded'",
  "update conversions set hold_until = hold_until + interval '1 day'",
  "update conversions set approved_at = now()",
  "update conversions set is_history = true",
  "update conversions set amount_minor = amount_minor * 2 where parent_id is null",
  "update conversions set explanation = jsonb_set(explanation, '{rule,hundredths}', '1')",
  "insert into refunds (org_id, sale_external_id, key) select org_id, 'inv_1', 'x' from conversions limit 1",
  `insert into adjustments (org_id, id, conversion_id, campaign_id, affiliate_id, currency, amount_minor, reason)
    select org_id, gen_random_uuid(), id, campaign_id, affiliate_id, currency, -1, 'Refund' from conversions limit 1`,
  `insert into ledger_transfers (org_id, id, affiliate_id, currency, debit, credit, amount_minor, kind, conversion_id)
    select org_id, gen_random_uuid(), affiliate_id, currency, 'Held', 'Payable', 1, 'approved', id from conversions limit 1`,
  "delete from conversions where parent_id is null",
])("the books do not balance after: %s", async (tampering) => {
  const program = await testSales({ subAffiliatesEnabled: true, subAffiliatePercent: 1_000 });
  const { slug } = await program.addPartner({ recruitedById: program.affiliate.id });
  await program.sell({ externalId: "inv_1", reference: { affiliateSlug: slug } });
  await expectBooksToBalance(program.orgId);
  await program.at(({ db }) => db.execute(sql.raw(tampering)));
  expect(await imbalances(program.orgId)).not.toEqual([]);
});
