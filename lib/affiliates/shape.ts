import { z } from "zod";
import { Email, PersonName } from "@/lib/auth/shape";
import { COMMISSION_TYPES, customCommissionFields } from "@/lib/campaigns/shape";
import { CONVERSION_TYPES, ConversionStatus } from "@/lib/conversions/shape";
import { Amount } from "@/lib/money/shape";
import { Slug } from "@/lib/orgs/shape";
import { pageFields, pageOf } from "@/lib/paging";
import { AS_THE_AFFILIATE_WROTE } from "@/lib/text/shape";

export const AFFILIATE_STATUSES = ["Pending", "Approved", "Rejected", "Paused", "Removed"] as const;
export const AffiliateStatus = z.enum(AFFILIATE_STATUSES);
export type AffiliateStatus = z.infer<typeof AffiliateStatus>;

export const Affiliate = z.object({
  id: z.uuid(),
  fullName: z.string().describe(AS_THE_AFFILIATE_WROTE),
  email: z.string(),
  slug: z.string().describe("Their name in links: ?via=slug."),
  status: AffiliateStatus,
  campaignIds: z.array(z.uuid()),
  recruitedById: z.uuid().optional().describe("The affiliate who brought them in."),
  createdAt: z.iso.datetime(),
});
export type Affiliate = z.infer<typeof Affiliate>;

const Enrollment = z.object({
  campaignId: z.uuid(),
  campaignName: z.string(),
  currency: z.string(),
  customCommissionType: z.enum(COMMISSION_TYPES).optional(),
  customCommissionValue: z.number().optional().describe("Percent, or major units of currency."),
  joinedAt: z.iso.datetime(),
});
export type Enrollment = z.infer<typeof Enrollment>;

export const AffiliateDetail = Affiliate.extend({
  website: z.string().optional().describe(AS_THE_AFFILIATE_WROTE),
  application: z.string().optional().describe(AS_THE_AFFILIATE_WROTE),
  notes: z.string().optional().describe("The team's own notes."),
  paypalEmail: z.string().optional().describe("Where payouts go, when it is not their email."),
  enrollments: z.array(Enrollment).describe("A commission where it is their own."),
  approvedAt: z.iso.datetime().optional(),
  rejectedAt: z.iso.datetime().optional(),
  rejectionReason: z.string().optional(),
  totals: z.object({
    clicks: z.number().int(),
    leads: z.number().int(),
    conversions: z.number().int().describe("Sales; overrides on recruits' sales left out."),
    revenue: z.array(Amount).describe("Less refunds, by currency."),
    commission: z
      .array(Amount)
      .describe("Pending, approved and paid, overrides and corrections included, by currency."),
  }),
  recentConversions: z
    .array(
      z.object({
        id: z.uuid(),
        campaignId: z.uuid(),
        type: z.enum(CONVERSION_TYPES),
        status: ConversionStatus,
        amountMinor: z.number().int(),
        commissionMinor: z.number().int(),
        currency: z.string(),
        occurredAt: z.iso.datetime(),
      }),
    )
    .describe("The ten newest."),
});
export type AffiliateDetail = z.infer<typeof AffiliateDetail>;

export const AffiliateId = z.strictObject({ id: z.uuid().describe("Affiliate id.") });

export const ListAffiliatesInput = z.strictObject({
  ...pageFields,
  campaignId: z.uuid().optional().describe("Only those in this campaign."),
  status: AffiliateStatus.optional().describe("Pending lists the applications that wait."),
});
export type ListAffiliatesInput = z.infer<typeof ListAffiliatesInput>;
export const AffiliatePage = pageOf(Affiliate);

export const RejectInput = z.strictObject({
  id: z.uuid().describe("Affiliate id."),
  reason: z
    .string()
    .trim()
    .max(1_000)
    .optional()
    .describe("Kept in the log; also mailed when notify is true."),
  notify: z.boolean().default(true).describe("Whether to mail the applicant."),
});
export type RejectInput = z.infer<typeof RejectInput>;

/** What is left out stays as it is. */
export const UpdateAffiliateInput = z.strictObject({
  id: z.uuid().describe("Affiliate id."),
  fullName: PersonName.optional(),
  notes: z.string().trim().max(5_000).optional().describe("For the team alone. Empty: none."),
  paypalEmail: Email.or(z.literal(""))
    .optional()
    .describe("Where payouts go. Empty: to their email."),
  commissions: z
    .array(z.strictObject({ campaignId: z.uuid(), ...customCommissionFields }))
    .max(50)
    .optional()
    .describe("For sales from now on. Without type and value: the campaign's commission again."),
});
export type UpdateAffiliateInput = z.infer<typeof UpdateAffiliateInput>;

const Website = z
  .string()
  .trim()
  .max(300)
  .transform((text) => (/^[a-z]+:/i.test(text) ? text : `https://${text}`))
  .pipe(z.url({ protocol: /^https?$/, error: "Write an address such as https://example.com." }));

/** What somebody from outside fills in on a campaign's public page. */
export const ApplicationInput = z.object({
  fullName: PersonName,
  email: Email,
  website: Website.optional(),
  application: z.string().trim().min(1, "Say a few words about your audience.").max(2_000),
  slug: Slug.optional(),
  via: z.string().max(100).optional(),
});
export type ApplicationInput = z.infer<typeof ApplicationInput>;
