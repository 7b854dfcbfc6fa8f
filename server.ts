import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import next from "next";
import { makeSetupCode } from "@/lib/auth/setup-code";
import { openDatabase } from "@/lib/db/open";
import { startJobs } from "@/lib/jobs/runner";
import { log } from "@/lib/log";
import { mcpHandler } from "@/lib/relay/handler";
import { peerFinder } from "@/lib/server/peer";
import {
  dropInternalHeaders,
  hostCheck,
  isPrivate,
  setContentPolicy,
  setSecurityHeaders,
} from "@/lib/server/security";
import { answer, type Handler } from "@/lib/server/web";
import { settings } from "@/lib/settings";
import { embedHandler } from "@/lib/surfaces/embed";
import { healthHandler, relayHealthHandler } from "@/lib/surfaces/health";
import { json } from "@/lib/surfaces/http";
import { loaderHandler } from "@/lib/surfaces/loader";
import { manifestHandler } from "@/lib/surfaces/manifest";
import { metricsHandler } from "@/lib/surfaces/metrics";
import { openApiHandler } from "@/lib/surfaces/openapi";
import { restHandler } from "@/lib/surfaces/rest";
import { clickHandler, pixelHandler, serverEventHandler } from "@/lib/surfaces/tracking";
import { wellKnownHandler } from "@/lib/surfaces/well-known";
import { paddleWebhookHandler } from "@/lib/webhooks/paddle";
import { stripeWebhookHandler } from "@/lib/webhooks/stripe";

const DRAIN_MS = 10_000;
// A body is at most 4 MiB and is held in memory meanwhile; whoever needs longer sends it to no purpose.
const REQUEST_MS = 60_000;
// Longer than a load balancer keeps its side open, so that it never writes into a closed connection.
const KEEP_ALIVE_MS = 75_000;

const dev = process.argv.includes("--dev");

type Handlers = readonly (readonly [path: RegExp, handler: Handler])[];

const HEALTH = /^\/api\/health\/?$/;

const ENDPOINT: Handlers = [
  [/^\/(api\/mcp\/)?\.well-known(\/|$)/, wellKnownHandler],
  [/^\/api\/mcp\/?$/, mcpHandler],
  [/^\/api\/metrics$/, metricsHandler],
];

/** What stands in front of Next. The first match answers. */
const HANDLERS: Handlers = [
  ...ENDPOINT,
  [HEALTH, healthHandler],
  [/^\/embed\/|^\/api\/embed\//, embedHandler],
  [/^\/api\/(tracking|v1\/r)\/loader\.js$/, loaderHandler],
  [/^\/api\/(tracking|v1\/track)\/click$/, clickHandler],
  [/^\/api\/tracking\/pixel$/, pixelHandler],
  [/^\/api\/tracking\/s2s$/, serverEventHandler],
  [/^\/api\/webhooks\/stripe\/?$/, stripeWebhookHandler],
  [/^\/api\/webhooks\/paddle\/[^/]+\/?$/, paddleWebhookHandler],
  [/^\/api\/v1(\/|$)/, restHandler],
  [/^\/openapi\.json$/, openApiHandler],
  [/^\/llms(\/mcp)?\.txt$/, manifestHandler],
];

/** A relay in front of another deployment has neither database nor pages: the API and its documents are there. */
const RELAY_HANDLERS: Handlers = [...ENDPOINT, [HEALTH, relayHealthHandler]];

function isRelayOnly() {
  const { apiUrl, databaseUrl } = settings();
  return apiUrl !== null && databaseUrl === null;
}

type NextHandler = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

async function main() {
  const { port, host, url } = settings();
  process.env.NEXTAUTH_URL ??= url;
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: REQUEST_MS });
  // The port comes first: that it is taken should be known before a database is started. Who calls
  // this early waits.
  await listen(server, port, host);
  const started = start(server);
  server.on("request", door(started.then(({ pages }) => pages)));
  const { stop } = await started;

  console.log(`Rekomi is ready at ${url}`);

  const [signal] = await Promise.race([once(process, "SIGTERM"), once(process, "SIGINT")]);
  // npm passes on a Ctrl-C that the terminal has sent to this process already.
  for (const name of ["SIGTERM", "SIGINT"] as const) process.on(name, () => {});
  log.info({ signal }, "stopping");
  await drain(server);
  await stop();
  process.exit(0);
}

async function listen(server: Server, port: number, host: string) {
  server.listen(port, host);
  await once(server, "listening").catch((error) => {
    throw error.code === "EADDRINUSE"
      ? new Error(
          `PORT: ${port} on ${host} is taken, perhaps by a Rekomi that is already running. Stop it, or set another PORT.`,
        )
      : error;
  });
}

