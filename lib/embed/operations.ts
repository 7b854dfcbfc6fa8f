import { write } from "@/lib/operations/define";
import * as embed from "./embed";
import { EmbedToken, MintEmbedInput } from "./shape";

export const mintEmbedToken = write({
  name: "mint_embed_token",
  title: "Mint embed token",
  summary: "Make a short-lived token that shows one affiliate's figures in a frame on your site.",
  guidance:
    "Read only, and only on the sites in allowedOrigins. An affiliate has one token at a time: without rotate a second call answers with its facts and no value.",
  rest: "POST /embed/tokens",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "admin",
  plan: "Growth",
  apiKeyPlan: "Growth",
  effect: "external",
  action: "embed_token.minted",
  input: MintEmbedInput,
  output: EmbedToken,
  reveals: ["token", "snippet"],
  subject: ({ affiliateId }) => ({ type: "affiliate", id: affiliateId }),
  run: embed.mintEmbedToken,
});
