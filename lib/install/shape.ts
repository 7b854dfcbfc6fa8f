import { z } from "zod";

export const CATEGORIES = ["Payment platforms", "Site builders", "Frameworks"] as const;
export type Category = (typeof CATEGORIES)[number];

/** What makes a sale known to Rekomi. */
export const CONVERSION_FIRES = [
  "stripe-webhook",
  "paddle-webhook",
  "s2s",
  "pixel",
  "coupon",
] as const;
export type ConversionFire = (typeof CONVERSION_FIRES)[number];

export const FIRE_NAMES: Record<ConversionFire, string> = {
  "stripe-webhook": "Stripe webhook",
  "paddle-webhook": "Paddle webhook",
  s2s: "Server to server",
  pixel: "Browser pixel",
  coupon: "Coupon codes",
};

export const InstallPlatform = z.object({
  platformKey: z.string(),
  displayName: z.string(),
  category: z.enum(CATEGORIES),
  conversionFire: z.enum(CONVERSION_FIRES).describe("What makes a sale known to Rekomi."),
  requiresStripeConnect: z.boolean(),
  requiresApiKey: z.boolean(),
});
export type InstallPlatform = z.infer<typeof InstallPlatform>;

export const PlatformList = z.object({ items: z.array(InstallPlatform) });
export type PlatformList = z.infer<typeof PlatformList>;

export const PlatformKey = z.strictObject({
  platformKey: z
    .string()
    .trim()
    .min(1, "Name a platform.")
    .max(200)
    .describe("A key of list_install_platforms. An unknown one answers the generic recipe."),
});
export type PlatformKey = z.infer<typeof PlatformKey>;

export const Sample = z.object({
  place: z.string().describe("Where the text goes: a file, a field, a page."),
  text: z.string(),
});
export type Sample = z.infer<typeof Sample>;

export const Step = z.object({
  title: z.string(),
  text: z.string().describe("Markdown: `code` and **labels**."),
  onlyIf: z
    .string()
    .optional()
    .describe("When the step is wanted, after the words “only if”. Left out: always."),
  path: z
    .enum(CONVERSION_FIRES)
    .optional()
    .describe("The way of reporting sales that the step belongs to, where there is a choice."),
  needs: z
    .enum(["stripe-connect", "api-key", "pixel-key"])
    .optional()
    .describe("What a person sets up in this step."),
  code: z.array(Sample).optional(),
});
export type Step = z.infer<typeof Step>;

export const Recipe = z.object({
  platformKey: z.string(),
  displayName: z.string(),
  isFallback: z
    .boolean()
    .describe("The platform is not known: this is the generic recipe, with three ways."),
  category: z.enum(CATEGORIES).optional(),
  conversionFire: z
    .enum(CONVERSION_FIRES)
    .optional()
    .describe("Left out of the generic recipe, whose steps name their path."),
  requiresStripeConnect: z.boolean(),
  requiresApiKey: z.boolean(),
  summary: z.string(),
  steps: z.array(Step).describe("In order."),
  gotchas: z.array(z.string()),
  docsUrl: z.string(),
});
export type Recipe = z.infer<typeof Recipe>;

/**
 * A platform as its file in `platforms/` holds it. Its texts say `{origin}`, `{org}` and `{orgId}`
 * where the installation's address and the organization go.
 */
export interface Platform {
  key: string;
  name: string;
  category: Category;
  conversionFire: ConversionFire;
  /** How a sale becomes known, in a sentence or two. */
  summary: string;
  steps: readonly Step[];
  gotchas: readonly string[];
}

/** For a platform that nobody wrote a recipe for. */
export type GenericPlatform = Omit<Platform, "category" | "conversionFire">;

export const SnippetInput = z.strictObject({
  campaignId: z.uuid().optional().describe("Left out: the newest campaign that is not archived."),
  withPixel: z
    .boolean()
    .default(false)
    .describe("Whether pages also report sales: needs the pixel's public key."),
});
export type SnippetInput = z.infer<typeof SnippetInput>;

export const Snippet = z.object({
  snippet: z
    .string()
    .describe("HTML for the head of every page. Hand it on as it is, character for character."),
  conversionSnippet: z
    .string()
    .optional()
    .describe("With the pixel: HTML for the page after a purchase, with the order's own values."),
  campaignId: z.uuid(),
  campaignName: z.string(),
  withPixel: z.boolean(),
});
export type Snippet = z.infer<typeof Snippet>;
