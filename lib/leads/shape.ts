import { z } from "zod";
import { AS_THE_CUSTOMER_WROTE } from "@/lib/text/shape";

export const RecordLeadInput = z.strictObject({
  affiliateSlug: z
    .string()
    .trim()
    .min(1, "Name the affiliate by their slug.")
    .max(64)
    .describe("Who sent them: the name in ?via=slug."),
  email: z
    .email("Write an email address, for example jane@example.com.")
    .max(254)
    .describe("Of the customer who signed up."),
  name: z.string().trim().max(200).optional(),
  campaignId: z
    .uuid()
    .optional()
    .describe("Left out: the newest open campaign that the affiliate takes part in."),
});
export type RecordLeadInput = z.infer<typeof RecordLeadInput>;

export const Lead = z.object({
  id: z.uuid(),
  outcome: z
    .enum(["created", "repeated", "moved"])
    .describe("moved: the campaign credits the last touch, and this one is later."),
  campaignId: z.uuid(),
  affiliateId: z.uuid().describe("Whose lead it is now."),
  email: z.string().describe(AS_THE_CUSTOMER_WROTE),
  name: z.string().optional().describe(AS_THE_CUSTOMER_WROTE),
  createdAt: z.iso.datetime(),
});
export type Lead = z.infer<typeof Lead>;
