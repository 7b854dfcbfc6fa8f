import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type RefusalBody, statusOf } from "@/lib/operations/errors";
import { relay } from "@/lib/relay/handler";
import { toolServer } from "@/lib/relay/mcp-server";
import type { V1, V1Answer, V1Call } from "@/lib/relay/v1";
import { answer } from "@/lib/server/web";

export const TOKEN = "Bearer good";
export const ORIGIN = "https://rekomi.example";

type Called = V1Call & { step?: string; tool?: string; input?: unknown; idempotencyKey?: unknown };

/** An API that knows one token and answers as it is told; it remembers what it was asked. */
export function fakeV1(
  answers: {
    refusal?: RefusalBody;
    refusedWith?: Record<string, string>;
    call?: V1Answer<Record<string, unknown>>;
    tools?: string[];
  } = {},
) {
  const asked: Called[] = [];
  const v1: V1 = {
    async connection(call, step) {
      asked.push({ ...call, step });
      const { requestId } = call;
      const refusal: RefusalBody | undefined =
        answers.refusal ??
        (call.authorization === TOKEN
          ? undefined
          : { error: "unauthorized", message: "Generate a new token.", requestId });
      if (refusal) {
        const headers = { "www-authenticate": 'Bearer realm="rekomi"', ...answers.refusedWith };
        return { status: statusOf(refusal.error), body: refusal, headers };
      }
      const tools = answers.tools ?? ["list_affiliates", "get_affiliate", "approve_affiliate"];
      return {
        status: 200,
        body: { org: { name: "Acme", slug: "acme" }, name: "Claude", tools },
        headers: {},
      };
    },
    async call(call, tool, input) {
      asked.push({ ...call, tool, input });
      return answers.call ?? { status: 200, body: { items: [], hasMore: false }, headers: {} };
    },
  };
  return { v1, asked };
}

export function testRelay(v1: V1) {
  return relay({ v1, serverFor: toolServer, origin: ORIGIN, docs: `${ORIGIN}/docs/mcp` });
}

/** A real socket, through the very adapter that server.ts uses. */
export async function listen(v1: V1) {
  const handler = testRelay(v1);
  const requests: string[] = [];
  const server = createServer((incoming, outgoing) => {
    requests.push(`${incoming.method} ${incoming.url}`);
    const url = new URL(incoming.url ?? "/", "http://localhost");
    void answer(handler, incoming, outgoing, url, { ip: "127.0.0.1", secure: false });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}/api/mcp`),
    requests,
    close: () => new Promise((done) => server.close(done)).then(() => server.closeAllConnections()),
  };
}
