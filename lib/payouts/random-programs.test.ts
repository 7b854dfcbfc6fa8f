import { and, eq, isNull, sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { adjustments, conversions, payoutItems, payoutLines, payouts } from "@/drizzle/schema";
import { recordRefund } from "@/lib/conversions/refunds";
import { database } from "@/lib/db/database";
import { balancesOf } from "@/lib/ledger/ledger";
import type { Caller } from "@/lib/operations/context";
import { perform } from "@/lib/operations/perform";
import { addEarnings, addTeam } from "@/lib/testing/earnings";
import { testOrg } from "@/lib/testing/org";
import { inProgram } from "@/lib/testing/rows";
import {
  createPayout,
  failPayout,
  failPayoutLine,
  getPayout,
  previewPayout,
  settlePayout,
  startPayout,
} from "./operations";
import type { PayoutDetail, PayoutPreview } from "./shape";

const CURRENCIES = ["USD", "JPY"] as const;

// A number picks one of whatever there is by then, so that any order of events makes sense.
const which = fc.nat({ max: 1_000 });
const event = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant("earn" as const),
      who: which,
      campaign: which,
      currency: fc.constantFrom(...CURRENCIES),
      commissionMinor: fc.integer({ min: 0, max: 10_000 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant("refund" as const),
      sale: which,
      key: fc.constantFrom("r1", "r2", "r3"),
      percent: fc.option(fc.integer({ min: 0, max: 120 }), { nil: undefined }),
      voided: fc.nat({ max: 5 }).map((chance) => chance === 0),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant("run" as const),
      campaign: fc.option(which, { nil: undefined }),
      currency: fc.option(fc.constantFrom(...CURRENCIES), { nil: undefined }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constantFrom("start", "settle", "pay", "fail", "fail line"),
      payout: fc.nat({ max: 2 }),
      who: which,
    }),
  },
);
type Event = typeof event extends fc.Arbitrary<infer E> ? E : never;

test("whatever happens to a program, a run pays what its preview showed and nothing twice", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 60, maxLength: 100 }), async (events) => {
      const program = await newProgram();
      for (const each of events) await happen(program, each);
      await expectSound(program);
    }),
    { numRuns: 20, interruptAfterTimeLimit: 60_000 },
  );
}, 120_000);

interface Program {
  orgId: string;
  owner: Caller;
  campaigns: string[];
  people: string[];
  sales: { externalId: string; amountMinor: number }[];
  payouts: string[];
}

async function newProgram(): Promise<Program> {
  const { orgId, owner } = await testOrg();
  const [one, other] = [
    await addTeam({ orgId }, { names: ["Ada", "Ben"] }),
    await addTeam({ orgId }, { names: [] }),
  ];
  return {
    orgId,
    owner,
    campaigns: [one.campaignId, other.campaignId],
    people: one.people.map(({ id }) => id),
    sales: [],
    payouts: [],
  };
}

const pick = <T>(from: readonly T[], index: number): T | undefined => from[index % from.length];

async function happen(program: Program, event: Event): Promise<void> {
  const { owner } = program;
  switch (event.what) {
    case "earn": {
      const { commissionMinor, currency } = event;
      const affiliateId = pick(program.people, event.who)!;
      const campaignId = pick(program.campaigns, event.campaign)!;
      const [sale] = await addEarnings(program, [
        { campaignId, affiliateId, commissionMinor, currency },
      ]);
      program.sales.push({ externalId: sale!.externalId, amountMinor: commissionMinor * 2 });
      return;
    }
    case "refund": {
      const sale = pick(program.sales, event.sale);
      if (!sale) return;
      const { key, voided, percent } = event;
      const amountMinor =
        percent === undefined ? undefined : Math.round((percent * sale.amountMinor) / 100);
      await inProgram(program, (at) =>
        recordRefund(at, { saleExternalId: sale.externalId, key, amountMinor, voided }),
      );
      return;
    }
    case "run":
      return run(program, event);
    default: {
      // The newest are those that most can happen to.
      const id = program.payouts.at(-1 - event.payout);
      if (id) await move(owner, event.what, id, event.who);
    }
  }
}

async function run(
  program: Program,
  { campaign, currency }: { campaign?: number; currency?: (typeof CURRENCIES)[number] },
) {
  const { owner } = program;
  const campaignId = campaign === undefined ? undefined : pick(program.campaigns, campaign);
  const preview = await perform(previewPayout, owner, { campaignId });
  const { items } = await perform(createPayout, owner, { campaignId, currency });
  const made = await Promise.all(items.map(({ id }) => perform(getPayout, owner, { id })));
  expect(made.map(shown)).toEqual(
    preview.batches.filter((batch) => !currency || batch.currency === currency),
  );
  program.payouts.push(...items.map(({ id }) => id));
}

