import { describe, expect, test } from "vitest";
import { operationNamed } from "@/lib/operations/registry";
import { mcpPage } from "./mcp";
import { parts } from "./prose";
import { REMEDIES } from "./remedies";

const page = mcpPage({ endpoint: "https://rekomi.example.org/api/mcp" });
const everything = JSON.stringify(page);
const blocks = page.sections.flatMap((section) => section.blocks);

describe("the MCP page", () => {
  test("leaves a place for the guides and one for the registry's tools", () => {
    const slots = blocks.flatMap((block) => (block.kind === "slot" ? [block.name] : []));
    expect(slots).toEqual(["guides", "tools"]);
  });

  test("says what to do about every code", () => {
    for (const code of Object.keys(REMEDIES)) expect(everything).toContain(`\`${code}\``);
  });

  test("names the endpoint of this installation", () => {
    expect(everything).toContain("https://rekomi.example.org/api/mcp");
  });

  test("speaks of tools that assistants have", () => {
    const codes = new Set(Object.keys(REMEDIES));
    const named = [...everything.matchAll(/`([a-z]+(?:_[a-z]+)+)`/g)].map(([, name = ""]) => name);
    for (const name of named.filter((name) => !codes.has(name)))
      expect(operationNamed(name)?.surfaces, name).toContain("mcp");
  });

  test("draws an arrow between each station and the next", () => {
    for (const block of blocks)
      if (block.kind === "diagram") expect(block.arrows.length).toBe(block.stations.length - 1);
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
