import { z } from "zod";
import { Slug } from "@/lib/orgs/shape";
import { pageFields, pageOf } from "@/lib/paging";

export const COMMISSION_TYPES = ["Percentage", "Fixed"] as const;
/** Cpa, RevShare and Hybrid are older names, kept as given and run as Cps. */
export const COMMISSION_MODELS = ["Cps", "Cpc", "Cpl", "Cpa", "RevShare", "Hybrid"] as const;
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
});
export type Campaign = z.infer<typeof Campaign>;

export const CampaignDetail = Campaign.extend({
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
export const ListCampaignsInput = z.strictObject(pageFields);
export const CampaignPage = pageOf(Campaign);

export const CreateCampaignInput = z.strictObject({
  name: z.string().trim().min(1, "Give the campaign a name.").max(80),
  slug: Slug.describe("Permanent; part of the public address."),
  description: z.string().trim().max(2_000).optional(),
  termsUrl: z
    .url({ protocol: /^https?$/, error: "Use an address that begins with https://." })
    .max(2_000)
    .optional(),
  defaultCommissionType: z.enum(COMMISSION_TYPES).default("Percentage"),
  defaultCommissionValue: z
    .number()
    .min(0)
    .default(20)
    .describe("Percent for Percentage (20 is 20 %); major units of the home currency for Fixed."),
  defaultCommissionModel: z
    .enum(COMMISSION_MODELS)
    .default("Cps")
    .describe("RevShare needs Percentage; Cpc and Cpl need Fixed."),
  cookieWindowDays: z.number().int().min(1).max(365).default(30),
  attributionModel: z.enum(ATTRIBUTION_MODELS).default("LastTouch"),
  autoApprove: z.boolean().default(false),
  networkVisibility: z.enum(VISIBILITIES).default("Private"),
});
export type CreateCampaignInput = z.infer<typeof CreateCampaignInput>;
