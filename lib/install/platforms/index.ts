import type { Platform } from "../shape";
import { beehiiv } from "./beehiiv";
import { braintree } from "./braintree";
import { bubble } from "./bubble";
import { carrd } from "./carrd";
import { django } from "./django";
import { dodo } from "./dodo";
import { framer } from "./framer";
import { generic } from "./generic";
import { ghost } from "./ghost";
import { gumroad } from "./gumroad";
import { kit } from "./kit";
import { lemonSqueezy } from "./lemon-squeezy";
import { memberstack } from "./memberstack";
import { nextjsApp } from "./nextjs-app";
import { nextjsPages } from "./nextjs-pages";
import { outseta } from "./outseta";
import { paddle } from "./paddle";
import { podia } from "./podia";
import { rails } from "./rails";
import { react } from "./react";
import { shopify } from "./shopify";
import { squarespace } from "./squarespace";
import { stripe } from "./stripe";
import { teachable } from "./teachable";
import { thinkific } from "./thinkific";
import { vanillaJs } from "./vanilla-js";
import { vue } from "./vue";
import { webflow } from "./webflow";
import { wix } from "./wix";
import { wordpress } from "./wordpress";

/** In the order of the lists. A new platform is one file and one line here. */
export const PLATFORMS: readonly Platform[] = [
  stripe,
  paddle,
  braintree,
  lemonSqueezy,
  gumroad,
  dodo,
  memberstack,
  outseta,
  podia,
  teachable,
  thinkific,
  ghost,
  beehiiv,
  kit,
  wordpress,
  shopify,
  webflow,
  framer,
  squarespace,
  wix,
  bubble,
  carrd,
  vanillaJs,
  nextjsApp,
  nextjsPages,
  react,
  vue,
  rails,
  django,
];

export const GENERIC = generic;

export function platformFor(key: string) {
  return [...PLATFORMS, GENERIC].find((platform) => platform.key === key);
}

/** What somebody meant who wrote a key or a name in a spelling of their own: "LemonSqueezy", "Next.js App Router". */
export function platformMeant(asked: string): Platform | undefined {
  const wanted = letters(asked);
  return PLATFORMS.find(({ key, name }) => letters(key) === wanted || letters(name) === wanted);
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, "");
}
