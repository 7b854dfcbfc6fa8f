import { describe, expect, test } from "vitest";
import { mcpPage } from "./mcp";
import { parts, plain } from "./prose";
import { REMEDIES } from "./remedies";
import type { Block } from "./shape";

const page = mcpPage({ endpoint: "https://rekomi.example.org/api/mcp" });
const everything = JSON.stringify(page);

describe("the MCP page", () => {
  test("has a heading and something below it for every anchor, and each anchor once", () => {
    const ids = page.sections.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { heading, blocks } of page.sections) {
      expect(heading).not.toBe("");
      expect(blocks.length).toBeGreaterThan(0);
    }
  });

  test("leaves a place for the guides and one for the registry's tools", () => {
    const slots = blocks().flatMap((block) => (block.kind === "slot" ? [block.name] : []));
    expect(slots).toEqual(["guides", "tools"]);
  });

  test("says what to do about every code", () => {
    for (const code of Object.keys(REMEDIES)) expect(everything).toContain(`\`${code}\``);
  });

  test("names this installation and no other", () => {
    expect(everything).toContain("https://rekomi.example.org/api/mcp");
    expect(everything).not.toMatch(/rekomi\.com/);
  });

  test("gives every table row as many cells as the table has columns", () => {
    for (const block of blocks())
      if (block.kind === "table")
        for (const row of block.rows) expect(row.length).toBe(block.columns.length);
  });

  test("draws an arrow between each station and the next", () => {
    for (const block of blocks())
      if (block.kind === "diagram") expect(block.arrows.length).toBe(block.stations.length - 1);
  });

  test("leaves no mark unread and no exclamation mark", () => {
    for (const prose of texts()) {
      expect(plain(prose)).not.toMatch(/`|\*\*/);
      expect(prose).not.toContain("!");
    }
  });
});

test("prose is split at code and labels", () => {
  expect(parts("Open **Settings** and run `a b`.")).toEqual([
    { kind: "text", value: "Open " },
    { kind: "label", value: "Settings" },
    { kind: "text", value: " and run " },
    { kind: "code", value: "a b" },
    { kind: "text", value: "." },
  ]);
});

function blocks(): Block[] {
  return page.sections.flatMap((section) => section.blocks);
}

function texts(): string[] {
  return blocks().flatMap((block) => {
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
  });
}
