import { expect, test } from "vitest";
import { changesOf, textOfValue } from "./changes";

test("what changed stands before what did not", () => {
  const changes = changesOf({ name: "A", access: "read" }, { name: "A", access: "read_write" });
  expect(changes.map(({ field, isChanged }) => [field, isChanged])).toEqual([
    ["access", true],
    ["name", false],
  ]);
});

test("a thing that was made has nothing before", () => {
  expect(changesOf(undefined, { name: "A" })).toEqual([
    { field: "name", before: undefined, after: "A", isChanged: true },
  ]);
});

test("fields are compared by what they hold", () => {
  const [change] = changesOf({ networks: ["a"] }, { networks: ["a"] });
  expect(change?.isChanged).toBe(false);
});

test("a snapshot that is no object has no fields", () => {
  expect(changesOf("text", [1])).toEqual([]);
});

test("values are shown as they are, and nothing as a dash", () => {
  expect([null, "", "<b>", true, 12].map(textOfValue)).toEqual(["—", "empty", "<b>", "yes", "12"]);
});
