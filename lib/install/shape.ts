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
type ConversionFire = (typeof CONVERSION_FIRES)[number];

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
    .describe("From list_install_platforms; an unknown one answers a generic recipe."),
});
export type PlatformKey = z.infer<typeof PlatformKey>;

export const Sample = z.object({
  /** Where the text goes: a file, a field, a page. */
  place: z.string(),
  text: z.string(),
});
export type Sample = z.infer<typeof Sample>;

export const Step = z.object({
  title: z.string(),
  /** Prose in the markup of `lib/docs/prose`. */
  text: z.string(),
  onlyIf: z.string().optional().describe("When to take the step; left out, always."),
  /** The way of reporting sales that it belongs to, where there is a choice. */
  path: z.enum(CONVERSION_FIRES).optional(),
  /** What a person sets up in it. */
  needs: z.enum(["stripe-connect", "api-key", "pixel-key"]).optional(),
  code: z.array(Sample).optional(),
});
export type Step = z.infer<typeof Step>;

export const Recipe = z.object({
  platformKey: z.string(),
  displayName: z.string(),
  isFallback: z.boolean().describe("The generic recipe, since the platform is not known."),
  category: z.enum(CATEGORIES).optional(),
  /** Left out of the generic recipe, whose steps name their path. */
  conversionFire: z.enum(CONVERSION_FIRES).optional(),
  requiresStripeConnect: z.boolean(),
  requiresApiKey: z.boolean(),
  summary: z.string(),
  steps: z.array(Step),
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
