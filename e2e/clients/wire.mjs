import { once } from "node:events";
import { createServer, request } from "node:http";

/**
 * Stands between the clients and the product, changes nothing, and remembers what went by. One client runs
 * at a time, so everything between two resets is its own, requests without a token included.
 */
export async function openWire(port, target) {
  const exchanges = [];
  const server = createServer((incoming, outgoing) => pass(incoming, outgoing, target, exchanges));
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    exchanges: () => [...exchanges],
    reset: () => exchanges.splice(0),
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function pass(incoming, outgoing, target, exchanges) {
  const { authorization: _secret, ...headers } = incoming.headers;
  const exchange = {
    method: incoming.method,
    path: incoming.url,
    headers,
    asked: "",
    status: 0,
    answered: "",
  };
  exchanges.push(exchange);
  const onward = request(
    { port: target, host: "127.0.0.1", method: incoming.method, path: incoming.url },
    (answer) => {
      exchange.status = answer.statusCode;
      outgoing.writeHead(answer.statusCode, answer.rawHeaders);
      answer.on("data", (chunk) => {
        exchange.answered += chunk;
      });
      answer.pipe(outgoing);
    },
  );
  for (let i = 0; i < incoming.rawHeaders.length; i += 2)
    onward.setHeader(incoming.rawHeaders[i], incoming.rawHeaders[i + 1]);
  onward.on("error", () => outgoing.destroy());
  outgoing.on("close", () => onward.destroy());
  incoming.on("data", (chunk) => {
    exchange.asked += chunk;
  });
  incoming.pipe(onward);
}

/** What one client did, from its exchanges. */
export function summary(exchanges) {
  const mcp = exchanges.filter(({ path }) => /^\/api\/mcp\/?(\?|$)/.test(path));
  const messages = mcp.flatMap((exchange) =>
    [readJson(exchange.asked)]
      .flat()
      .filter(Boolean)
      .map((message) => ({ ...exchange, message })),
  );
  const of = (method) => messages.filter(({ message }) => message.method === method);
  return {
    requests: exchanges.length,
    gets: mcp.filter(({ method }) => method === "GET").length,
    protocol: protocolOf(messages),
    listed: Math.max(0, ...of("tools/list").map(({ answered }) => toolsIn(answered))),
    called: of("tools/call").map(({ message }) => message.params?.name),
  };
}

/** The revision that the calls were made in. */
function protocolOf(messages) {
  const last = messages.findLast(({ message }) => /^(tools|initialize)/.test(message.method));
  const sent = last?.headers["mcp-protocol-version"];
  if (sent) return sent;
  return messages
    .map(({ answered }) => resultIn(answered)?.protocolVersion)
    .findLast((version) => version !== undefined);
}

function toolsIn(answered) {
  return resultIn(answered)?.tools?.length ?? 0;
}

/** Of an answer as JSON, or as a stream of events. */
function resultIn(answered) {
  const whole = readJson(answered);
  if (whole) return whole.result;
  return answered
    .split("\n")
    .filter((line) => line.startsWith("data:"))
    .map((line) => readJson(line.slice(5))?.result)
    .find((result) => result !== undefined);
}

function readJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
