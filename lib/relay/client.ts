import { CLIENT_INFO_META_KEY } from "@modelcontextprotocol/server";
import type { Peer, Step } from "@/lib/operations/context";
import { isRecord } from "@/lib/surfaces/json-schema";
import type { ClientFacts } from "./v1";

/**
 * What an AI client says of itself: at `initialize`, with each request since 2026-07-28, else only by its
 * User-Agent. Unverified; only the address is ours.
 */
export function clientFacts(request: Request, peer: Peer, body: unknown): ClientFacts {
  const userAgent = text(request.headers.get("user-agent"), 300);
  const info = messagesIn(body).map(clientInfoIn).find(isRecord) ?? productIn(userAgent);
  return { name: text(info?.name, 100), version: text(info?.version, 100), userAgent, ip: peer.ip };
}

function clientInfoIn(message: Record<string, unknown>): unknown {
  const { params } = message;
  if (!isRecord(params)) return undefined;
  if (message.method === "initialize") return params.clientInfo;
  return isRecord(params._meta) ? params._meta[CLIENT_INFO_META_KEY] : undefined;
}

/** Runtimes and libraries that send their own name say nothing of the client that uses them. */
const RUNTIME =
  /^(node|undici|bun|deno|python|axios|got|okhttp|java|go-http-client|curl|mozilla)\b/i;

function productIn(userAgent: string | undefined): Record<string, unknown> | undefined {
  const [, name, version] = /^([\w.@-]+)(?:\/(\S+))?/.exec(userAgent ?? "") ?? [];
  return name && !RUNTIME.test(name) ? { name, version } : undefined;
}

function text(value: unknown, limit: number): string | undefined {
  if (typeof value !== "string") return undefined;
  const clean = value
    .toWellFormed()
    .replace(/\p{Cc}/gu, "")
    .trim();
  return clean.slice(0, limit) || undefined;
}

/** How far this request brings the client; of a batch, the furthest. */
export function stepOf(body: unknown): Step {
  const methods = messagesIn(body).map(({ method }) => method);
  if (methods.includes("tools/call")) return "call";
  if (methods.includes("tools/list")) return "list";
  if (methods.includes("initialize") || methods.includes("server/discover")) return "initialize";
  return "reach";
}

/** Clients of the first revisions may send several messages at once. */
function messagesIn(body: unknown): Record<string, unknown>[] {
  return (Array.isArray(body) ? body : [body]).filter(isRecord);
}
