import { expect, test } from "vitest";
import { z } from "zod";
import { read } from "@/lib/operations/define";
import { fieldShapes, inputSchema, outputSchema, withoutNulls } from "@/lib/surfaces/json-schema";

const operation = read({
  name: "look",
  title: "Look",
  summary: "Looks.",
  surfaces: [],
  role: "viewer",
  action: "thing.looked",
  input: z.object({
    id: z.uuid().describe("Which."),
    take: z.number().int().min(1).max(200).default(50),
    since: z.iso.datetime().optional(),
    slug: z.string().regex(/^[a-z]+$/),
  }),
  output: z.object({
    name: z.string().nullable(),
    kind: z.enum(["a", "b"]).nullish().describe("Which kind."),
    note: z.union([z.string(), z.number(), z.null()]),
    count: z.int(),
    byCurrency: z.record(z.string(), z.int()),
    rows: z.array(z.object({ id: z.uuid(), at: z.iso.datetime().nullable() })),
  }),
  run: async () => ({}) as never,
});

test("an input keeps what helps and leaves out what repeats", () => {
  expect(inputSchema(operation)).toEqual({
    type: "object",
    properties: {
      id: { type: "string", format: "uuid", description: "Which." },
      take: { type: "integer", minimum: 1, maximum: 200, default: 50 },
      since: { type: "string", format: "date-time" },
      slug: { type: "string", pattern: "^[a-z]+$" },
    },
    required: ["id", "slug"],
  });
});

test("a field that may be null may be left out, and is never a union with null", () => {
  expect(outputSchema(operation)).toEqual({
    type: "object",
    properties: {
      name: { type: "string" },
      kind: { type: "string", enum: ["a", "b"], description: "Which kind." },
      note: { anyOf: [{ type: "string" }, { type: "number" }] },
      count: { type: "integer" },
      byCurrency: { type: "object", additionalProperties: { type: "integer" } },
      rows: {
        type: "array",
        items: {
          type: "object",
          properties: {
            id: { type: "string", format: "uuid" },
            at: { type: "string", format: "date-time" },
          },
          required: ["id"],
        },
      },
    },
    required: ["count", "byCurrency", "rows"],
  });
});

test("an answer's fields keep their names, types and words, and lose their constraints", () => {
  const fields = {
    format: { type: "string", format: "uuid", description: "Which." },
    rows: {
      type: "array",
      maxItems: 3,
      items: { type: "object", properties: { pattern: { type: "string", pattern: "x" } } },
    },
  };
  expect(fieldShapes(fields)).toEqual({
    format: { type: "string", description: "Which." },
    rows: { type: "array", items: { type: "object", properties: { pattern: { type: "string" } } } },
  });
});

test("a schema is made once", () => {
  expect(inputSchema(operation)).toBe(inputSchema(operation));
});

test("null fields are left out at any depth; places in a list keep theirs", () => {
  expect(withoutNulls({ a: null, b: { c: null, d: 0, e: "" }, f: [null, { g: null }] })).toEqual({
    b: { d: 0, e: "" },
    f: [null, {}],
  });
});
