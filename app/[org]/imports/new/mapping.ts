import { CONVERSION_TYPES } from "@/lib/conversions/shape";
import { AffiliateRow, ConversionRow, type ImportKind } from "@/lib/imports/shape";
import { CURRENCIES } from "@/lib/money/shape";
import { readAmount, type Unit } from "./amounts";
import { type DateOrder, readDate } from "./dates";
import { type AffiliateField, type Columns, type ConversionField, FIELDS } from "./fields";
import type { Sheet } from "./sheet";

export const PAID_CHOICES = ["column", "all", "none"] as const;

/** How the cells of a sheet are written. */
export interface Writing {
  unit: Unit;
  dates: DateOrder;
  /** For rows that name none. */
  currency: string;
  /** Whether a column tells what was paid, or it is all the same. */
  paid: (typeof PAID_CHOICES)[number];
}

/** A row of the sheet that can be sent, and its number there. */
export interface ReadyRow {
  place: number;
  row: Record<string, unknown>;
}

export interface Trouble {
  place: number;
  message: string;
}

export interface Mapped {
  ready: ReadyRow[];
  troubles: Trouble[];
  /** Rows that were voided, refunded or rejected at their source: nothing was earned by them. */
  leftOut: number;
}

/** Fields that have to be chosen before anything can be read. */
export function missingFields(kind: ImportKind, columns: Columns): string[] {
  const missing = FIELDS[kind]
    .filter(({ name, required }) => required && columns[name] === undefined)
    .map(({ label }) => label);
  const hasAffiliate = columns.affiliateEmail !== undefined || columns.affiliateSlug !== undefined;
  return kind === "Conversions" && !hasAffiliate
    ? ["Affiliate's email or referral name", ...missing]
    : missing;
}

export function mapSheet(
  kind: ImportKind,
  sheet: Sheet,
  columns: Columns,
  writing: Writing,
): Mapped {
  const mapped: Mapped = { ready: [], troubles: [], leftOut: 0 };
  for (const [index, cells] of sheet.rows.entries()) {
    const place = index + 1;
    const cell = (name: string) => {
      const column = columns[name];
      return (column === undefined ? "" : (cells[column] ?? "")).trim();
    };
    const read = kind === "Affiliates" ? readAffiliate(cell) : readConversion(cell, writing);
    if (read === null) mapped.leftOut += 1;
    else if (typeof read === "string") mapped.troubles.push({ place, message: read });
    else mapped.ready.push({ place, row: read });
  }
  return mapped;
}

/** A row that can be sent, a sentence that says why it cannot, or null where there is nothing to send. */
type Read = Record<string, unknown> | string | null;

function readAffiliate(cell: (name: AffiliateField) => string): Read {
  const both = [cell("firstName"), cell("lastName")].filter(Boolean).join(" ");
  return checked(AffiliateRow, {
    email: cell("email"),
    fullName: cell("fullName") || both || undefined,
    status: statusWords(cell("status")),
    slug: cell("slug") || undefined,
    paypalEmail: cell("paypalEmail") || undefined,
  });
}

/** A column of yes and no says whether somebody was approved. */
function statusWords(status: string): string | undefined {
  if (/^(true|yes|1)$/i.test(status)) return "approved";
  if (/^(false|no|0)$/i.test(status)) return "pending";
  return status || undefined;
}

function readConversion(cell: (name: ConversionField) => string, writing: Writing): Read {
  const paid = writing.paid === "column" ? readPaid(cell("paid")) : writing.paid === "all";
  if (paid === null) return null;
  if (paid === undefined) return `Nobody can tell whether “${short(cell("paid"))}” means paid.`;
  const currency = cell("currency").toUpperCase() || writing.currency;
  if (!CURRENCIES.some((each) => each === currency))
    return `${short(currency)} is no supported currency.`;
  const amountCents = readAmount(cell("amountCents"), currency, writing.unit);
  if (amountCents === null) return `“${short(cell("amountCents"))}” is no amount in ${currency}.`;
  const commissionCents = readAmount(cell("commissionCents"), currency, writing.unit);
  if (commissionCents === null)
    return `“${short(cell("commissionCents"))}” is no commission in ${currency}.`;
  const occurredAt = readDate(cell("occurredAt"), writing.dates);
  if (!occurredAt) return `“${short(cell("occurredAt"))}” is no date as chosen above.`;
  return checked(ConversionRow, {
    affiliateEmail: cell("affiliateEmail") || undefined,
    affiliateSlug: cell("affiliateSlug") || undefined,
    customerEmail: cell("customerEmail") || undefined,
    customerName: cell("customerName") || undefined,
    amountCents,
    commissionCents,
    currency,
    occurredAt,
    paid,
    type: typeOf(cell("type")),
    stripeCustomerId: cell("stripeCustomerId") || undefined,
    stripeSubscriptionId: cell("stripeSubscriptionId") || undefined,
    externalId: cell("externalId") || undefined,
  });
}

/** The same schema that the server asks, so that a bad cell is found here and not with a thousand others. */
function checked(
  shape: typeof AffiliateRow | typeof ConversionRow,
  row: Record<string, unknown>,
): Read {
  const { success, error } = shape.safeParse(row);
  if (success) return row;
  const [issue] = error.issues;
  const name = String(issue?.path[0] ?? "");
  const label = [...FIELDS.Affiliates, ...FIELDS.Conversions].find(
    (each) => each.name === name,
  )?.label;
  return `${label ?? name}: ${issue?.message ?? "This cannot be read."}`;
}

const PAID = /^(paid|paid out|settled|completed?|true|yes|1)$/i;
const UNPAID =
  /^(unpaid|due|pending|approved|open|processed|processing|created|hold|on hold|false|no|0|)$/i;
const NEVER =
  /^(void(ed)?|refunded|rejected|denied|declined|cancell?ed|duplicate|fraud|clawback)$/i;

/** A date of payment says that it was paid. @returns null for what nobody earned, undefined for what nobody knows */
function readPaid(text: string): boolean | null | undefined {
  if (PAID.test(text) || readDate(text, "year")) return true;
  if (UNPAID.test(text)) return false;
  return NEVER.test(text) ? null : undefined;
}

function typeOf(text: string): string | undefined {
  return CONVERSION_TYPES.find((type) => type.toLowerCase() === text.toLowerCase());
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text || "nothing";
}
