import { once } from "node:events";
import { createServer } from "node:http";
import { relay } from "@/lib/relay/handler";
import type { Session } from "@/lib/relay/mcp-server";
import type { V1 } from "@/lib/relay/v1";
import { hostCheck } from "@/lib/server/security";
import { answer } from "@/lib/server/web";
import { fixtureServer } from "./fixtures";

/**
 * The product's MCP handler, with the official suite's tools behind it in place of ours. The suite sends
 * no credentials, so the API here knows everybody; all else is what server.ts mounts.
 */
const port = Number(process.argv[2]);
const origin = `http://localhost:${port}`;

const everybody: V1 = {
  connection: async () => ({
    status: 200,
    body: { org: { name: "Suite", slug: "suite" }, name: "suite", tools: [] },
    headers: {},
  }),
  call: async () => ({ status: 200, body: {}, headers: {} }),
};

const handler = relay({
  v1: everybody,
  serverFor: (_session: Session) => fixtureServer(),
  origin,
  docs: `${origin}/docs/mcp`,
  subscriptions: 8,
});
const isOurs = hostCheck(origin);

const server = createServer((incoming, outgoing) => {
  if (!isOurs(incoming.headers.host ?? "")) return void outgoing.writeHead(403).end();
  const peer = { ip: incoming.socket.remoteAddress ?? "", secure: false };
  const url = new URL(incoming.url ?? "/", origin);
  answer(handler, incoming, outgoing, url, peer).catch((error) => console.error(error));
});
await once(server.listen(port, "127.0.0.1"), "listening");
console.log("listening");
