import { once } from "node:events";
import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import * as anthropic from "./anthropic.mjs";
import * as chat from "./chat.mjs";
import * as gemini from "./gemini.mjs";
import * as responses from "./responses.mjs";

/** The wire formats that the agents speak to their models: how a request is read and an answer written. */
const FORMATS = [anthropic, responses, chat, gemini];

export const TOOL = "get_org_profile";

/**
 * Stands in for the agents' models, which cannot be reached here: asks for one tool of Rekomi's and then
 * says what it got. It remembers the results that the agent handed to it.
 */
export async function openModel(port) {
  const seen = { offered: new Set(), results: new Set(), unknown: [] };
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing, seen).catch((error) => {
      seen.unknown.push(`${incoming.method} ${incoming.url}: ${error.message}`);
      outgoing.destroy();
    });
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    reset() {
      seen.offered.clear();
      seen.results.clear();
      seen.unknown.length = 0;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(incoming, outgoing, seen) {
  const { pathname } = new URL(incoming.url, "http://model");
  const format = FORMATS.find(({ PATH }) => incoming.method === "POST" && PATH.test(pathname));
  if (!format) {
    seen.unknown.push(`${incoming.method} ${pathname}`);
    incoming.resume();
    outgoing.writeHead(404, { "Content-Type": "application/json" });
    outgoing.end('{"error":{"type":"not_found","message":"not found"}}');
    return;
  }
  const body = await json(incoming);
  const conversation = format.read(body);
  for (const { name } of conversation.tools) seen.offered.add(name);
  for (const result of conversation.results) seen.results.add(result);
  const step = next(conversation);
  // Thinks for long enough that a client that asks again and again would be seen to.
  if (conversation.results.length > 0) await sleep(3_000);
  format.write(outgoing, step, { body, streamed: body.stream === true || /stream/.test(pathname) });
}

/** The next word of the model: a call of the tool, of the agent's search for tools, or the end. */
function next({ tools, calls }) {
  const isOurs = ({ name }) => name.endsWith(TOOL);
  const ours = tools.find(isOurs);
  if (calls.some(isOurs)) return { text: "That is what is in the Rekomi account." };
  if (ours) return { tool: ours, args: {} };
  const search = tools.find(({ name }) => /tool_?search|search_?tool|find_?tool/i.test(name));
  if (search && !calls.some(({ name }) => name === search.name))
    return {
      tool: search,
      args: { query: "rekomi organization profile", max_results: 5, limit: 5 },
    };
  return { text: "Ready." };
}

/** Server-sent events, each with a name where the format has names. */
export function stream(outgoing, events) {
  outgoing.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-cache" });
  for (const event of events) {
    if (event.type) outgoing.write(`event: ${event.type}\n`);
    outgoing.write(`data: ${typeof event === "string" ? event : JSON.stringify(event)}\n\n`);
  }
  outgoing.end();
}

export function whole(outgoing, value) {
  outgoing.writeHead(200, { "Content-Type": "application/json" });
  outgoing.end(JSON.stringify(value));
}

export function textOf(content) {
  return typeof content === "string" ? content : JSON.stringify(content ?? "");
}
