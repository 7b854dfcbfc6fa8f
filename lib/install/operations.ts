import { z } from "zod";
import { read } from "@/lib/operations/define";
import * as recipes from "./recipes";
import { PlatformKey, PlatformList, Recipe, Snippet, SnippetInput } from "./shape";
import { getSnippet } from "./snippet";

export const listInstallPlatforms = read({
  name: "list_install_platforms",
  title: "List install platforms",
  summary: "List every platform that has an install recipe, with what reports a sale there.",
  guidance: "Use it to find the key of the platform that the user names.",
  rest: "GET /install/platforms",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "viewer",
  apiKeyPlan: "Growth",
  action: "install_platform.listed",
  input: z.strictObject({}),
  output: PlatformList,
  run: recipes.listPlatforms,
});

export const getInstallRecipe = read({
  name: "get_install_recipe",
  title: "Get install recipe",
  summary: "Read how to install Rekomi on one platform: ordered steps, code and what goes wrong.",
  guidance:
    "Walk the user through the steps and tell the gotchas. Only a person makes keys and connects accounts.",
  rest: "GET /install/platforms/{platformKey}",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "viewer",
  apiKeyPlan: "Growth",
  action: "install_recipe.viewed",
  input: PlatformKey,
  output: Recipe,
  subject: ({ platformKey, displayName }) => ({
    type: "install_recipe",
    id: platformKey,
    label: displayName,
  }),
  run: recipes.getRecipe,
});

export const getInstallSnippet = read({
  name: "get_install_snippet",
  title: "Get install snippet",
  summary: "Read the tracking snippet for the website, ready to paste, with its ids already in it.",
  guidance:
    "Give it to the user verbatim. Without withPixel it tracks clicks alone, which is enough where Stripe, Paddle or a server reports the sales.",
  rest: "GET /install/snippet",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "viewer",
  apiKeyPlan: "Growth",
  refuses: ["conflict", "pixel_not_provisioned"],
  action: "install_snippet.viewed",
  input: SnippetInput,
  output: Snippet,
  subject: ({ campaignId, campaignName }) => ({
    type: "campaign",
    id: campaignId,
    label: campaignName,
  }),
  run: getSnippet,
});
