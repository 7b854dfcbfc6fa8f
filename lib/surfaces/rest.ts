import { bearerCaller, requestFacts } from "@/lib/auth/caller";
import { seizeNonce } from "@/lib/auth/nonces";
import { log } from "@/lib/log";
import { connect } from "@/lib/operations/connect";
import type { Caller, Peer, RequestFacts, Step } from "@/lib/operations/context";
import type { AnyOperation, Surface } from "@/lib/operations/define";
import { isRefusal, Refusal, refuse } from "@/lib/operations/errors";
import { perform, performRefusal } from "@/lib/operations/perform";
import { operations } from "@/lib/operations/registry";
import { performTool } from "@/lib/relay/in-process";
import { CLIENT_HEADER, decodeClient, IDENTITY_HEADER, verify } from "@/lib/relay/signing";
import { CONNECTION_PATH, TOOLS_PATH } from "@/lib/relay/v1-request";
import { settings } from "@/lib/settings";
import { json, NO_JSON, parseJson, readBody, refusalResponse, requireJson } from "./http";
import { inputSchema, isRecord } from "./json-schema";
import { inputFromQuery } from "./query";
import { API_ROOT, type RouteMatch, routeFor, routesOf } from "./routes";

/** `/api/v1/**`: scripts with an API key, and the relay with its signature. */
export async function restHandler(request: Request, peer: Peer): Promise<Response> {
  const identity = request.headers.get(IDENTITY_HEADER);
  const facts =
    identity === null ? requestFacts(request.headers, peer) : relayedFacts(request, peer);
  try {
    const received: Received = {
      request,
      url: new URL(request.url),
      body: await readBody(request),
    };
    if (identity !== null) await verifyRelay(received, identity);
    const via = identity === null ? "direct" : "relay";
    const caller = bearerCaller(request.headers.get("authorization"), facts, via);
    const output = await (via === "relay"
      ? serveRelay(received, caller)
      : serveScript(received, caller));
    return json(200, output, { "X-Request-Id": facts.requestId });
  } catch (error) {
    if (!isRefusal(error))
      log.error({ err: error, requestId: facts.requestId }, "api request failed");
    return refusalResponse(error, facts.requestId, allowIn(error));
  }
}

interface Received {
  request: Request;
  url: URL;
  body: Buffer;
}

/** Believed only once the signature has been verified, which happens before anything is done with them. */
function relayedFacts({ headers }: Request, peer: Peer): RequestFacts {
  const { name, version, userAgent, ip } = decodeClient(headers.get(CLIENT_HEADER) ?? "");
  const requestId = headers.get("x-request-id") ?? "";
  return requestFacts(headers, peer, {
    clientName: name ?? null,
    clientVersion: version ?? null,
    userAgent: userAgent ?? null,
    ip: ip ?? null,
    ...(UUID.test(requestId) && { requestId }),
  });
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function verifyRelay({ request, url, body }: Received, identity: string): Promise<void> {
  const signed = {
    method: request.method,
    path: url.pathname + url.search,
    body,
    authorization: request.headers.get("authorization") ?? "",
    client: request.headers.get(CLIENT_HEADER) ?? "",
  };
  const secrets = settings().relaySecrets;
  return verify(identity, signed, { secrets, now: new Date(), seizeNonce });
}

const reachable = (surface: Surface) =>
  routesOf(operations.filter(({ surfaces }) => surfaces.includes(surface)));
const SCRIPT_ROUTES = reachable("rest");
const RELAY_ROUTES = reachable("mcp");

async function serveScript(received: Received, caller: Caller) {
  let asked: Pick<AnyOperation, "name" | "action"> = UNKNOWN_ROUTE;
  let call: { operation: AnyOperation; input: Record<string, unknown> };
  try {
    const match = matchIn(SCRIPT_ROUTES, received);
    asked = { name: match.operation.name, action: match.operation.action };
    call = { operation: match.operation, input: inputOf(received, match) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const { request, url } = received;
    return performRefusal(asked, caller, { method: request.method, path: url.pathname }, error);
  }
  return perform(call.operation, caller, call.input);
}

const UNKNOWN_ROUTE = { name: "unknown_route", action: "route.unknown" };

async function serveRelay(received: Received, caller: Caller) {
  const path = received.url.pathname.slice(API_ROOT.length);
  if (path === CONNECTION_PATH) return connect(caller, stepIn(received.url));
  if (path === TOOLS_PATH) {
    return performTool(caller, received.url.searchParams.get("name") ?? "", objectIn(received));
  }
  const match = matchIn(RELAY_ROUTES, received);
  return perform(match.operation, caller, inputOf(received, match));
}

function stepIn(url: URL): Step {
  const step = url.searchParams.get("step");
  return step === "initialize" || step === "list" || step === "call" ? step : "reach";
}

class MethodNotAllowed extends Refusal {
  constructor(readonly allow: string) {
    super("method_not_allowed", `This address takes ${allow}.`);
  }
}

function allowIn(error: unknown): Record<string, string> {
  return error instanceof MethodNotAllowed ? { Allow: error.allow } : {};
}

function matchIn(routes: typeof SCRIPT_ROUTES, { request, url }: Received): RouteMatch {
  const method = request.method === "HEAD" ? "GET" : request.method;
  const routing = routeFor(routes, method, url.pathname.slice(API_ROOT.length));
  switch (routing.kind) {
    case "found":
      return routing.match;
    case "method_not_allowed":
      throw new MethodNotAllowed(routing.allow.join(", "));
    case "unknown":
      return refuse(
        "not_found",
        "There is nothing at this address. /openapi.json lists what there is.",
      );
  }
}

/** Path, query and body make one input; the path names the thing, so the others may not name another. */
function inputOf(
  received: Received,
  { operation, parameters }: RouteMatch,
): Record<string, unknown> {
  const query = inputFromQuery(received.url.searchParams, inputSchema(operation));
  const body = operation.rest && /^(GET|DELETE) /.test(operation.rest) ? {} : objectIn(received);
  for (const [field, value] of Object.entries(parameters)) {
    for (const given of [query, body]) {
      if (field in given && given[field] !== value) {
        refuse("validation_failed", `${field} is in the path; leave it out elsewhere.`, { field });
      }
    }
  }
  return { ...query, ...body, ...parameters };
}

/** @throws Refusal `unsupported_media_type`, `validation_failed` */
function objectIn({ request, body }: Received): Record<string, unknown> {
  if (body.length === 0) return {};
  requireJson(request);
  const value = parseJson(body) ?? refuse("validation_failed", NO_JSON);
  return isRecord(value) ? value : refuse("validation_failed", "Send the body as one JSON object.");
}
