import { z } from "zod";
import { formatMoney, toMinor } from "@/lib/money/shape";
import { Slug } from "@/lib/orgs/shape";
import { pageFields, pageOf } from "@/lib/paging";

export const COMMISSION_TYPES = ["Percentage", "Fixed"] as const;
/** Cpa, RevShare and Hybrid are older names, kept as given and run as Cps. */
const COMMISSION_MODELS = ["Cps", "Cpc", "Cpl", "Cpa", "RevShare", "Hybrid"] as const;
export const ATTRIBUTION_MODELS = ["FirstTouch", "LastTouch"] as const;
export const VISIBILITIES = ["Private", "Unlisted", "Listed"] as const;

export const Campaign = z.object({
  id: z.uuid(),
  name: z.string(),
  slug: z.string(),
  description: z.string().optional(),
  termsUrl: z.string().optional(),
  currency: z.string(),
  defaultCommissionType: z.enum(COMMISSION_TYPES),
  defaultCommissionValue: z
    .number()
    .describe(
      "Percent for Percentage (20 is 20 %); major units of the currency for Fixed (10 is 10.00).",
    ),
  defaultCommissionModel: z.enum(COMMISSION_MODELS),
  cookieWindowDays: z.number().int(),
  attributionModel: z.enum(ATTRIBUTION_MODELS),
  autoApprove: z.boolean(),
  networkVisibility: z.enum(VISIBILITIES),
  payoutGraceDays: z.number().int().describe("Days a conversion is held before it is approved."),
  affiliateCount: z.number().int(),
  createdAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().optional().describe("Since when it takes nobody new."),
});
export type Campaign = z.infer<typeof Campaign>;

export const CampaignDetail = Campaign.extend({
  applicationUrl: z
    .string()
    .optional()
    .describe("The public page to apply on. Left out: by invitation alone."),
  last30Days: z.object({
    clicks: z.number().int(),
    leads: z.number().int(),
    conversions: z.number().int(),
    revenueMinor: z.number().int().describe("Minor units of the campaign's currency."),
    commissionMinor: z.number().int().describe("Minor units of the campaign's currency."),
  }),
});
export type CampaignDetail = z.infer<typeof CampaignDetail>;

export const CampaignId = z.strictObject({ id: z.uuid().describe("Campaign id.") });
export const CAMPAIGN_STATUSES = ["Active", "Archived"] as const;
export const ListCampaignsInput = z.strictObject({
  ...pageFields,
  status: z.enum(CAMPAIGN_STATUSES).optional().describe("Left out: both."),
});
export type ListCampaignsInput = z.infer<typeof ListCampaignsInput>;
export const CampaignPage = pageOf(Campaign);

const Name = z.string().trim().min(1, "Give the campaign a name.").max(80);
const Description = z.string().trim().max(2_000);
const TermsUrl = z
  .url({ protocol: /^https?$/, error: "Use an address that begins with https://." })
  .max(2_000);
const CommissionValue = z.number().min(0);
const CookieWindowDays = z.number().int().min(1).max(365);
const PAIRING = "RevShare needs Percentage; Cpc and Cpl need Fixed.";

export const CreateCampaignInput = z.strictObject({
  name: Name,
  slug: Slug.describe("Permanent; part of the public address."),
  description: Description.optional(),
  termsUrl: TermsUrl.optional(),
  defaultCommissionType: z.enum(COMMISSION_TYPES).default("Percentage"),
  defaultCommissionValue: CommissionValue.default(20).describe(
    "Percent for Percentage (20 is 20 %); major units of the home currency for Fixed.",
  ),
  defaultCommissionModel: z.enum(COMMISSION_MODELS).default("Cps").describe(PAIRING),
  cookieWindowDays: CookieWindowDays.default(30),
  attributionModel: z.enum(ATTRIBUTION_MODELS).default("LastTouch"),
  autoApprove: z.boolean().default(false),
  networkVisibility: z.enum(VISIBILITIES).default("Private"),
});
export type CreateCampaignInput = z.infer<typeof CreateCampaignInput>;

/** What is left out stays as it is. */
export const UpdateCampaignInput = z.strictObject({
  id: z.uuid().describe("Campaign id."),
  name: Name.optional(),
  description: Description.optional().describe("Empty: none."),
  termsUrl: TermsUrl.or(z.literal("")).optional().describe("Empty: none."),
  defaultCommissionType: z
    .enum(COMMISSION_TYPES)
    .optional()
    .describe("Give defaultCommissionValue with another type."),
  defaultCommissionValue: CommissionValue.optional().describe(
    "Percent for Percentage (20 is 20 %); major units of the campaign's currency for Fixed.",
  ),
  defaultCommissionModel: z.enum(COMMISSION_MODELS).optional().describe(PAIRING),
  cookieWindowDays: CookieWindowDays.optional(),
  attributionModel: z.enum(ATTRIBUTION_MODELS).optional(),
  autoApprove: z.boolean().optional(),
  networkVisibility: z.enum(VISIBILITIES).optional(),
});
export type UpdateCampaignInput = z.infer<typeof UpdateCampaignInput>;

/** Terms of one affiliate's own in a campaign, where a shape offers them. */
export const customCommissionFields = {
  customCommissionType: z
    .enum(COMMISSION_TYPES)
    .optional()
    .describe("Left out: the campaign's commission."),
  customCommissionValue: CommissionValue.optional().describe(
    "Percent for Percentage (20 is 20 %); major units of the campaign's currency for Fixed (10 is 10.00).",
  ),
};
export const CustomCommission = z.object(customCommissionFields);
export type CustomCommission = z.infer<typeof CustomCommission>;

type Commission = Pick<
  Campaign,
  "defaultCommissionType" | "defaultCommissionValue" | "defaultCommissionModel" | "currency"
>;

/** "20 % of each sale", "$10.00 for each lead" */
export function commissionWords(campaign: Commission): string {
  const { defaultCommissionType: type, defaultCommissionValue: value, currency } = campaign;
  const event = EVENTS[campaign.defaultCommissionModel];
  if (type === "Percentage") return `${value.toLocaleString("en-US")} % of each ${event}`;
  return `${formatMoney(toMinor(value, currency) ?? 0, currency)} for each ${event}`;
}

const EVENTS: Record<Campaign["defaultCommissionModel"], string> = {
  Cps: "sale",
  Cpa: "sale",
  RevShare: "sale",
  Hybrid: "sale",
  Cpl: "lead",
  Cpc: "click",
};