/** What a preview shows of a batch. */
function shown({
  currency,
  totalMinor,
  affiliateCount,
  lines,
}: PayoutDetail): PayoutPreview["batches"][0] {
  return {
    currency,
    totalMinor,
    affiliateCount,
    lines: lines.map(({ status: _status, ...line }) => line),
  };
}

type Step = "start" | "settle" | "pay" | "fail" | "fail line";

/** A step out of turn is refused, and that is all that happens. */
async function move(owner: Caller, what: Step, id: string, who: number) {
  const reason = "Bounced";
  const { lines } = await perform(getPayout, owner, { id });
  const affiliateId = pick(lines, who)!.affiliateId;
  const steps: Record<typeof what, () => Promise<unknown>> = {
    start: () => perform(startPayout, owner, { id }),
    settle: () => perform(settlePayout, owner, { id }),
    pay: () => perform(startPayout, owner, { id }).then(steps.settle),
    fail: () => perform(failPayout, owner, { id, reason }),
    "fail line": () => perform(failPayoutLine, owner, { id, affiliateId, reason }),
  };
  await steps[what]().catch(({ code }) => expect(code).toBe("conflict"));
}

/** The tables, told from scratch, agree with each other and with the ledger. */
async function expectSound(program: Program) {
  const { owner, orgId } = program;
  const { living, lines, earned, corrected, ledger } = await inProgram(program, async (at) => ({
    living: await at.db
      .select({ item: payoutItems, payout: payouts, conversion: conversions })
      .from(payoutItems)
      .innerJoin(payouts, eq(payouts.id, payoutItems.payoutId))
      .leftJoin(conversions, eq(conversions.id, payoutItems.conversionId))
      .where(and(eq(payoutItems.orgId, orgId), isNull(payoutItems.releasedAt))),
    lines: await at.db
      .select({ line: payoutLines, payout: payouts })
      .from(payoutLines)
      .innerJoin(payouts, eq(payouts.id, payoutLines.payoutId))
      .where(eq(payoutLines.orgId, orgId)),
    earned: await at.db.select().from(conversions).where(eq(conversions.orgId, orgId)),
    corrected: await at.db.select().from(adjustments).where(eq(adjustments.orgId, orgId)),
    ledger: await balancesOf(at),
  }));

  const paidFor = living.map(({ item }) => item.conversionId ?? item.adjustmentId);
  expect(new Set(paidFor).size).toBe(paidFor.length);
  for (const { item, payout, conversion } of living) {
    expect(payout.status).not.toBe("Failed");
    if (conversion) expect(item.amountMinor).toBe(conversion.commissionMinor);
    if (conversion) expect(conversion.paidAt !== null).toBe(payout.status === "Paid");
  }

  const preview = await perform(previewPayout, owner, {});
  const dueTo = (affiliateId: string, currency: string) =>
    [
      ...preview.batches
        .filter((batch) => batch.currency === currency)
        .flatMap((batch) => batch.lines),
      ...preview.carried.filter((share) => share.currency === currency),
    ].find((share) => share.affiliateId === affiliateId)?.amountMinor ?? 0;
  for (const affiliateId of program.people) {
    for (const currency of CURRENCIES) {
      const theirs = <T extends { affiliateId: string; currency: string }>(row: T) =>
        row.affiliateId === affiliateId && row.currency === currency;
      const account = ledger.find(theirs);
      const onTheWay = sum(
        lines
          .filter(({ line, payout }) => theirs({ ...payout, ...line }) && line.status === "Pending")
          .map(({ line }) => line.amountMinor),
      );
      const settled = sum(
        lines
          .filter(({ line, payout }) => theirs({ ...payout, ...line }) && line.status === "Paid")
          .map(({ line }) => line.amountMinor),
      );
      const total =
        sum(earned.filter(theirs).map(({ commissionMinor }) => commissionMinor)) +
        sum(corrected.filter(theirs).map(({ amountMinor }) => amountMinor));
      expect([account?.payable ?? 0, account?.inPayout ?? 0, account?.settled ?? 0]).toEqual([
        dueTo(affiliateId, currency),
        onTheWay,
        settled,
      ]);
      expect(dueTo(affiliateId, currency) + onTheWay + settled).toBe(total);
    }
  }
}

