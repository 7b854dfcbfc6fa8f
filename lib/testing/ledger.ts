import { expect } from "vitest";
import { DAY } from "@/lib/time/shape";
import { type Books, booksOf, type Conversion, type Item } from "./books";

/**
 * Recomputes everything that follows from causes (frozen rules, refunds, denials, payout items) with an
 * arithmetic of its own, and compares it with every stored row and every account of the ledger. What it
 * knows of the rules it does not share with the code that it checks.
 */
export async function expectBooksToBalance(orgId: string): Promise<void> {
  expect(await imbalances(orgId)).toEqual([]);
}

/** What is wrong, in words; nothing, when the books are right. */
export async function imbalances(orgId: string): Promise<string[]> {
  const books = await booksOf(orgId);
  const problems: string[] = [];
  const complain = (problem: string) => problems.push(problem);
  const causes = causesOf(books);
  for (const row of books.conversions) checkConversion(row, causes, complain);
  for (const item of books.items) checkItem(item, causes, complain);
  checkLines(books, complain);
  checkLedger(books, causes, complain);
  for (const { external_id, conversion_external_id } of books.claimed) {
    if (external_id !== conversion_external_id) complain(`${external_id} became another sale`);
  }
  return problems;
}

type Complain = (problem: string) => void;

/** What the figures must follow from, by what it is about. */
function causesOf({ conversions, refunds, adjustments, items }: Books) {
  const living = items.filter(({ released_at }) => released_at === null);
  return {
    conversions: new Map(conversions.map((row) => [row.id, row])),
    overrides: new Map(conversions.flatMap((row) => (row.parent_id ? [[row.parent_id, row]] : []))),
    refunds: groupedBy(
      refunds.filter(({ voided_at }) => voided_at === null),
      ({ sale_external_id }) => sale_external_id,
    ),
    adjustments: new Map(adjustments.map((row) => [row.id, row])),
    adjustmentsOn: groupedBy(adjustments, ({ conversion_id }) => conversion_id),
    livingOn: groupedBy(living, ({ conversion_id, adjustment_id }) =>
      String(conversion_id ?? adjustment_id),
    ),
  };
}
type Causes = ReturnType<typeof causesOf>;

function checkConversion(row: Conversion, causes: Causes, complain: Complain): void {
  const say = (problem: string) => complain(`conversion ${row.id}: ${problem}`);
  const { refunded, isWhole } = refundOf(row, causes);
  const earned = row.commission_minor + adjustedOf(row.id, causes);
  const expected = earningsOf(row, causes);
  if (earned !== expected) say(`earns ${earned}, and its causes say ${expected}`);
  if (row.refunded_minor !== refunded) say(`refunded ${row.refunded_minor}, not ${refunded}`);
  const status = statusOf(row, isWhole, causes);
  if (row.status !== status) say(`is ${row.status}, and its causes say ${status}`);
  const [item, ...more] = causes.livingOn.get(row.id) ?? [];
  if (more.length > 0) say("is in more than one living payout");
  if (item && item.amount_minor !== row.commission_minor)
    say("changed after it went into a payout");
  if (item && row.is_history) say("is history, and in a payout");
  const isPaid = item?.payout_status === "Paid";
  if (!row.is_history && isPaid !== (row.paid_at !== null)) say("is paid without a payout, or not");
  if (row.status === "Approved" && !row.approved_at) say("is approved since never");
  if (row.held_because && row.approved_at) say("is held and approved");
  const { holdDays } = row.explanation;
  const end = row.occurred_at.getTime() + (holdDays ?? 0) * DAY;
  if (holdDays !== undefined && row.hold_until?.getTime() !== end) say("is held for another time");
  if (!row.parent_id) return;
  const parent = causes.conversions.get(row.parent_id);
  if (!parent) {
    say("is an override on nothing");
    return;
  }
  if (parent.parent_id) say("is an override on an override");
  if (parent.affiliate_id === row.affiliate_id) say("is an override on the affiliate's own sale");
  if (parent.currency !== row.currency || parent.campaign_id !== row.campaign_id)
    say("is an override in another campaign or currency");
  if (row.amount_minor !== 0) say("is an override with an amount");
}

/** What was not voided, of what was told of the sale: never more than its amount. */
function refundOf(row: Conversion, { refunds }: Causes) {
  const told = row.external_id === null ? [] : (refunds.get(row.external_id) ?? []);
  const sum = told.reduce((total, { amount_minor }) => total + (amount_minor ?? 0), 0);
  const isWhole =
    told.some(({ amount_minor }) => amount_minor === null) ||
    (row.amount_minor > 0 && sum >= row.amount_minor);
  return { refunded: isWhole ? row.amount_minor : Math.min(sum, row.amount_minor), isWhole };
}

function earningsOf(row: Conversion, causes: Causes): number {
  if (row.status === "Denied") return 0;
  const { kind, hundredths = 0, amountMinor = 0 } = row.explanation.rule;
  const { refunded, isWhole } = refundOf(row, causes);
  const left = row.amount_minor - refunded;
  switch (kind) {
    case "Percentage":
      return evenly(left, hundredths, 10_000);
    case "Override": {
      const parent = causes.conversions.get(row.parent_id ?? "");
      return parent ? evenly(earningsOf(parent, causes), hundredths, 10_000) : 0;
    }
    case "Fixed":
      return left > 0 ? amountMinor : 0;
    case "Given":
      if (isWhole) return 0;
      return refunded === 0 ? amountMinor : evenly(amountMinor, left, row.amount_minor);
    case "Nothing":
      return 0;
  }
}

