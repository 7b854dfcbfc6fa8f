import { z } from "zod";
import { Email } from "@/lib/auth/shape";
import { CONVERSION_TYPES } from "@/lib/conversions/shape";
import { CURRENCIES } from "@/lib/money/shape";
import { pageFields, pageOf } from "@/lib/paging";
import { AS_IMPORTED } from "@/lib/text/shape";
import { Instant } from "@/lib/time/shape";

export const IMPORT_KINDS = ["Affiliates", "Conversions"] as const;
export const ImportKind = z.enum(IMPORT_KINDS);
export type ImportKind = z.infer<typeof ImportKind>;

const IMPORT_STATUSES = ["Done", "PartlyReverted", "Reverted"] as const;

/** Rows of one call. */
export const IMPORT_LIMIT = 1_000;

const rowsOf = <T extends z.ZodType>(row: T) =>
  z
    .array(row)
    .min(1, "Give at least one row.")
    .max(IMPORT_LIMIT, `Give at most ${IMPORT_LIMIT} rows; import the others in further calls.`);

const campaignId = z.uuid().describe("Campaign id.");
const words = (most: number) => z.string().trim().max(most);

/** What another platform called somebody's standing. */
const SourceStatus = words(40).toLowerCase();
const SourceSlug = words(100).toLowerCase();

export const DEFAULT_STATUSES = ["approved", "active", "pending"] as const;

export const AffiliateRow = z.strictObject({
  email: Email,
  fullName: words(200).optional().describe("Left out: what stands before the @."),
  status: SourceStatus.default("approved").describe(
    "As the other platform has it: approved or active, pending, paused, rejected, removed.",
  ),
  paypalEmail: Email.optional().describe("Where payouts go, when not to email."),
  slug: SourceSlug.optional().describe(
    "Their name in links on the other platform, so that those go on working.",
  ),
});
export type AffiliateRow = z.infer<typeof AffiliateRow>;

export const ImportAffiliatesInput = z.strictObject({
  campaignId,
  affiliates: rowsOf(AffiliateRow),
  includeStatuses: z
    .array(SourceStatus)
    .max(20)
    .default([...DEFAULT_STATUSES])
    .describe("Rows with other statuses are skipped."),
  notifyAffiliates: z
    .boolean()
    .default(false)
    .describe("Mails those who come in approved a link to their own page."),
  notificationMessageHtml: z
    .string()
    .max(10_000)
    .optional()
    .describe("A note in that mail; only paragraphs, lists, emphasis and links are kept."),
});
export type ImportAffiliatesInput = z.infer<typeof ImportAffiliatesInput>;

/** Sums of a thousand stay exact. */
const minorUnits = z.number().int().min(0).max(1_000_000_000_000);

const ConversionFields = z.strictObject({
  affiliateEmail: Email.optional().describe("This or affiliateSlug."),
  affiliateSlug: SourceSlug.optional().describe("This or affiliateEmail."),
  customerEmail: Email.optional(),
  customerName: words(200).optional(),
  amountCents: minorUnits.describe("Of the sale, in minor units: 4900 is 49.00 USD."),
  commissionCents: minorUnits.describe("What the affiliate earned by it, in minor units."),
  currency: z
    .enum(CURRENCIES, "Give a supported ISO 4217 code, such as USD.")
    .describe("ISO 4217 code."),
  occurredAt: Instant("2026-01-31T12:00:00Z"),
  paid: z
    .boolean()
    .describe("true: the affiliate was paid for it elsewhere, and it is kept as settled history."),
  type: z.enum(CONVERSION_TYPES).default("Sale"),
  stripeCustomerId: words(255).optional(),
  stripeSubscriptionId: words(255).optional(),
  externalId: words(255)
    .optional()
    .describe("The sale's id at its source: the same one is imported into a campaign once."),
});

export const ConversionRow = ConversionFields.refine(
  ({ affiliateEmail, affiliateSlug }) => affiliateEmail || affiliateSlug,
  { error: "Give affiliateEmail or affiliateSlug.", path: ["affiliateEmail"] },
);
export type ConversionRow = z.infer<typeof ConversionRow>;

const conversionRows = {
  campaignId,
  conversions: rowsOf(ConversionRow),
};

export const PreviewConversionsInput = z.strictObject(conversionRows);
export type PreviewConversionsInput = z.infer<typeof PreviewConversionsInput>;

