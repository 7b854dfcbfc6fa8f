import { createHash } from "node:crypto";
import { DAY } from "@/lib/time/shape";
import { addTo, type Balances } from "./balances";
import { Reasons } from "./reasons";
import type { ConversionRow } from "./shape";

/** Whom rows may name, by email and by slug. */
export interface KnownAffiliate {
  id: string;
  email: string;
  slug: string;
  isEnrolled: boolean;
}

/** What is there already under a row's identity. */
export interface KnownConversion {
  id: string;
  affiliateId: string;
  currency: string;
  commissionMinor: number;
  /** Imported as unpaid, and not payable until somebody confirms it. */
  isUnconfirmed: boolean;
}

export interface Known {
  affiliates: readonly KnownAffiliate[];
  conversions: ReadonlyMap<string, KnownConversion>;
}

export interface PlannedRow {
  row: ConversionRow;
  affiliateId: string;
  /** null where `externalId` says which sale it is. */
  importKey: string | null;
}

/** What an import of conversions does. The preview tells it, and the run does it. */
export interface Plan {
  rowsTotal: number;
  imports: PlannedRow[];
  /** Rows of an earlier import that become payable if this one is confirmed. */
  waiting: KnownConversion[];
  reasons: Reasons;
  paidBalance: Balances;
  unpaidBalance: Balances;
}

/** Says of each row what becomes of it: nothing is looked up here, and nothing written. */
export function planConversions(
  rows: readonly ConversionRow[],
  known: Known,
  setting: { now: Date; excludePaid: boolean },
): Plan {
  const plan: Plan = {
    rowsTotal: rows.length,
    imports: [],
    waiting: [],
    reasons: new Reasons(),
    paidBalance: {},
    unpaidBalance: {},
  };
  const fateOf = oracle(known, setting);
  for (const [index, row] of rows.entries()) {
    const fate = fateOf(row);
    switch (fate.kind) {
      case "import": {
        plan.imports.push(fate.planned);
        const balance = row.paid ? plan.paidBalance : plan.unpaidBalance;
        addTo(balance, row.currency, row.commissionCents);
        break;
      }
      case "waiting": {
        plan.waiting.push(fate.earlier);
        plan.reasons.add("skipped", WORDS.unconfirmed, index);
        addTo(plan.unpaidBalance, fate.earlier.currency, fate.earlier.commissionMinor);
        break;
      }
      case "skipped":
      case "errored":
        plan.reasons.add(fate.kind, fate.because, index);
    }
  }
  return plan;
}

type Fate =
  | { kind: "import"; planned: PlannedRow }
  | { kind: "waiting"; earlier: KnownConversion }
  | { kind: "skipped" | "errored"; because: string };

const WORDS = {
  unknown: "No affiliate here has this email or slug. Import the affiliates first.",
  twoPeople: "The email and the slug belong to two affiliates. Give one of them.",
  elsewhere: "The affiliate is not in this campaign. Import them into it first.",
  future: "It lies in the future.",
  twice: "The same sale stands further up in this call.",
  excluded: "Paid elsewhere, and left out as asked.",
  there: "It is here already.",
  credited: "The sale is here already, credited to another affiliate.",
  unconfirmed: "Imported before, and unpaid: payable once it is confirmed.",
  nowPaid:
    "Imported before as unpaid, and now said to be paid. Revert or deny the earlier one to change that.",
} as const;

/** Rows are asked about in their order, since of two that are the same sale the first is taken. */
function oracle(known: Known, { now, excludePaid }: { now: Date; excludePaid: boolean }) {
  const find = affiliateFinder(known.affiliates);
  const seen = new Set<string>();
  return (row: ConversionRow): Fate => {
    const affiliate = find(row);
    if (typeof affiliate === "string") return { kind: "errored", because: affiliate };
    if (Date.parse(row.occurredAt) > now.getTime() + DAY)
      return { kind: "errored", because: WORDS.future };

    const { key, importKey } = identityOf(row, affiliate.id);
    if (seen.has(key)) return { kind: "skipped", because: WORDS.twice };
    seen.add(key);
    if (row.paid && excludePaid) return { kind: "skipped", because: WORDS.excluded };
    const earlier = known.conversions.get(key);
    return earlier
      ? fateOfRepeat(row, affiliate, earlier)
      : { kind: "import", planned: { row, affiliateId: affiliate.id, importKey } };
  };
}

function fateOfRepeat(
  row: ConversionRow,
  affiliate: KnownAffiliate,
  earlier: KnownConversion,
): Fate {
  if (earlier.affiliateId !== affiliate.id) return { kind: "skipped", because: WORDS.credited };
  if (!earlier.isUnconfirmed) return { kind: "skipped", because: WORDS.there };
  return row.paid ? { kind: "skipped", because: WORDS.nowPaid } : { kind: "waiting", earlier };
}

/** The affiliate of a row, or why there is none. */
export function affiliateFinder(affiliates: readonly KnownAffiliate[]) {
  const byEmail = new Map(affiliates.map((each) => [each.email, each]));
  const bySlug = new Map(affiliates.map((each) => [each.slug, each]));
  return ({ affiliateEmail, affiliateSlug }: ConversionRow): KnownAffiliate | string => {
    const one = affiliateEmail && byEmail.get(affiliateEmail);
    const other = affiliateSlug && bySlug.get(affiliateSlug);
    if (one && other && one !== other) return WORDS.twoPeople;
    const found = one || other;
    if (!found) return WORDS.unknown;
    return found.isEnrolled ? found : WORDS.elsewhere;
  };
}

/** Which sale a row is: by its id at the source, else by all that tells it from another. */
export function identityOf(row: ConversionRow, affiliateId: string) {
  if (row.externalId) return { key: externalKey(row.externalId), importKey: null };
  const customer = row.customerEmail || row.stripeCustomerId || row.customerName || "";
  const parts = [
    affiliateId,
    new Date(row.occurredAt).toISOString(),
    row.amountCents,
    row.commissionCents,
    row.currency,
    customer,
    row.type,
  ];
  const importKey = createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
  return { key: importKeyed(importKey), importKey };
}

export const externalKey = (externalId: string) => `external ${externalId}`;
export const importKeyed = (importKey: string) => `import ${importKey}`;
