import { z } from "zod";

/** A site by scheme, host and port, as browsers write it in `Origin`. */
export const Origin = z.string().transform((text, ctx) => {
  const address = text.trim();
  const url = URL.canParse(address) ? new URL(address) : null;
  const isPlain = url?.username === "" && url.pathname === "/" && !url.search && !url.hash;
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && isLocal(url.hostname));
  if (url && isPlain && isSafe && !url.hostname.includes("*")) return url.origin;
  ctx.addIssue({
    code: "custom",
    message:
      "Name a site by scheme, host and port alone, like https://example.com, without a path or *.",
  });
  return z.NEVER;
});

function isLocal(hostname: string): boolean {
  return hostname === "localhost" || hostname === "127.0.0.1" || hostname === "[::1]";
}

export const MintEmbedInput = z.strictObject({
  affiliateId: z.uuid().describe("Whose figures are shown."),
  expiresInHours: z.number().int().min(1).max(720).default(24),
  allowedOrigins: z
    .preprocess(
      (value) =>
        typeof value === "string" ? value.split(",").filter((part) => part.trim() !== "") : value,
      z.array(Origin).max(20, "Name at most 20 sites."),
    )
    .default([])
    .describe(
      "Sites that may show it, as an array or separated by commas: https://example.com. Without any, nobody can.",
    ),
  rotate: z
    .boolean()
    .default(false)
    .describe("End the token that exists and make a new one, instead of answering with its facts."),
});
export type MintEmbedInput = z.infer<typeof MintEmbedInput>;

export const EmbedToken = z.object({
  id: z.uuid(),
  affiliateId: z.uuid(),
  allowedOrigins: z.string().describe("Separated by commas."),
  expiresAt: z.iso.datetime(),
  alreadyExists: z
    .boolean()
    .describe("A token was there and its value is not known again: pass rotate for a new one."),
  token: z.string().optional().describe("Shown once."),
  snippet: z.string().optional().describe("The frame for the page, with the token in it."),
});
export type EmbedToken = z.infer<typeof EmbedToken>;
