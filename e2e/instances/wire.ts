import { once } from "node:events";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";

/** Requests as they stand on the wire: `fetch` would not let a test forge a Host header. */

interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  /** In pieces, without saying how many bytes there will be. */
  chunked?: boolean;
}

export interface Answered {
  status: number;
  headers: IncomingMessage["headers"];
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: what a test reads of it depends on what it asked.
  json: any;
}

export async function send(
  origin: string,
  path: string,
  { method = "GET", headers = {}, body, chunked = false }: Sent = {},
): Promise<Answered> {
  const { hostname, port } = new URL(origin);
  const length =
    body === undefined || chunked ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
  const request = httpRequest({
    hostname,
    port,
    path,
    method,
    headers: { ...length, ...headers },
    agent: false,
  });
  request.end(body);
  const [response] = await once(request, "response");
  const received = await text(response);
  const isJson = String(response.headers["content-type"]).startsWith("application/json");
  return {
    status: response.statusCode,
    headers: response.headers,
    text: received,
    json: isJson ? JSON.parse(received) : undefined,
  };
}

/** One MCP message to an instance, as clients send it. */
export function postMessage(
  origin: string,
  bearer: string,
  message: object,
  headers: Record<string, string> = {},
): Promise<Answered> {
  return send(origin, "/api/mcp", {
    method: "POST",
    headers: { ...MCP_HEADERS, Authorization: `Bearer ${bearer}`, ...headers },
    body: JSON.stringify(message),
  });
}

export const MCP_HEADERS = {
  "Content-Type": "application/json",
  Accept: "application/json, text/event-stream",
};

export function toolCall(name: string, input: object = {}) {
  return { jsonrpc: "2.0", id: 1, method: "tools/call", params: { name, arguments: input } };
}

export interface Called {
  status: number;
  requestId: string;
  /** The code of a refusal at the door or of one in the result; undefined for success. */
  error: string | undefined;
  /** The refusal's body, or the tool's output. */
  // biome-ignore lint/suspicious/noExplicitAny: the tool's business.
  body: any;
}

export async function callTool(
  origin: string,
  bearer: string,
  name: string,
  input: object = {},
  headers: Record<string, string> = {},
): Promise<Called> {
  const answer = await postMessage(origin, bearer, toolCall(name, input), headers);
  const { status } = answer;
  const requestId = String(answer.headers["x-request-id"]);
  const { result, error, ...refusal } = answer.json ?? eventIn(answer.text);
  if (refusal.jsonrpc === undefined)
    return { status, requestId, error, body: { error, ...refusal } };
  if (error) return { status, requestId, error: String(error.code), body: error };
  const body = JSON.parse(result.content[0].text);
  return { status, requestId, error: body.error, body };
}

/** Legacy revisions answer a call as a stream of one event. */
function eventIn(stream: string) {
  const line = stream.split("\n").find((each) => each.startsWith("data: {"));
  if (!line) throw new Error(`There is no message in: ${stream.slice(0, 500)}`);
  return JSON.parse(line.slice("data: ".length));
}