const sum = (amounts: readonly number[]) => amounts.reduce((all, each) => all + each, 0);

test("fifty runs at once pay each commission once", async () => {
  const { orgId, owner } = await testOrg();
  const { campaignId, people } = await addTeam({ orgId });
  const earnings = Array.from({ length: 300 }, (_, index) => ({
    campaignId,
    affiliateId: pick(people, index)!.id,
    commissionMinor: 100 + index,
    currency: pick(["USD", "EUR", "JPY"], Math.floor(index / 3)),
  }));
  await addEarnings({ orgId }, earnings);
  const { batches } = await perform(previewPayout, owner, {});
  const runs = await Promise.all(
    Array.from({ length: 50 }, () => perform(createPayout, owner, {})),
  );
  const made = runs.flatMap(({ items }) => items);
  expect(made.map(({ currency, totalMinor }) => [currency, totalMinor]).sort()).toEqual(
    batches.map(({ currency, totalMinor }) => [currency, totalMinor]),
  );
  expect(sum(made.map(({ totalMinor }) => totalMinor))).toBe(
    sum(earnings.map(({ commissionMinor }) => commissionMinor)),
  );
  const items = await inProgram({ orgId }, ({ db }) =>
    db.select().from(payoutItems).where(eq(payoutItems.orgId, orgId)),
  );
  expect(items).toHaveLength(300);
  expect(new Set(items.map(({ conversionId }) => conversionId)).size).toBe(300);
});

test("settling and failing the same batch at once does one of them", async () => {
  const { orgId, owner } = await testOrg();
  const { campaignId, people } = await addTeam({ orgId });
  const [ada] = people;
  await addEarnings({ orgId }, [{ campaignId, affiliateId: ada!.id, commissionMinor: 500 }]);
  const { id } = (await perform(createPayout, owner, {})).items[0]!;
  await perform(startPayout, owner, { id });
  const reason = "Bounced";
  await Promise.allSettled(
    Array.from({ length: 10 }, (_, index) =>
      index % 2 ? perform(settlePayout, owner, { id }) : perform(failPayout, owner, { id, reason }),
    ),
  );
  const { status } = await perform(getPayout, owner, { id });
  const [account] = await inProgram({ orgId }, (at) => balancesOf(at));
  expect(account).toMatchObject(
    status === "Paid" ? { payable: 0, settled: 500 } : { payable: 500, settled: 0 },
  );
  expect(account?.inPayout).toBe(0);
});

test("a refund that races with a run is either in the batch or after it, never lost", async () => {
  const { orgId, owner } = await testOrg();
  const { campaignId, people } = await addTeam({ orgId });
  const affiliateId = people[0]!.id;
  const sales = await addEarnings(
    { orgId },
    Array.from({ length: 20 }, () => ({ campaignId, affiliateId, commissionMinor: 100 })),
  );
  await Promise.all([
    ...sales
      .slice(0, 10)
      .map(({ externalId: saleExternalId }) =>
        inProgram({ orgId }, (at) => recordRefund(at, { saleExternalId, key: "r" })),
      ),
    perform(createPayout, owner, {}),
    perform(createPayout, owner, {}),
  ]);
  const [account] = await inProgram({ orgId }, (at) => balancesOf(at));
  expect(account!.payable + account!.inPayout).toBe(1_000);
});

test("a run waits for a refund that is under way, and pays what it leaves", async () => {
  const { orgId, owner } = await testOrg();
  const { campaignId, people } = await addTeam({ orgId });
  const earning = { campaignId, affiliateId: people[0]!.id, commissionMinor: 100 };
  const [back] = await addEarnings({ orgId }, [earning, earning]);
  const run = await inProgram({ orgId }, async (at) => {
    await recordRefund(at, { saleExternalId: back!.externalId, key: "r", amountMinor: 50 });
    const started = perform(createPayout, owner, {});
    await expect.poll(() => waitersOn("conversions")).toBeGreaterThan(0);
    return { started };
  });
  expect((await run.started).items).toMatchObject([{ totalMinor: 175 }]);
});

/** Who waits for a row is a waiter for the transaction that holds it, and holds the table's own lock meanwhile. */
async function waitersOn(table: string): Promise<number> {
  const { rows } = await database().execute<{ waiting: number }>(sql`
    select count(*)::int as waiting from pg_locks w join pg_locks t using (pid)
    where not w.granted and t.locktype = 'tuple' and t.relation = ${table}::regclass`);
  return rows[0]?.waiting ?? 0;
}
