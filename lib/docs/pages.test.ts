import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { GUIDES } from "@/lib/guides/index";
import { trackingFacts } from "@/lib/surfaces/tracking-facts";
import { AUDIT_LOG_PAGE } from "./audit-log";
import { mcpPage } from "./mcp";
import { programPage } from "./program";
import { plain } from "./prose";
import { referencePage } from "./reference";
import type { Block, DocPage } from "./shape";
import { trackingPage } from "./tracking";

const ROOT = join(import.meta.dirname, "../..");
const origin = "https://rekomi.example.org";
const PAGES: Record<string, DocPage> = {
  "/docs": referencePage({ origin, rates: { key: 1, org: 1, address: 1 }, gates: [] }),
  "/docs/audit-log": AUDIT_LOG_PAGE,
  "/docs/mcp": mcpPage({ endpoint: `${origin}/api/mcp` }),
  "/docs/program": programPage({ plans: { subAffiliates: "", homeCurrency: "", embed: "" } }),
  "/docs/tracking": trackingPage({ ...trackingFacts(), origin }),
};

describe.each(Object.entries(PAGES))("the page %s", (_address, page) => {
  const blocks = page.sections.flatMap((section) => section.blocks);

  test("has a heading and something below it for every anchor, and each anchor once", () => {
    const ids = page.sections.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { heading, blocks: below } of page.sections) {
      expect(heading).not.toBe("");
      expect(below.length).toBeGreaterThan(0);
    }
  });

  test("gives every table row as many cells as the table has columns", () => {
    for (const block of blocks)
      if (block.kind === "table")
        for (const row of block.rows) expect(row.length).toBe(block.columns.length);
  });

  test("leaves no mark unread and no exclamation mark", () => {
    for (const prose of blocks.flatMap(textsIn)) {
      expect(plain(prose)).not.toMatch(/`|\*\*/);
      expect(prose).not.toContain("!");
    }
  });

  test("names this installation and no other", () => {
    expect(JSON.stringify(page)).not.toMatch(/rekomi\.com|localhost/);
  });

  test("leads to pages and anchors that exist", () => {
    const links = blocks.flatMap((block) => (block.kind === "links" ? block.items : []));
    for (const { href } of links) expect(leadsSomewhere(href), href).toBe(true);
  });
});

function leadsSomewhere(href: string): boolean {
  const [address = "", anchor] = href.split("#");
  const page = PAGES[address];
  if (anchor) return page?.sections.some(({ id }) => id === anchor) === true;
  const client = /^\/docs\/connect\/(.+)$/.exec(address)?.[1];
  if (client) return GUIDES.some(({ key }) => key === client);
  return /\.(txt|json)$/.test(address) || existsSync(join(ROOT, "app", address, "page.tsx"));
}

function textsIn(block: Block): string[] {
  switch (block.kind) {
    case "paragraph":
      return [block.text];
    case "list":
      return [...block.items];
    case "table":
      return [...block.columns, ...block.rows.flat()];
    default:
      return [];
  }
}
