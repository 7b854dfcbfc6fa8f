import { expect, test } from "vitest";
import { z } from "zod";
import { type Route, write } from "@/lib/operations/define";
import { inputFromQuery, queryFromInput } from "@/lib/surfaces/query";
import { routeFor, routesOf } from "@/lib/surfaces/routes";

const operation = (name: string, rest: Route) =>
  write({
    name,
    title: name,
    summary: name,
    rest,
    surfaces: ["rest"],
    role: "viewer",
    effect: "none",
    action: "thing.done",
    input: z.object({}),
    output: z.object({}),
    run: async () => ({}),
  });

const routes = routesOf([
  operation("get", "GET /things/{id}"),
  operation("summary", "GET /things/summary"),
  operation("remove", "DELETE /things/{id}"),
  operation("approve", "POST /things/{id}/approve"),
]);

const named = (method: string, path: string) => {
  const routing = routeFor(routes, method, path);
  return routing.kind === "found" ? routing.match.operation.name : routing;
};

test("a fixed word wins over a parameter in its place", () => {
  expect(named("GET", "/things/summary")).toBe("summary");
  expect(named("GET", "/things/1")).toBe("get");
});

test("parameters are decoded, and a trailing slash is fine", () => {
  expect(routeFor(routes, "POST", "/things/a%2Fb%20c/approve/")).toMatchObject({
    match: { parameters: { id: "a/b c" } },
  });
});

test("another method on a known path says which there are", () => {
  expect(named("PUT", "/things/1")).toEqual({
    kind: "method_not_allowed",
    allow: ["GET", "DELETE"],
  });
});

test.each([
  "/thing/1",
  "/things",
  "/things//approve",
  "/things/%E0%A4%A/approve",
  "/things/1/approve/2",
  "",
])("%s is nothing", (path) => expect(named("POST", path)).toEqual({ kind: "unknown" }));

const SCHEMA = {
  type: "object" as const,
  properties: {
    take: { type: "integer" },
    rate: { type: "number" },
    notify: { type: "boolean" },
    name: { type: "string" },
    tags: { type: "array", items: { type: "integer" } },
    either: { anyOf: [{ type: "string" }, { type: "array" }] },
  },
};

test("a query becomes what the schema says, and what does not fit stays for validation to name", () => {
  const query = "take=5&rate=-0.5&notify=false&name=5&tags=1&tags=2&either=a&unknown=x";
  expect(inputFromQuery(new URLSearchParams(query), SCHEMA)).toEqual({
    take: 5,
    rate: -0.5,
    notify: false,
    name: "5",
    tags: [1, 2],
    either: "a",
    unknown: "x",
  });
  expect(inputFromQuery(new URLSearchParams("take=5x&notify=yes&take="), SCHEMA)).toEqual({
    take: ["5x", ""],
    notify: "yes",
  });
});

test("an input survives the way through a query", () => {
  const input = {
    take: 5,
    rate: 0.25,
    notify: true,
    name: "a&b=c",
    tags: [1, 2],
    either: ["a", "b"],
  };
  const query = new URLSearchParams(queryFromInput({ ...input, absent: undefined }).toString());
  expect(inputFromQuery(query, SCHEMA)).toEqual(input);
});
