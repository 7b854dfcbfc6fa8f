import { expect, test } from "vitest";
import { readPasted, unreadableLine } from "./shape";

test.each([
  ["jane@example.com", { email: "jane@example.com" }],
  ["  jane@example.com , jane ", { email: "jane@example.com", slug: "jane" }],
  ["Jane Doe <jane@example.com>", { email: "jane@example.com", fullName: "Jane Doe" }],
  [
    "Jane Doe <jane@example.com>; jane",
    { email: "jane@example.com", fullName: "Jane Doe", slug: "jane" },
  ],
  [
    '"Jane Doe"\tjane@example.com\tjane',
    { email: "jane@example.com", fullName: "Jane Doe", slug: "jane" },
  ],
  ["<jane@example.com>", { email: "jane@example.com" }],
  ["nobody", { email: "nobody" }],
])("%j is read as one recipient", (text, recipient) => {
  expect(readPasted(text)).toEqual([{ line: 1, recipient }]);
});

test("empty lines are nobody, and the first that cannot be read is told by its number", () => {
  const lines = readPasted("a@example.com\r\n\n  \nnobody\nnobody else");
  expect(lines.map(({ line }) => line)).toEqual([1, 4, 5]);
  expect(unreadableLine(lines)?.line).toBe(4);
  expect(unreadableLine(readPasted("a@example.com"))).toBeUndefined();
});
