import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { balancesOf } from "@/lib/ledger/ledger";
import { perform } from "@/lib/operations/perform";
import { createPayout, startPayout } from "@/lib/payouts/operations";
import { expectBooksToBalance } from "@/lib/testing/ledger";
import { auditRows } from "@/lib/testing/org";
import { testSales } from "@/lib/testing/sales";
import { DAY } from "@/lib/time/shape";
import { approveConversion, denyConversion } from "./operations";
import { approveDue } from "./review";

async function sold(
  program: Awaited<ReturnType<typeof testSales>>,
  sale: Parameters<typeof program.sell>[0] = {},
) {
  const { conversionId = "" } = await program.sell(sale);
  return conversionId;
}

test("a Manager ends a hold early, with the override on it, once", async () => {
  const program = await testSales({ subAffiliatesEnabled: true, subAffiliatePercent: 1_000 });
  const { caller } = await program.member("manager");
  const { slug } = await program.addPartner({ recruitedById: program.affiliate.id });
  const id = await sold(program, { reference: { affiliateSlug: slug } });
  const approved = await perform(approveConversion, caller, { id });
  expect(approved).toMatchObject({
    status: "Approved",
    why: "20 % of 99.00 USD is 19.80 USD; approved.",
  });
  expect(await perform(approveConversion, caller, { id })).toEqual(approved);
  expect(await program.overrideOn(id)).toMatchObject({ status: "Approved", commissionMinor: 198 });
  expect(await auditRows(program.owner, { action: "conversion.approved" })).toMatchObject([
    { outcome: "ok", actorType: "user" },
    { outcome: "ok", before: { status: "Pending" }, after: { status: "Approved" } },
  ]);
  await expectBooksToBalance(program.orgId);
});

test("approving ends a hold for a reason, which time does not", async () => {
  const program = await testSales();
  const occurredAt = new Date(Date.now() - 40 * DAY);
  const id = await sold(program, { source: "Pixel", heldBecause: "pixel_unreviewed", occurredAt });
  expect(await program.at(approveDue)).toEqual([]);
  expect(await program.approve(id)).toMatchObject({ status: "Approved", heldBecause: undefined });
  await expectBooksToBalance(program.orgId);
});

test("an override is approved with its sale, and denied alone if a Manager says so", async () => {
  const program = await testSales({ subAffiliatesEnabled: true, subAffiliatePercent: 1_000 });
  const { slug } = await program.addPartner({ recruitedById: program.affiliate.id });
  const id = await sold(program, { externalId: "inv_x", reference: { affiliateSlug: slug } });
  const override = (await program.overrideOn(id))!;
  await expect(program.approve(override.id)).rejects.toMatchObject({ code: "conflict" });
  await program.deny(override.id, "They live together");
  expect(await program.overrideOn(id)).toMatchObject({ status: "Denied", commissionMinor: 0 });
  expect(await program.conversion(id)).toMatchObject({ status: "Pending", commissionMinor: 1_980 });
  await program.refund({ saleExternalId: "inv_x", key: "re_1", amountMinor: 100 });
  expect(await program.overrideOn(id)).toMatchObject({ status: "Denied", commissionMinor: 0 });
  await expectBooksToBalance(program.orgId);
});

test("what is denied earns nothing any more, whatever goes back or is told again", async () => {
  const program = await testSales({ subAffiliatesEnabled: true, subAffiliatePercent: 1_000 });
  const { slug } = await program.addPartner({ recruitedById: program.affiliate.id });
  const id = await sold(program, { externalId: "inv_d", reference: { affiliateSlug: slug } });
  await program.approve(id);
  const denied = await program.deny(id, "Self-made order.");
  expect(denied).toMatchObject({
    status: "Denied",
    commissionMinor: 0,
    why: "Denied, so nothing is earned: Self-made order.",
  });
  expect(await program.overrideOn(id)).toMatchObject({ status: "Denied", commissionMinor: 0 });
  expect(await program.deny(id)).toEqual(denied);
  await program.refund({ saleExternalId: "inv_d", key: "re_1" });
  await program.refund({ saleExternalId: "inv_d", key: "re_1", voided: true });
  expect(await program.conversion(id)).toMatchObject({ status: "Denied", commissionMinor: 0 });
  await expect(program.approve(id)).rejects.toMatchObject({ code: "conflict" });
  for (const { held, payable } of await program.at((at) => balancesOf(at))) {
    expect([held, payable]).toEqual([0, 0]);
  }
  expect(await auditRows(program.owner, { action: "conversion.denied" })).toMatchObject([
    { outcome: "ok" },
    { before: { commissionMinor: 1_980 }, after: { status: "Denied", reason: "Self-made order." } },
  ]);
  await expectBooksToBalance(program.orgId);
});

test("what is on its way in a payout is not denied, and what was settled elsewhere never", async () => {
  const program = await testSales();
  const id = await sold(program);
  await program.approve(id);
  const { items } = await perform(createPayout, program.owner, {});
  await perform(startPayout, program.owner, { id: items[0]!.id });
  await expect(program.deny(id)).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("under way"),
  });
  const old = await sold(program);
  await program.at(({ db }) =>
    db.execute(sql`update conversions set status = 'Paid', is_history = true where id = ${old}`),
  );
  await expect(program.deny(old)).rejects.toMatchObject({
    message: expect.stringContaining("import"),
  });
});

test("Viewers read conversions and decide nothing; another organization's do not exist", async () => {
  const program = await testSales();
  const id = await sold(program);
  const { caller: viewer } = await program.member("viewer");
  const { owner: stranger } = await testSales();
  for (const operation of [approveConversion, denyConversion]) {
    await expect(perform(operation, viewer, { id })).rejects.toMatchObject({ code: "forbidden" });
    await expect(perform(operation, stranger, { id })).rejects.toMatchObject({ code: "not_found" });
  }
  expect(await program.conversion(id)).toMatchObject({ status: "Pending" });
});
