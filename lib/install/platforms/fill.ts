import { isPublicHttps } from "@/lib/guides/address";
import type { GenericPlatform, InstallPlatform, Platform, Recipe, Step } from "../shape";

/** What the placeholders of a recipe stand for. */
export interface Place {
  /** The installation's public origin, without a slash at its end. */
  origin: string;
  /** The organization's slug. */
  org: string;
  orgId: string;
}

/** For a reader who belongs to no organization yet. */
export const NO_ORG = { org: "your-organization", orgId: "your-organization-id" } as const;

export function listed(platform: Platform): InstallPlatform {
  const { key, name, category, conversionFire } = platform;
  return {
    platformKey: key,
    displayName: name,
    category,
    conversionFire,
    requiresStripeConnect: requires(platform, "stripe-connect"),
    requiresApiKey: requires(platform, "api-key"),
  };
}

export function recipeAt(platform: Platform | GenericPlatform, place: Place): Recipe {
  const { key, name, summary, steps, gotchas } = platform;
  const fill = (text: string) => filled(text, place);
  return {
    platformKey: key,
    displayName: name,
    isFallback: !("conversionFire" in platform),
    ...("conversionFire" in platform && {
      category: platform.category,
      conversionFire: platform.conversionFire,
    }),
    requiresStripeConnect: requires(platform, "stripe-connect"),
    requiresApiKey: requires(platform, "api-key"),
    summary: fill(summary),
    steps: steps.map((step) => filledStep(step, fill)),
    gotchas: [...addressGotcha(place), ...gotchas.map(fill)],
    docsUrl: `${place.origin}/docs/install/${key}`,
  };
}

/** A step that is wanted only sometimes asks nothing of everybody. */
function requires({ steps }: GenericPlatform, need: Step["needs"]): boolean {
  return steps.some(({ needs, onlyIf }) => needs === need && onlyIf === undefined);
}

function filledStep(step: Step, fill: (text: string) => string): Step {
  return {
    ...step,
    text: fill(step.text),
    ...(step.code && {
      code: step.code.map(({ place, text }) => ({ place, text: fill(text) })),
    }),
  };
}

function filled(text: string, { origin, org, orgId }: Place): string {
  return text.replaceAll("{origin}", origin).replaceAll("{orgId}", orgId).replaceAll("{org}", org);
}

/** Visitors' browsers and vendors' servers have to reach it, which nothing else in a recipe would tell. */
function addressGotcha({ origin }: Place): string[] {
  if (isPublicHttps(origin)) return [];
  return [
    `\`${origin}\` is not a public \`https://\` address: visitors' browsers and webhooks cannot reach it. Whoever runs this installation sets \`REKOMI_URL\` to one before you go live.`,
  ];
}
