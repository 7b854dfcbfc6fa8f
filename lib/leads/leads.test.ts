import { expect, test } from "vitest";
import { perform } from "@/lib/operations/perform";
import { expectBooksToBalance } from "@/lib/testing/ledger";
import { auditRows } from "@/lib/testing/org";
import { testSales } from "@/lib/testing/sales";
import { MINUTE } from "@/lib/time/shape";
import { recordLead } from "./operations";

const minutes = (count: number) => new Date(Date.now() + count * MINUTE);
const email = "buyer@example.com";

test("an assistant records a lead, and a repeat changes nothing more", async () => {
  const program = await testSales();
  const { token } = await program.mint();
  const assistant = program.assistant(token);
  const input = { affiliateSlug: program.affiliate.slug, email: "Buyer@Example.com", name: "Bo" };
  const lead = await perform(recordLead, assistant, input);
  expect(lead).toMatchObject({
    outcome: "created",
    email,
    name: "Bo",
    affiliateId: program.affiliate.id,
    campaignId: program.campaignId,
  });
  expect(await perform(recordLead, assistant, input)).toEqual({ ...lead, outcome: "repeated" });
  expect(await auditRows(program.owner, { action: "lead.recorded" })).toMatchObject([
    { actorType: "mcp", outcome: "ok" },
    { actorType: "mcp", outcome: "ok", after: { outcome: "created", email } },
  ]);
});

test("who cannot be credited is refused, with what is in the way", async () => {
  const program = await testSales();
  const paused = await program.addPartner({ status: "Paused" });
  const other = await program.addCampaign();
  const { slug } = program.affiliate;
  const refusal = (input: object) =>
    expect(perform(recordLead, program.owner, { affiliateSlug: slug, email, ...input })).rejects;
  await refusal({ affiliateSlug: "nobody" }).toMatchObject({
    code: "not_found",
    details: { field: "affiliateSlug" },
  });
  await refusal({ affiliateSlug: paused.slug }).toMatchObject({
    code: "conflict",
    message: expect.stringContaining("paused"),
  });
  await refusal({ email: program.affiliate.email }).toMatchObject({ details: { field: "email" } });
  await refusal({ campaignId: other }).toMatchObject({ details: { field: "campaignId" } });
  await refusal({ campaignId: program.orgId }).toMatchObject({ code: "not_found" });
  await refusal({ email: "nobody" }).toMatchObject({ code: "validation_failed" });
  const { caller } = await program.member("viewer");
  await expect(perform(recordLead, caller, { affiliateSlug: slug, email })).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("the campaign's model says whose a customer is, in whatever order they are told", async () => {
  for (const [attributionModel, theirs] of [
    ["LastTouch", "later"],
    ["FirstTouch", "earlier"],
  ] as const) {
    for (const laterFirst of [false, true]) {
      const program = await testSales({ attributionModel });
      const rival = await program.addPartner();
      const touches = [
        { affiliateSlug: program.affiliate.slug, occurredAt: minutes(-20) },
        { affiliateSlug: rival.slug, occurredAt: minutes(-10) },
      ];
      for (const touch of laterFirst ? touches.reverse() : touches) {
        await program.signUp({ email, ...touch });
      }
      const { conversionId } = await program.sell({ customer: { email }, reference: {} });
      const { affiliateId } = await program.conversion(conversionId);
      expect(affiliateId).toBe(theirs === "later" ? rival.id : program.affiliate.id);
    }
  }
});

test("once they have bought, they stay whose they were", async () => {
  const program = await testSales();
  const rival = await program.addPartner();
  const first = { email, affiliateSlug: program.affiliate.slug };
  expect(await program.signUp(first)).toMatchObject({ outcome: "created" });
  await program.sell({ customer: { email }, reference: {} });
  const second = { email, affiliateSlug: rival.slug };
  expect(await program.signUp(second)).toMatchObject({ outcome: "repeated" });
});

test("a sign-up claims what was bought an hour before it or since, by email or by id", async () => {
  const program = await testSales();
  const sale = (externalId: string, customer: object, occurredAt: Date) =>
    program.sell({ externalId, customer, occurredAt, reference: {} });
  await sale("too_early", { email }, minutes(-90));
  await sale("by_email", { email }, minutes(-59));
  await sale("by_id", { id: "cus_1" }, minutes(-5));
  await sale("somebody_else", { email: "else@example.com" }, minutes(-5));
  await program.refund({ saleExternalId: "by_id", key: "re_1", amountMinor: 4_900 });
  const lead = { email, customerId: "cus_1", affiliateSlug: program.affiliate.slug };
  await program.signUp(lead);
  const outcomes: Record<string, unknown> = {};
  for (const externalId of ["too_early", "by_email", "by_id", "somebody_else"]) {
    const { outcome, conversionId } = await program.sell({
      externalId,
      customer: {},
      reference: {},
    });
    outcomes[externalId] = conversionId
      ? (await program.conversion(conversionId)).commissionMinor
      : outcome;
  }
  expect(outcomes).toEqual({
    too_early: "unattributed",
    by_email: 1_980,
    by_id: 1_000,
    somebody_else: "unattributed",
  });
  await expectBooksToBalance(program.orgId);
});

test("a sign-up and a sale of the same customer told at once do not miss each other", async () => {
  const program = await testSales();
  const customers = Array.from({ length: 15 }, (_, each) => `buyer-${each}@example.com`);
  await Promise.all(
    customers.flatMap((each) => [
      program.sell({ externalId: each, customer: { email: each }, reference: {} }),
      program.signUp({ email: each, affiliateSlug: program.affiliate.slug }),
    ]),
  );
  for (const externalId of customers) {
    expect(await program.sell({ externalId })).toMatchObject({ outcome: "duplicate" });
  }
  await expectBooksToBalance(program.orgId);
});

test("what a browser reported stays to be reviewed when a sign-up claims it", async () => {
  const program = await testSales();
  const told = { externalId: "px_1", source: "Pixel", heldBecause: "pixel_unreviewed" } as const;
  await program.sell({ ...told, customer: { email }, reference: {} });
  await program.signUp({ email, affiliateSlug: program.affiliate.slug });
  const { conversionId } = await program.sell(told);
  expect(await program.conversion(conversionId)).toMatchObject({ heldBecause: "pixel_unreviewed" });
});
