import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { finished } from "node:stream/promises";
import type { Peer } from "@/lib/operations/context";

/** What stands in front of Next: it knows the request and who sent it, and nothing of node's or Next's objects. */
export type Handler = (request: Request, peer: Peer) => Promise<Response>;

/** Answers a node request with a web handler. Bodies stream both ways; a client that leaves aborts the signal. */
export async function answer(
  handler: Handler,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  url: URL,
  peer: Peer,
): Promise<void> {
  const gone = new AbortController();
  outgoing.once("close", () => {
    if (!outgoing.writableFinished) gone.abort();
  });
  const response = await handler(toRequest(incoming, url, gone.signal), peer);
  if (gone.signal.aborted) return void (await response.body?.cancel().catch(() => {}));
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers)
    if (name === "set-cookie") outgoing.appendHeader(name, value);
    else outgoing.setHeader(name, value);
  await send(response, incoming, outgoing, gone.signal);
}

function toRequest(incoming: IncomingMessage, url: URL, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (Array.isArray(value)) for (const part of value) headers.append(name, part);
    else if (value !== undefined) headers.set(name, value);
  }
  const { method = "GET" } = incoming;
  const hasBody =
    method !== "GET" &&
    method !== "HEAD" &&
    (incoming.headers["transfer-encoding"] !== undefined ||
      Number(incoming.headers["content-length"] ?? 0) > 0);
  if (!hasBody) return new Request(url, { method, headers, signal });
  // fetch's own types do not know that a streamed body has to say so.
  const init: RequestInit & { duplex: "half" } = {
    method,
    headers,
    signal,
    body: bodyOf(incoming),
    duplex: "half",
  };
  return new Request(url, init);
}

/** Pulled chunk by chunk: a handler that refuses early has buffered next to nothing, and can still answer. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks = incoming.iterator({ destroyOnReturn: false });
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await chunks.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

async function send(
  response: Response,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  gone: AbortSignal,
): Promise<void> {
  // What the handler did not read has to leave the connection before its next request.
  outgoing.once("finish", () => incoming.resume());
  if (!response.body || incoming.method === "HEAD") {
    await response.body?.cancel();
    return void outgoing.end();
  }
  const reader = response.body.getReader();
  gone.addEventListener("abort", () => void reader.cancel().catch(() => {}));
  try {
    // Events leave as they happen; an answer of one chunk leaves in one piece, with its length.
    if (response.headers.get("content-type")?.startsWith("text/event-stream")) {
      outgoing.flushHeaders();
    } else {
      const first = await reader.read();
      const second = first.done ? first : await reader.read();
      if (second.done) return await sendWhole(first.value, incoming, outgoing);
      outgoing.write(first.value);
      await write(outgoing, second.value, gone);
    }
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read())
      await write(outgoing, chunk.value, gone);
    outgoing.end();
  } catch (error) {
    // Half an answer must not look like a whole one.
    outgoing.destroy();
    if (!gone.aborted) throw error;
  }
}

/**
 * To a client that is still sending the body we did not want, the answer goes at once and the end of it
 * after theirs: to close before would reset the connection, and the answer would be lost with it.
 */
async function sendWhole(
  body: Uint8Array | undefined,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
) {
  if (incoming.complete || !body) return void outgoing.end(body);
  outgoing.setHeader("Content-Length", body.byteLength);
  outgoing.write(body);
  await finished(incoming.resume()).catch(() => {});
  outgoing.end();
}

async function write(outgoing: ServerResponse, chunk: Uint8Array, gone: AbortSignal) {
  if (!outgoing.write(chunk)) await once(outgoing, "drain", { signal: gone });
}