async function start(server: Server) {
  const { host, port } = settings();
  if (isRelayOnly()) return { pages: noPages, stop: async () => {} };
  const database = await openDatabase({ exclusive: true });
  // Before any page can answer: a set-up that came first would not be asked for the code.
  if (!isPrivate(settings())) await printSetupCode();
  // Next takes the upgrades of the server it is given. Only development has any; elsewhere one would
  // swallow the h2c offers of ordinary clients.
  const httpServer = dev ? server : createServer();
  const app = next({ dev, dir: process.cwd(), hostname: host, port, httpServer });
  await app.prepare();
  const jobs = startJobs();
  const pages: NextHandler = app.getRequestHandler();
  return {
    pages,
    async stop() {
      await jobs.stop();
      await app.close();
      await database.close();
    },
  };
}

const noPages: NextHandler = async (_incoming, outgoing) => {
  outgoing.writeHead(404, { "Content-Type": "application/json" });
  outgoing.end(
    JSON.stringify({ error: "not_found", message: "This is the MCP relay: POST /api/mcp." }),
  );
};

/** The listener of the port: who asks, may this name be asked, who answers. */
function door(pages: Promise<NextHandler>) {
  const { url: publicUrl, trustedProxies } = settings();
  const findPeer = peerFinder(trustedProxies);
  const isOurs = hostCheck(publicUrl);
  const https = publicUrl.startsWith("https:");
  const handlers = isRelayOnly() ? RELAY_HANDLERS : HANDLERS;

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse) {
    const peer = findPeer(incoming);
    const { headers } = incoming;
    dropInternalHeaders(headers);
    setSecurityHeaders(outgoing, https);
    const host = headers.host ?? "";
    const path = incoming.url ?? "";
    const address = `${peer.secure ? "https" : "http"}://${host}${path}`;
    const isTwoNamed = (incoming.headersDistinct.host?.length ?? 0) > 1;
    if (!path.startsWith("/") || isTwoNamed || !isReadable(path) || !URL.canParse(address))
      return answer(malformed, incoming, outgoing, new URL(publicUrl), peer);
    const target = new URL(address);
    const [, handler] = handlers.find(([pattern]) => pattern.test(target.pathname)) ?? [];
    // A load balancer's probe names the address of the machine.
    if (!isOurs(host) && !HEALTH.test(target.pathname))
      return answer(misdirected, incoming, outgoing, new URL(publicUrl), peer);
    // A signature is over the path as it was sent, so no other spelling may stand for it ("/x/../org").
    if (handler && target.pathname !== path.split(/[?#]/, 1)[0])
      return answer(malformed, incoming, outgoing, new URL(publicUrl), peer);
    const toPages = await pages;
    if (handler) return answer(handler, incoming, outgoing, target, peer);
    // Next sees no socket that it could ask, and takes these from whoever sends them.
    headers["x-forwarded-for"] = peer.ip;
    headers["x-forwarded-host"] = host;
    headers["x-forwarded-proto"] = peer.secure ? "https" : "http";
    headers["x-rekomi-peer-ip"] = peer.ip;
    headers["x-rekomi-peer-path"] = path;
    headers["x-rekomi-peer-secure"] = String(peer.secure);
    if (!path.startsWith("/_next/static/")) setContentPolicy(incoming, outgoing, dev);
    await toPages(incoming, outgoing);
  }

  return (incoming: IncomingMessage, outgoing: ServerResponse) => {
    serve(incoming, outgoing).catch((error) => {
      log.error(
        { err: error, method: incoming.method, path: incoming.url?.split("?")[0] },
        "failed",
      );
      if (outgoing.headersSent) return outgoing.destroy();
      outgoing.writeHead(500, { "Content-Type": "application/json" });
      outgoing.end(
        JSON.stringify({
          error: "internal_error",
          message: "Something failed on our side. Try again.",
        }),
      );
    });
  };
}

/** Next answers escapes that are no UTF-8 as if the fault were its own. */
function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path.split(/[?#]/, 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

const malformed: Handler = async () =>
  json(400, { error: "validation_failed", message: "The address of the request cannot be read." });

const misdirected: Handler = async () =>
  json(421, {
    error: "misdirected_request",
    message: `This server answers as ${settings().url}. Use that address, or set REKOMI_URL to the one you use.`,
  });

async function printSetupCode() {
  const code = await makeSetupCode();
  if (code) console.log(`First run: open /setup and give this code: ${code}`);
}

/** Lets what is in flight finish, for a while. */
async function drain(server: Server) {
  const closed = new Promise((resolve) => server.close(resolve));
  // A connection kept alive has nothing in flight after its next answer either.
  server.prependListener("request", (_incoming, outgoing) =>
    outgoing.setHeader("Connection", "close"),
  );
  await Promise.race([closed, sleep(DRAIN_MS)]);
  server.closeAllConnections();
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  if (process.env.LOG_LEVEL === "debug") console.error(error);
  process.exit(1);
});
