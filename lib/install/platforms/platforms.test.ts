import { describe, expect, test } from "vitest";
import { plain } from "@/lib/docs/prose";
import { PUBLISHED } from "@/lib/testing/published";
import { CATEGORIES, CONVERSION_FIRES, Recipe } from "../shape";
import { listed, NO_ORG, recipeAt } from "./fill";
import { GENERIC, PLATFORMS } from "./index";
import { ENDPOINTS } from "./steps";

const PLACE = { origin: "https://rekomi.example.org", ...NO_ORG };
const recipes = [...PLATFORMS, GENERIC].map((platform) => recipeAt(platform, PLACE));
const byKey = new Map(PLATFORMS.map((platform) => [platform.key, listed(platform)]));

/** Characters. Some clients cut what is much longer. */
const LONGEST = 16_000;
const TOOL = /`((?:get|list|create|generate|preview|import)_[a-z_]+)`/g;

test("there are 29 platforms, each with a key and a name of its own", () => {
  expect(PLATFORMS).toHaveLength(29);
  expect(new Set(PLATFORMS.map(({ key }) => key)).size).toBe(29);
  expect(new Set(PLATFORMS.map(({ name }) => name)).size).toBe(29);
  for (const { key } of PLATFORMS) expect(key).toMatch(/^[a-z]+(-[a-z]+)*$/);
});

test("every category and everything that reports sales has platforms", () => {
  const all = [...byKey.values()];
  expect(new Set(all.map(({ category }) => category))).toEqual(new Set(CATEGORIES));
  expect(new Set(all.map(({ conversionFire }) => conversionFire))).toEqual(
    new Set(CONVERSION_FIRES),
  );
});

test("a platform asks for what its way of reporting sales needs", () => {
  for (const { platformKey, conversionFire, ...needs } of byKey.values()) {
    if (conversionFire === "stripe-webhook")
      expect(needs.requiresStripeConnect, platformKey).toBe(true);
    expect(needs.requiresApiKey, platformKey).toBe(conversionFire === "s2s");
  }
});

test.each([
  ["gumroad", "s2s"],
  ["rails", "s2s"],
  ["django", "s2s"],
  ["braintree", "s2s"],
  ["shopify", "s2s"],
  ["dodo", "s2s"],
  ["stripe", "stripe-webhook"],
  ["paddle", "paddle-webhook"],
  ["memberstack", "coupon"],
  ["kit", "coupon"],
] as const)("sales on %s are reported by %s", (key, fire) => {
  expect(byKey.get(key)?.conversionFire).toBe(fire);
});

test("what goes wrong with Shopify is told", () => {
  const shopify = recipes.find(({ platformKey }) => platformKey === "shopify");
  const told = shopify?.gotchas.join("\n");
  expect(told).toContain("Shopify Payments hides your Stripe");
  expect(told).toContain("The Custom Pixel sandbox cannot load external scripts");
  expect(told).toContain("Shopify Collabs is a separate product");
});

test("Braintree's recipe says that its webhooks are not taken", () => {
  const braintree = recipes.find(({ platformKey }) => platformKey === "braintree");
  expect(braintree?.summary).toContain("Rekomi takes no Braintree webhooks");
});

describe.each(recipes.map((recipe) => [recipe.platformKey, recipe] as const))("%s", (_, recipe) => {
  const text = JSON.stringify(recipe);

  test("is a whole recipe, and nothing is left to fill in", () => {
    expect(Recipe.parse(recipe)).toEqual(recipe);
    expect(recipe.steps.length).toBeGreaterThan(2);
    expect(recipe.gotchas.length).toBeGreaterThan(2);
    expect(text).not.toMatch(/\{(origin|org|orgId)\}|\[object/);
    expect(text.length).toBeLessThan(LONGEST);
    expect(recipe.docsUrl).toBe(`${PLACE.origin}/docs/install/${recipe.platformKey}`);
  });

  test("names no endpoint that does not exist", () => {
    const real = Object.values(ENDPOINTS).map((path) => path.replace("{orgId}", PLACE.orgId));
    // A word before the slash makes it a path of somebody else's: `pages/api/checkout.js`.
    const named = [...text.matchAll(/(?<!\w)\/api\/[\w./-]*\w/g)].map(([path]) =>
      path.replace(/^.*(?=\/api\/)/, ""),
    );
    expect(named.filter((path) => !real.includes(path))).toEqual([]);
    const ours = [...text.matchAll(/https:\/\/rekomi\.example\.org(\/[\w./-]*\w)/g)];
    const pages = ["tracking", "settings/api-keys", "coupons", "conversions"].map(
      (page) => `/${PLACE.org}/${page}`,
    );
    const allowed = [...real, ...pages, `/docs/install/${recipe.platformKey}`];
    expect(ours.map(([, path]) => path).filter((path) => !allowed.includes(path ?? ""))).toEqual(
      [],
    );
  });

  test("sends whoever needs a key to the page that makes it", () => {
    const needsKey = recipe.steps.some(({ needs }) => needs === "api-key");
    if (recipe.requiresApiKey) expect(needsKey).toBe(true);
    expect(text.includes(`${PLACE.origin}/${PLACE.org}/settings/api-keys`)).toBe(needsKey);
    expect(text.includes("X-Rekomi-Signature")).toBe(needsKey);
  });

  test("names only tools that there are", () => {
    const tools = PUBLISHED.map(({ name }) => name);
    const named = [...text.matchAll(TOOL)].map(([, name]) => name ?? "");
    expect(named.filter((name) => !tools.includes(name))).toEqual([]);
  });

  test("is written in prose whose marks are all read, and shouts nowhere", () => {
    const prose = [
      recipe.summary,
      ...recipe.gotchas,
      ...recipe.steps.flatMap(({ title, text: words, onlyIf = "" }) => [title, words, onlyIf]),
    ];
    for (const words of prose) {
      expect(plain(words)).not.toMatch(/`|\*\*/);
      expect(plain(words)).not.toContain("!");
    }
    expect(new Set(recipe.steps.map(({ title }) => title)).size).toBe(recipe.steps.length);
    for (const { code = [] } of recipe.steps)
      expect(new Set(code.map(({ place }) => place)).size).toBe(code.length);
  });

  test("has scripts for pages that a browser can read", () => {
    const scripts = recipe.steps
      .flatMap(({ code = [] }) => code)
      .flatMap(({ text: code }) => [...code.matchAll(/<script>([\s\S]*?)<\/script>/g)]);
    for (const [, script = ""] of scripts) expect(() => new Function(script)).not.toThrow();
  });
});

test("an address that the internet cannot reach is the first thing that goes wrong", () => {
  const [first] = recipeAt(GENERIC, { ...PLACE, origin: "http://localhost:3000" }).gotchas;
  expect(first).toContain("REKOMI_URL");
});
