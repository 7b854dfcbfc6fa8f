import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EventName } from "@paddle/paddle-node-sdk";
import { expect, test } from "vitest";
import { DEFAULT_PARAMS } from "@/lib/attribution/defaults";
import { trackingFacts } from "@/lib/surfaces/tracking-facts";
import { PADDLE_EVENTS, STRIPE_EVENTS } from "@/lib/vendors/shape";
import type { Block } from "./shape";
import { trackingPage } from "./tracking";

const ROOT = join(import.meta.dirname, "../..");
const source = (path: string) => readFileSync(join(ROOT, path), "utf8");
const loader = source("lib/tracking/browser/loader.ts");
const page = trackingPage(trackingFacts());

function blocksOf(id: string): readonly Block[] {
  return page.sections.find((section) => section.id === id)?.blocks ?? [];
}

/** What stands in the first column of a section's first table. */
function firstColumn(id: string): string[] {
  const [table] = blocksOf(id).filter((block) => block.kind === "table");
  return table?.rows.map(([first = ""]) => first.replaceAll("`", "")) ?? [];
}

test("names the attributes that the script reads", () => {
  const [, read = ""] = /const \{ (.+) \} =\s+script instanceof/.exec(loader) ?? [];
  const attributes = read
    .split(", ")
    .map((name) => `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
  expect(firstColumn("script").toSorted()).toEqual(attributes.toSorted());
});

test("names every member of window.Rekomi", () => {
  const [, members = ""] = /interface Rekomi \{\n([^}]+)\}/.exec(loader) ?? [];
  const names = [...members.matchAll(/^ {2}(\w+)/gm)].map(([, name]) => name);
  expect(firstColumn("window").map((member) => member.replace(/\(.*$/, ""))).toEqual(names);
});

test("names the cookie as the script sets it", () => {
  const [, name = ""] = /^const NAME = "(.+)";$/m.exec(loader) ?? [];
  expect(JSON.stringify(blocksOf("cookie"))).toContain(`\`${name}\``);
});

test("lists the parameters in the order in which they are tried", () => {
  const [, list] = blocksOf("parameters").filter((block) => block.kind === "paragraph");
  const names = [...(list?.text ?? "").matchAll(/`([^`]+)`/g)].map(([, name]) => name);
  expect(names).toEqual([...DEFAULT_PARAMS]);
});

test("gives a vector that another implementation agrees with", () => {
  const { secret, t, body, v1 } = trackingFacts().signature.vector;
  expect(createHmac("sha256", secret).update(`${t}.${body}`).digest("hex")).toBe(v1);
  expect(v1).toBe("06da22249d469b8a2b0321a5bc73cdb68a3c90a97a94443a70957595dc8ab4d4");
  expect(JSON.stringify(blocksOf("server"))).toContain(v1);
});

test("the operator's guide names the same events and limits", () => {
  const guide = source("docs/operating.md");
  const [, events = ""] = /The events:\n\n```\n([^`]+)\n```/.exec(guide) ?? [];
  expect(events.split("\n")).toEqual([...STRIPE_EVENTS]);
  const { visits, pixel } = trackingFacts().rates;
  expect(guide).toContain(`${visits} visits and ${pixel} events by pixel in a minute`);
});

test("names every event of Stripe and Paddle that is read", () => {
  const stripe = JSON.stringify(blocksOf("stripe"));
  for (const event of STRIPE_EVENTS) expect(stripe).toContain(`\`${event}\``);
  const read = [...source("lib/vendors/paddle.ts").matchAll(/case EventName\.(\w+):/g)];
  const names = read.map(
    ([, key]) => Object.entries(EventName).find(([each]) => each === key)?.[1],
  );
  expect(names.toSorted()).toEqual([...PADDLE_EVENTS]);
});
