import { expect, test } from "vitest";
import { GUIDES } from "@/lib/guides/index";
import { operations } from "@/lib/operations/registry";
import { inputSchema } from "@/lib/surfaces/json-schema";
import { llmsIndex, mcpManifest } from "@/lib/surfaces/manifest";

const URL = "https://rekomi.example";
const manifest = mcpManifest(operations, URL);

test("the manifest is plain text, with every section that the product's documentation has", () => {
  expect(manifest).not.toMatch(/^\s*[-*#>]|`|\*\*|\]\(/m);
  for (const head of [
    "SERVER",
    "TRANSPORT",
    "AUTHENTICATION",
    "TOOLS",
    "PLAN GATES",
    "NOT EXPOSED",
    "SECURITY",
    "BEST PRACTICES",
    "ERRORS",
    "TROUBLESHOOTING",
  ]) {
    const [, section = ""] = manifest.split(new RegExp(`(?:^|\\n\\n)${head}\\n\\n`));
    expect(section.length, head).toBeGreaterThan(100);
  }
  expect(manifest).toContain(`${URL}/api/mcp`);
  expect(manifest).not.toMatch(/undefined|\[object|rekomi\.com/);
});

test("the manifest has every tool with every input, and no operation that is none", () => {
  for (const operation of operations) {
    const { name, surfaces, kind } = operation;
    const [, entry] = manifest.split(`\n${name} (${kind})\n`);
    expect(entry !== undefined).toBe(surfaces.includes("mcp"));
    const own = entry?.split("\n\n", 1)[0];
    for (const field of Object.keys(inputSchema(operation).properties))
      if (own) expect(own).toMatch(new RegExp(`^  ${field}\\??\\s\\(`, "m"));
  }
});

test("the index leads to every operation and every client", () => {
  const index = llmsIndex(operations, URL);
  expect(index).toMatch(/^# Rekomi\n\n> /);
  for (const { title, rest, surfaces } of operations)
    if (rest && surfaces.includes("rest")) expect(index).toContain(title);
  for (const { key } of GUIDES) expect(index).toContain(`${URL}/docs/connect/${key}`);
});
