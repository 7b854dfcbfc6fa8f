import { z } from "zod";
import { AffiliateStatus } from "@/lib/affiliates/shape";
import { Amount } from "@/lib/money/shape";
import { AS_THE_AFFILIATE_WROTE } from "@/lib/text/shape";

const programId = z.uuid().describe("Campaign id.");

export const SubAffiliateConfig = z.object({
  programId,
  enabled: z.boolean(),
  percent: z
    .number()
    .describe("Of the recruit's commission, paid to the recruiter on top. Kept while disabled."),
});
export type SubAffiliateConfig = z.infer<typeof SubAffiliateConfig>;

export const ProgramId = z.strictObject({ programId });

export const SetSubAffiliateConfigInput = z.strictObject({
  programId,
  enabled: z.boolean().describe("Whether affiliates may recruit others into this campaign."),
  percent: z
    .number()
    .min(0)
    .max(100)
    .describe("Of the recruit's commission, in steps of 0.01; 10 is 10 %."),
});
export type SetSubAffiliateConfigInput = z.infer<typeof SetSubAffiliateConfigInput>;

export const RecruiterId = z.strictObject({
  affiliateId: z.uuid().describe("The affiliate who recruited."),
});

export const SubAffiliates = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      fullName: z.string().describe(AS_THE_AFFILIATE_WROTE),
      slug: z.string(),
      status: AffiliateStatus,
      joinedAt: z.iso.datetime(),
      commission: z.array(Amount).describe("What they have earned themselves, by currency."),
      override: z.array(Amount).describe("What their recruiter has earned through them."),
    }),
  ),
});
export type SubAffiliates = z.infer<typeof SubAffiliates>;