export const ImportConversionsInput = z.strictObject({
  ...conversionRows,
  confirmUnpaidPayout: z
    .boolean()
    .default(false)
    .describe(
      "true makes unpaid rows payable, those of an earlier import included. Only after the user has seen unpaidBalance and agreed.",
    ),
  excludePaid: z.boolean().default(false).describe("true skips rows that were paid elsewhere."),
});
export type ImportConversionsInput = z.infer<typeof ImportConversionsInput>;

const count = z.number().int();

export const Reason = z.object({
  outcome: z.enum(["skipped", "errored", "changed"]),
  reason: z.string(),
  count,
  rows: z.array(count).describe("The first of them, counted from 1."),
});
export type Reason = z.infer<typeof Reason>;

export const Balance = z.record(z.string(), count).describe("Minor units by currency.");
export type Balance = z.infer<typeof Balance>;

const paidBalance = Balance.describe(
  "Commission that comes in as settled history, by currency, in minor units.",
);
const unpaidBalance = Balance.describe(
  "Commission that would become payable if it is confirmed, by currency, in minor units.",
);

const jobId = z.uuid().describe("The import: revert_import undoes it.");
const outcome = {
  jobId,
  imported: count,
  skipped: count,
  errored: count,
  reasons: z.array(Reason).describe("What was skipped, went wrong or was changed."),
};

export const ImportedAffiliates = z.object(outcome);
export type ImportedAffiliates = z.infer<typeof ImportedAffiliates>;

export const ConversionPreview = z.object({
  rowsTotal: count,
  wouldImport: count,
  wouldSkip: count,
  wouldError: count,
  skipReasons: z.array(Reason).describe("What would be skipped or would go wrong."),
  paidBalance,
  unpaidBalance,
});
export type ConversionPreview = z.infer<typeof ConversionPreview>;

const confirmedFields = {
  confirmed: count
    .optional()
    .describe("Of the skipped, rows of an earlier import that this one made payable."),
  paidBalance,
  unpaidBalance,
  unpaidConfirmedByCurrency: Balance.describe(
    "What this import made payable, by currency, in minor units.",
  ),
};

export const ImportedConversions = z.object({
  ...outcome,
  ...confirmedFields,
  unpaidConfirmedCents: count.describe(
    "What this import made payable in the campaign's currency, in minor units.",
  ),
});
export type ImportedConversions = z.infer<typeof ImportedConversions>;

export const Kept = z.object({
  type: z.enum(["affiliate", "conversion"]),
  id: z.uuid(),
  label: z.string().describe(AS_IMPORTED),
  reason: z.string(),
});
export type Kept = z.infer<typeof Kept>;

export const ImportJob = z.object({
  ...outcome,
  kind: ImportKind,
  campaignId,
  campaignName: z.string(),
  status: z.enum(IMPORT_STATUSES),
  rowsTotal: count,
  ...confirmedFields,
  paidBalance: paidBalance.optional(),
  unpaidBalance: unpaidBalance.optional(),
  unpaidConfirmedByCurrency: confirmedFields.unpaidConfirmedByCurrency.optional(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  revertedAt: z.iso.datetime().optional(),
});
export type ImportJob = z.infer<typeof ImportJob>;

export const ListImportsInput = z.strictObject({
  ...pageFields,
  kind: ImportKind.optional(),
  campaignId: z.uuid().optional().describe("Only those into this campaign."),
});
export type ListImportsInput = z.infer<typeof ListImportsInput>;
export const ImportPage = pageOf(ImportJob);

/** What undoing an import does, or would do now. */
const revertFields = {
  reverted: count.describe("Rows that go."),
  unconfirmed: count.describe("Rows of an earlier import that are no longer payable."),
  keptTotal: count,
  kept: z.array(Kept).describe("What stays, and why: the first hundred."),
};

export const ImportDetail = ImportJob.extend({
  revert: z.object(revertFields).describe("What reverting it would do now."),
});
export type ImportDetail = z.infer<typeof ImportDetail>;

export const ImportId = z.strictObject({ jobId: z.uuid().describe("Import id.") });

export const RevertedImport = z.object({
  jobId,
  status: z.enum(IMPORT_STATUSES),
  ...revertFields,
});
export type RevertedImport = z.infer<typeof RevertedImport>;
