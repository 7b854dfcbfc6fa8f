import type { Step } from "@/lib/operations/context";
import type { AnyOperation } from "@/lib/operations/define";
import { queryFromInput } from "@/lib/surfaces/query";
import { API_ROOT, parseRoute } from "@/lib/surfaces/routes";
import { toolNamed } from "./tools";

/** One request to the API, as it is signed. */
export interface V1Request {
  method: string;
  path: string;
  body: string;
}

/** Unpublished, signed only: who is the bearer? */
export const CONNECTION_PATH = "/connection";
/** Unpublished, signed only: a tool by name, for calls that have no route of their own. */
export const TOOLS_PATH = "/tools";

export function connectionRequest(step: Step): V1Request {
  return { method: "GET", path: `${API_ROOT}${CONNECTION_PATH}?step=${step}`, body: "" };
}

/**
 * A tool call is a request to the operation's published route. A call that has none (an unknown tool, or
 * an input that does not validate and so cannot be spelled as a path) goes by the tool's name, where the
 * API refuses it in its own order and writes it down as it was sent.
 */
export function toolRequest(name: string, input: Record<string, unknown>): V1Request {
  const operation = toolNamed(name);
  const published = operation && publishedRequest(operation, input);
  return published ?? { method: "POST", path: pathByName(name), body: JSON.stringify(input) };
}

/** In the query, where a client's choice of name cannot become another path. */
function pathByName(name: string): string {
  const query = new URLSearchParams({ name: name.slice(0, 100).toWellFormed() });
  return `${API_ROOT}${TOOLS_PATH}?${query}`;
}

function publishedRequest(
  { rest, input: shape }: AnyOperation,
  input: Record<string, unknown>,
): V1Request | undefined {
  if (!rest) return undefined;
  const { method, template, parameters } = parseRoute(rest);
  const hasBody = method !== "GET" && method !== "DELETE";
  if ((parameters.length > 0 || !hasBody) && !shape.safeParse(input).success) return undefined;
  const inPath = parameters.map((name) => input[name]);
  if (!inPath.every(isSegment)) return undefined;
  const others = Object.fromEntries(
    Object.entries(input).filter(([name]) => !parameters.includes(name)),
  );
  const path = `${API_ROOT}${template.replace(/\{(\w+)\}/g, (_, name: string) => String(input[name]))}`;
  if (hasBody) return { method, path, body: JSON.stringify(others) };
  const query = queryFromInput(others).toString();
  return { method, path: query ? `${path}?${query}` : path, body: "" };
}

/** Nothing that a URL would read as more, or less, than one segment. */
function isSegment(value: unknown): boolean {
  return typeof value === "string" && /^[\w-][\w.-]*$/.test(value);
}
