import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { operations } from "@/lib/operations/registry";
import { OTHER_ACTIONS } from "./audit-actions";

const ROOT = join(import.meta.dirname, "../..");

test("every action that the code can write down is in the documentation", () => {
  const known = new Set(operations.map(({ action }) => action));
  const nouns = new Set([...known, ...Object.keys(OTHER_ACTIONS)].map(nounOf));
  const written = ["lib", "cli"]
    .flatMap(sources)
    .flatMap((path) => [...readFileSync(path, "utf8").matchAll(/"([a-z_]+\.[a-z_]+)"/g)])
    .map(([, text = ""]) => text)
    .filter((text) => nouns.has(nounOf(text)) && !known.has(text));
  expect(Object.keys(OTHER_ACTIONS).toSorted()).toEqual([...new Set(written)].toSorted());
});

const nounOf = (action: string) => action.split(".", 1)[0];

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.ts$/.test(path) && !/\.test\.ts$|\/?testing\/|^docs\//.test(path))
    .map((path) => join(ROOT, folder, path));
}
