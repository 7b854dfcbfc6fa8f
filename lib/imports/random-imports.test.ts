import { and, eq, isNull } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { conversions, ledgerTransfers, payoutItems } from "@/drizzle/schema";
import { perform } from "@/lib/operations/perform";
import { createPayout, failPayout, settlePayout, startPayout } from "@/lib/payouts/operations";
import { testSales } from "@/lib/testing/sales";
import { importConversions, previewConversions, revertImport } from "./operations";

const FUTURE = "2126-01-01T00:00:00Z";

// Few values of each, so that the same sale is met again and again.
const row = fc.record(
  {
    affiliate: fc.constantFrom("one", "one", "one", "two", "two", "nobody", "outside"),
    externalId: fc.option(fc.constantFrom("inv_1", "inv_2", "inv_3", "inv_4"), { nil: undefined }),
    customerEmail: fc.option(fc.constant("buyer@example.net"), { nil: undefined }),
    amountCents: fc.constantFrom(0, 100, 9_900),
    commissionCents: fc.constantFrom(0, 1, 1_980),
    currency: fc.constantFrom("USD", "JPY"),
    occurredAt: fc.constantFrom("2026-01-05T10:00:00Z", "2026-02-05T10:00:00Z", FUTURE),
    paid: fc.boolean(),
  },
  { noNullPrototype: true },
);
const event = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant("import" as const),
      rows: fc.array(row, { minLength: 1, maxLength: 12 }),
      confirmUnpaidPayout: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant("repeat" as const),
      job: fc.nat({ max: 50 }),
      confirmUnpaidPayout: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constant("revert" as const), job: fc.nat({ max: 50 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constantFrom("run", "start", "settle", "fail"),
      currency: fc.constantFrom("USD", "JPY"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant("refund" as const),
      sale: fc.constantFrom("inv_1", "inv_2", "inv_3"),
      amountMinor: fc.option(fc.constantFrom(50, 5_000), { nil: undefined }),
    }),
  },
);
type Event = typeof event extends fc.Arbitrary<infer E> ? E : never;

test("in any order of imports, reverts, payouts and refunds a preview is what the run does, and the books agree", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 20, maxLength: 40 }), async (events) => {
      const program = await newProgram();
      for (const each of events) {
        await happen(program, each);
        await expectSound(program);
      }
    }),
    { numRuns: 15 },
  );
}, 180_000);

async function newProgram() {
  const sales = await testSales();
  const two = await sales.addPartner();
  const outside = await sales.addPartner();
  const slugs = {
    one: sales.affiliate.slug,
    two: two.slug,
    nobody: "nobody",
    outside: outside.slug,
  };
  await sales.at(({ db }) =>
    db.execute(`delete from enrollments where affiliate_id = '${outside.id}'`),
  );
  const jobs: { jobId: string; rows: object[] }[] = [];
  const payouts: string[] = [];
  return { ...sales, slugs, jobs, payouts };
}

type Program = Awaited<ReturnType<typeof newProgram>>;

async function happen(program: Program, event: Event): Promise<void> {
  const { owner, jobs, payouts, slugs } = program;
  switch (event.what) {
    case "import": {
      const rows = event.rows.map(({ affiliate, ...given }) => ({
        ...given,
        affiliateSlug: slugs[affiliate],
      }));
      return bringIn(program, rows, event.confirmUnpaidPayout);
    }
    case "repeat": {
      const earlier = jobs[event.job % jobs.length];
      if (earlier) await bringIn(program, earlier.rows, event.confirmUnpaidPayout);
      return;
    }
    case "revert": {
      const job = jobs[event.job % jobs.length];
      if (job) await perform(revertImport, owner, { jobId: job.jobId });
      return;
    }
    case "refund":
      await program.refund({
        saleExternalId: event.sale,
        key: "re_1",
        amountMinor: event.amountMinor,
      });
      return;
    case "run": {
      const { items } = await perform(createPayout, owner, { currency: event.currency });
      payouts.push(...items.map(({ id }) => id));
      return;
    }
    default: {
      const id = payouts.at(-1);
      if (!id) return;
      const attempt =
        event.what === "start"
          ? perform(startPayout, owner, { id })
          : event.what === "settle"
            ? perform(settlePayout, owner, { id })
            : perform(failPayout, owner, { id, reason: "The bank said no." });
      await attempt.catch(({ code }) => expect(code).toBe("conflict"));
    }
  }
}

/** Any import is as its preview said. */
async function bringIn(program: Program, rows: object[], confirmUnpaidPayout: boolean) {
  const { owner, campaignId, jobs } = program;
  const told = await perform(previewConversions, owner, { campaignId, conversions: rows });
  const input = { campaignId, conversions: rows, confirmUnpaidPayout };
  const done = await perform(importConversions, owner, input);
  expect({
    rowsTotal: done.imported + done.skipped + done.errored,
    wouldImport: done.imported,
    wouldSkip: done.skipped,
    wouldError: done.errored,
    skipReasons: done.reasons,
    paidBalance: done.paidBalance,
    unpaidBalance: done.unpaidBalance,
  }).toEqual(told);
  jobs.push({ jobId: done.jobId, rows });
}

/** Each commission lies where its status says, what has gone has left nothing, and no sale is there twice. */
async function expectSound({ at, orgId }: Program): Promise<void> {
  const [rows, transfers, items] = await at(async ({ db }) => [
    await db.select().from(conversions).where(eq(conversions.orgId, orgId)),
    await db.select().from(ledgerTransfers).where(eq(ledgerTransfers.orgId, orgId)),
    await db
      .select()
      .from(payoutItems)
      .where(and(eq(payoutItems.orgId, orgId), isNull(payoutItems.releasedAt))),
  ]);
  const inPayout = new Set(items.map(({ conversionId }) => conversionId));
  const expected = new Map<string, number>();
  for (const each of rows) {
    const { id, status, commissionMinor, isHistory, paidAt } = each;
    const account =
      isHistory || paidAt
        ? "Settled"
        : inPayout.has(id)
          ? "InPayout"
          : status === "Approved"
            ? "Payable"
            : "Held";
    if (commissionMinor > 0) expected.set(`${id} ${account}`, commissionMinor);
  }
  const found = new Map<string, number>();
  for (const { conversionId, adjustmentId, debit, credit, amountMinor } of transfers) {
    // What is adjusted later is a matter between payouts.
    if (adjustmentId) continue;
    for (const [account, change] of [
      [debit, -amountMinor],
      [credit, amountMinor],
    ] as const) {
      if (account === "Program") continue;
      const key = `${conversionId} ${account}`;
      const sum = (found.get(key) ?? 0) + change;
      if (sum === 0) found.delete(key);
      else found.set(key, sum);
    }
  }
  expect(new Map([...found].sort())).toEqual(new Map([...expected].sort()));
  const ids = rows.map(({ externalId, importKey }) => externalId ?? importKey);
  expect(new Set(ids).size).toBe(ids.length);
}
