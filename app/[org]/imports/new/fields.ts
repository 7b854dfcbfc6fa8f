import type { ImportKind } from "@/lib/imports/shape";
import { PLATFORMS } from "./platforms";

/** What a column can be, for a person. */
export interface Field {
  name: string;
  label: string;
  required?: boolean;
  hint?: string;
  /** Headings that mean it, in lower case with single underscores; the first that is there is taken. */
  headings: readonly string[];
}

const AFFILIATE_FIELDS = [
  {
    name: "email",
    label: "Email",
    required: true,
    headings: ["email", "affiliate_email", "partner_email", "promoter_email", "email_address"],
  },
  {
    name: "fullName",
    label: "Full name",
    headings: ["full_name", "fullname", "name", "affiliate_name", "partner_name", "affiliate"],
  },
  { name: "firstName", label: "First name", headings: ["first_name", "firstname"] },
  { name: "lastName", label: "Last name", headings: ["last_name", "lastname"] },
  {
    name: "status",
    label: "Status",
    headings: ["status", "state", "affiliate_status", "approved"],
  },
  {
    name: "slug",
    label: "Referral name",
    hint: "What stands in their links: it goes on working.",
    headings: ["slug", "referral_slug", "referral_code", "token", "ref_id", "link_key", "code"],
  },
  {
    name: "paypalEmail",
    label: "PayPal email",
    headings: ["paypal_email", "paypalemail", "paypal", "paypal_email_address", "payout_email"],
  },
] as const satisfies readonly Field[];

const CONVERSION_FIELDS = [
  {
    name: "affiliateEmail",
    label: "Affiliate's email",
    hint: "This or the referral name.",
    headings: ["affiliate_email", "partner_email", "promoter_email", "affiliateemail"],
  },
  {
    name: "affiliateSlug",
    label: "Affiliate's referral name",
    headings: ["affiliate_slug", "affiliateslug", "affiliate_token", "referral_code", "ref_id"],
  },
  {
    name: "amountCents",
    label: "Sale amount",
    required: true,
    headings: ["sale_amount", "amount", "amount_cents", "amountcents", "revenue", "sale", "total"],
  },
  {
    name: "commissionCents",
    label: "Commission",
    required: true,
    headings: [
      "commission_amount",
      "commission",
      "commission_cents",
      "commissioncents",
      "earnings",
      "reward",
      "reward_amount",
      "payout",
    ],
  },
  {
    name: "currency",
    label: "Currency",
    headings: ["currency", "currency_code", "commission_currency"],
  },
  {
    name: "occurredAt",
    label: "Date of the sale",
    required: true,
    headings: [
      "occurred_at",
      "occurredat",
      "created_at",
      "created",
      "date",
      "sale_date",
      "timestamp",
    ],
  },
  {
    name: "paid",
    label: "Paid or not",
    headings: ["paid", "status", "state", "payout_status", "commission_status", "paid_at"],
  },
  {
    name: "customerEmail",
    label: "Customer's email",
    headings: ["customer_email", "customeremail", "lead_email"],
  },
  {
    name: "customerName",
    label: "Customer's name",
    headings: ["customer_name", "customername", "customer"],
  },
  { name: "type", label: "Type", headings: ["type", "event_type"] },
  {
    name: "externalId",
    label: "Id of the sale",
    hint: "The surest way to tell one sale from another.",
    headings: [
      "external_id",
      "externalid",
      "invoice_id",
      "charge_id",
      "stripe_charge_id",
      "order_id",
      "transaction_id",
      "event_id",
      "id",
    ],
  },
  {
    name: "stripeCustomerId",
    label: "Stripe customer id",
    headings: ["stripe_customer_id", "stripecustomerid", "customer_id"],
  },
  {
    name: "stripeSubscriptionId",
    label: "Stripe subscription id",
    headings: ["stripe_subscription_id", "stripesubscriptionid", "subscription_id"],
  },
] as const satisfies readonly Field[];

export type AffiliateField = (typeof AFFILIATE_FIELDS)[number]["name"];
export type ConversionField = (typeof CONVERSION_FIELDS)[number]["name"];

export const FIELDS: Record<ImportKind, readonly Field[]> = {
  Affiliates: AFFILIATE_FIELDS,
  Conversions: CONVERSION_FIELDS,
};

/** Which column is which field, by its place; undefined: none. */
export type Columns = Record<string, number | undefined>;

/** The columns that headings suggest; a column is only one thing. */
export function suggestColumns(
  kind: ImportKind,
  platformId: string | undefined,
  columns: readonly string[],
): Columns {
  const headings = columns.map(normal);
  const own: Record<string, readonly string[] | undefined> =
    PLATFORMS.find(({ id }) => id === platformId)?.headings ?? {};
  const taken = new Set<number>();
  const chosen: Columns = {};
  for (const field of FIELDS[kind]) {
    const names = [normal(field.name), ...(own[field.name] ?? []), ...field.headings];
    const place = names
      .map((name) => headings.indexOf(name))
      .find((index) => index >= 0 && !taken.has(index));
    chosen[field.name] = place;
    if (place !== undefined) taken.add(place);
  }
  return chosen;
}

/** "Sale Amount (USD)" is sale_amount_usd; "affiliateEmail" is affiliateemail. */
function normal(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_|_$/g, "");
}