/** Half-even by counting halves: another road to the same number. */
function evenly(amount: number, part: number, whole: number): number {
  const product = BigInt(amount) * BigInt(part) * 2n;
  const halves = product / BigInt(whole);
  const isExact = product % BigInt(whole) === 0n;
  const below = halves / 2n;
  if (halves % 2n === 0n) return Number(below);
  return Number(isExact && below % 2n === 0n ? below : below + 1n);
}

function adjustedOf(id: string, { adjustmentsOn }: Causes): number {
  return (adjustmentsOn.get(id) ?? []).reduce((sum, { amount_minor }) => sum + amount_minor, 0);
}

function statusOf(row: Conversion, isWhole: boolean, causes: Causes): Conversion["status"] {
  const parent = row.parent_id === null ? undefined : causes.conversions.get(row.parent_id);
  const isSettled = row.is_history || row.paid_at !== null;
  const isUnderWay = causes.livingOn.has(row.id) || causes.adjustmentsOn.has(row.id);
  if (!isSettled && isUnderWay) return "Approved";
  if (row.status === "Denied" || parent?.status === "Denied") return "Denied";
  if (parent ? refundOf(parent, causes).isWhole : isWhole) return "Refunded";
  if (isSettled) return "Paid";
  return row.approved_at ? "Approved" : "Pending";
}

function checkItem(item: Item, causes: Causes, complain: Complain): void {
  const say = (problem: string) =>
    complain(`item ${item.conversion_id ?? item.adjustment_id} of ${item.payout_id}: ${problem}`);
  const cause =
    causes.conversions.get(item.conversion_id ?? "") ??
    causes.adjustments.get(item.adjustment_id ?? "");
  if (!cause) {
    // An import that was reverted took its rows along; what a failed payout released may be among them.
    if (item.released_at === null) say("pays for nothing");
    return;
  }
  if (cause.affiliate_id !== item.affiliate_id) say("pays somebody else");
  if (cause.currency !== item.currency) say("pays in another currency");
  const adjustment = causes.adjustments.get(item.adjustment_id ?? "");
  if (adjustment && adjustment.amount_minor !== item.amount_minor) say("has another amount");
  const isReleased = item.released_at !== null;
  if (isReleased !== (item.line_status === "Failed" || item.payout_status === "Failed"))
    say("is living in what failed, or released from what has not");
  if (
    !isReleased &&
    (causes.livingOn.get(String(item.conversion_id ?? item.adjustment_id)) ?? []).length !== 1
  )
    say("is paid more than once");
}

function checkLines({ lines, items }: Books, complain: Complain): void {
  const key = (of: { payout_id: string; affiliate_id: string }) =>
    `${of.payout_id} ${of.affiliate_id}`;
  const within = groupedBy(items, key);
  for (const line of lines) {
    const sum = (within.get(key(line)) ?? []).reduce((total, each) => total + each.amount_minor, 0);
    if (sum !== line.amount_minor) complain(`line ${key(line)}: its items are ${sum}`);
    if (line.amount_minor <= 0) complain(`line ${key(line)}: pays ${line.amount_minor}`);
  }
  for (const [id, own] of groupedBy(lines, ({ payout_id }) => payout_id)) {
    const sum = own.reduce((total, { amount_minor }) => total + amount_minor, 0);
    if (sum !== own[0]?.total_minor) complain(`payout ${id}: its lines are ${sum}`);
    if (own.length !== own[0]?.affiliate_count) complain(`payout ${id}: has ${own.length} lines`);
  }
}

/** Where the money of each commission and correction must be, and where the ledger has it. */
function checkLedger(books: Books, causes: Causes, complain: Complain): void {
  const expected = new Map<string, number>();
  const held = new Map<string, number>();
  const add = (to: Map<string, number>, place: string, amount: number) =>
    to.set(place, (to.get(place) ?? 0) + amount);
  const put = (
    id: string,
    of: { affiliate_id: string; currency: string },
    account: string,
    amount: number,
  ) => {
    add(expected, `${id} ${account}`, amount);
    add(expected, `${of.affiliate_id} ${of.currency} ${account}`, amount);
  };
  for (const row of books.conversions) {
    put(row.id, row, accountOf(row, causes), row.commission_minor);
  }
  for (const row of books.adjustments) {
    put(row.id, row, accountIn(causes.livingOn.get(row.id)?.[0]) ?? "Payable", row.amount_minor);
  }
  let total = 0;
  for (const transfer of books.transfers) {
    const { affiliate_id, currency, debit, credit, amount_minor } = transfer;
    const cause = transfer.adjustment_id ?? transfer.conversion_id;
    if (cause === null) complain("a transfer has no cause");
    for (const [account, amount] of [
      [debit, -amount_minor],
      [credit, amount_minor],
    ] as const) {
      total += amount;
      if (account === "Program") continue;
      add(held, `${cause} ${account}`, amount);
      add(held, `${affiliate_id} ${currency} ${account}`, amount);
    }
  }
  if (total !== 0) complain(`the sum of the ledger is ${total}`);
  for (const place of new Set([...expected.keys(), ...held.keys()])) {
    const [has = 0, should = 0] = [held.get(place), expected.get(place)];
    if (has !== should) complain(`ledger ${place}: ${has}, and its causes say ${should}`);
  }
}

function accountOf(row: Conversion, causes: Causes): string {
  const inPayout = accountIn(causes.livingOn.get(row.id)?.[0]);
  if (inPayout) return inPayout;
  if (row.is_history) return "Settled";
  return row.approved_at ? "Payable" : "Held";
}

function accountIn(item: Item | undefined): string | undefined {
  if (!item) return undefined;
  return item.payout_status === "Paid" ? "Settled" : "InPayout";
}

function groupedBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
