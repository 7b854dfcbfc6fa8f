import {
  createMcpHandler,
  type McpServer,
  ProtocolErrorCode,
  type Server,
} from "@modelcontextprotocol/server";
import { uuidv7 } from "uuidv7";
import { log } from "@/lib/log";
import type { Peer } from "@/lib/operations/context";
import { isRefusal, Refusal, type RefusalBody, refuse } from "@/lib/operations/errors";
import { isLoopback } from "@/lib/server/security";
import { settings } from "@/lib/settings";
import {
  json,
  NO_JSON,
  parseJson,
  readBody,
  refusalResponse,
  requireJson,
} from "@/lib/surfaces/http";
import { clientFacts, stepOf } from "./client";
import { inProcess } from "./in-process";
import { IDENTITY, type Session, toolServer } from "./mcp-server";
import { remote } from "./remote";
import type { V1, V1Answer } from "./v1";

type McpHandler = (request: Request, peer: Peer) => Promise<Response>;

interface RelayOptions {
  v1: V1;
  serverFor(session: Session): Server | McpServer;
  /** The public origin, whose pages may call; those of this machine may too. */
  origin: string;
  /** Where people read on. */
  docs: string;
  /** How many streams of change notices may stand open. None: we announce nothing. */
  subscriptions?: number;
}

/**
 * MCP over Streamable HTTP, stateless, in both eras. Whatever can be an HTTP status is one: the protocol
 * library opens a stream before a tool has run, so it sees only requests whose bearer is known.
 */
export function relay({
  v1,
  serverFor,
  origin,
  docs,
  subscriptions = 0,
}: RelayOptions): McpHandler {
  const sessions = new WeakMap<Request, Session>();
  const protocol = createMcpHandler(
    ({ requestInfo }) => {
      const session = requestInfo && sessions.get(requestInfo);
      if (!session) throw new Error("A request reached the protocol without a session.");
      return serverFor(session);
    },
    {
      maxSubscriptions: subscriptions,
      onerror: (err) => log.debug({ err }, "mcp request refused"),
    },
  );

  async function respond(request: Request, peer: Peer, requestId: string): Promise<Response> {
    refuseForeign(request, origin);
    switch (request.method) {
      case "OPTIONS":
        return new Response(null, { status: 204, headers: { Allow: "GET, POST" } });
      case "POST":
        return post(request, peer, requestId);
      case "GET":
      case "HEAD":
        return get(request, peer, requestId);
      default:
        return notAllowed(requestId);
    }
  }

  async function post(request: Request, peer: Peer, requestId: string): Promise<Response> {
    requireJson(request);
    const body = parseJson(await readBody(request));
    const { answer, call } = await ask(request, peer, requestId, body);
    if ("error" in answer.body) return atTheDoor(answer, answer.body, requestId);
    if (body === undefined) return unreadable();
    sessions.set(request, { v1, call, connection: answer.body });
    return protocol.fetch(request, { parsedBody: body });
  }

  /** A JSON answer to a client that waits for a stream makes it reconnect for ever. */
  async function get(request: Request, peer: Peer, requestId: string): Promise<Response> {
    if (!request.headers.get("accept")?.includes("text/event-stream")) {
      const { name, version } = IDENTITY;
      return json(200, { name, version, transport: "streamable-http", docs });
    }
    const { answer } = await ask(request, peer, requestId, undefined);
    return "error" in answer.body
      ? atTheDoor(answer, answer.body, requestId)
      : notAllowed(requestId);
  }

  async function ask(request: Request, peer: Peer, requestId: string, body: unknown) {
    const call = {
      authorization: request.headers.get("authorization") ?? "",
      client: clientFacts(request, peer, body),
      requestId,
    };
    return { call, answer: await v1.connection(call, stepOf(body)) };
  }

  return async (request, peer) => {
    const requestId = uuidv7();
    const response = await respond(request, peer, requestId).catch((error) => {
      if (!isRefusal(error)) log.error({ err: error, requestId }, "mcp request failed");
      return refusalResponse(error, requestId);
    });
    response.headers.set("X-Request-Id", requestId);
    return withCors(response, request, origin);
  };
}

/** A foreign page may not use what its visitor's browser can reach. Clients that are no pages send no Origin. */
function refuseForeign(request: Request, origin: string): void {
  const from = request.headers.get("origin");
  if (from !== null && !isOwnOrigin(from, origin)) {
    refuse("forbidden", "Pages of that origin may not call this server.");
  }
}

function isOwnOrigin(from: string, origin: string): boolean {
  if (from === origin) return true;
  return URL.canParse(from) && isLoopback(new URL(from).hostname);
}

/** For clients that are pages themselves, such as the Inspector. */
function withCors(response: Response, request: Request, origin: string): Response {
  const from = request.headers.get("origin");
  response.headers.append("Vary", "Origin");
  if (from === null || !isOwnOrigin(from, origin)) return response;
  response.headers.set("Access-Control-Allow-Origin", from);
  response.headers.set(
    "Access-Control-Expose-Headers",
    "WWW-Authenticate, X-Request-Id, Retry-After",
  );
  if (request.method === "OPTIONS") {
    response.headers.set("Access-Control-Allow-Methods", "GET, POST");
    response.headers.set("Access-Control-Allow-Headers", BROWSER_HEADERS);
    response.headers.set("Access-Control-Max-Age", "600");
  }
  return response;
}

const BROWSER_HEADERS =
  "authorization, content-type, accept, mcp-protocol-version, mcp-method, mcp-name, mcp-session-id, last-event-id";

/** The API's refusal as HTTP, before any stream. */
function atTheDoor(answer: V1Answer<unknown>, refusal: RefusalBody, requestId: string): Response {
  if (refusal.error === "relay_signature_invalid") {
    log.error({ requestId }, "the API does not accept this relay's signature");
    return json(502, { ...refusal, requestId });
  }
  const headers = Object.entries(answer.headers).filter(([name]) => PASSED_ON.test(name));
  return json(answer.status, { ...refusal, requestId }, Object.fromEntries(headers));
}

const PASSED_ON = /^(www-authenticate|retry-after|ratelimit-\w+)$/i;

function notAllowed(requestId: string): Response {
  const refusal = new Refusal("method_not_allowed", "Send MCP messages by POST.");
  return refusalResponse(refusal, requestId, { Allow: "POST" });
}

function unreadable(): Response {
  const error = { code: ProtocolErrorCode.ParseError, message: NO_JSON };
  return json(400, { jsonrpc: "2.0", error, id: null });
}

let production: McpHandler | undefined;

/** `/api/mcp` of this installation: the API in this process, or the one that REKOMI_API_URL names. */
export const mcpHandler: McpHandler = (request, peer) => {
  production ??= installed();
  return production(request, peer);
};

function installed(): McpHandler {
  const { url, apiUrl, relaySecrets } = settings();
  return relay({
    v1: apiUrl ? remote(apiUrl, relaySecrets) : inProcess(relaySecrets),
    serverFor: toolServer,
    origin: new URL(url).origin,
    docs: new URL("/docs/mcp", url).href,
  });
}
