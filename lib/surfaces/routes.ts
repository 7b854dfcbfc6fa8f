import type { AnyOperation, Route } from "@/lib/operations/define";

export const API_ROOT = "/api/v1";

/** `POST /affiliates/{id}/approve`, taken apart. */
interface ParsedRoute {
  method: string;
  /** `/affiliates/{id}/approve` */
  template: string;
  segments: readonly string[];
  /** Names in braces, in order. */
  parameters: readonly string[];
}

interface RoutedOperation {
  operation: AnyOperation;
  route: ParsedRoute;
}

export function parseRoute(route: Route): ParsedRoute {
  const [method = "", template = ""] = route.split(" ");
  const segments = template.split("/").slice(1);
  return {
    method,
    template,
    segments,
    parameters: segments.map(parameterOf).filter((name) => name !== undefined),
  };
}

function parameterOf(segment: string): string | undefined {
  return /^\{(\w+)\}$/.exec(segment)?.[1];
}

/** Routes with a fixed word come before those with a parameter in its place. */
export function routesOf(operations: readonly AnyOperation[]): readonly RoutedOperation[] {
  return operations
    .flatMap((operation) =>
      operation.rest ? [{ operation, route: parseRoute(operation.rest) }] : [],
    )
    .sort((one, other) => one.route.parameters.length - other.route.parameters.length);
}

export interface RouteMatch {
  operation: AnyOperation;
  /** The values in the path, by name. */
  parameters: Record<string, string>;
}

type Routing =
  | { kind: "found"; match: RouteMatch }
  | { kind: "method_not_allowed"; allow: readonly string[] }
  | { kind: "unknown" };

/** @param path below `/api/v1` */
export function routeFor(
  routes: readonly RoutedOperation[],
  method: string,
  path: string,
): Routing {
  const segments = path.replace(/\/$/, "").split("/").slice(1);
  const fitting = routes.flatMap(({ operation, route }) => {
    const parameters = parametersIn(route, segments);
    return parameters ? [{ operation, method: route.method, parameters }] : [];
  });
  const match = fitting.find((each) => each.method === method);
  if (match) return { kind: "found", match };
  if (fitting.length === 0) return { kind: "unknown" };
  return { kind: "method_not_allowed", allow: [...new Set(fitting.map((each) => each.method))] };
}

function parametersIn(
  route: ParsedRoute,
  path: readonly string[],
): Record<string, string> | undefined {
  if (path.length !== route.segments.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, segment] of route.segments.entries()) {
    const given = path[index] ?? "";
    const name = parameterOf(segment);
    const value = name === undefined ? undefined : decoded(given);
    if (name === undefined ? given !== segment : !value) return undefined;
    if (name !== undefined && value !== undefined) parameters[name] = value;
  }
  return parameters;
}

/** @returns undefined when the escapes are no UTF-8: such a path names nothing. */
function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
