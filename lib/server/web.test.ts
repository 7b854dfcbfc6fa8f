import { once } from "node:events";
import { createServer, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { answer, type Handler } from "@/lib/server/web";

async function serving(handler: Handler, use: (url: string) => Promise<void>) {
  const server = createServer((incoming, outgoing) => {
    const url = new URL(`http://localhost${incoming.url}`);
    answer(handler, incoming, outgoing, url, { ip: "::1", secure: false }).catch(() => {});
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  server.closeAllConnections();
  server.close();
}

test("bodies and several cookies pass both ways", async () => {
  const echo: Handler = async (request) => {
    const response = new Response(await request.text(), { status: 201 });
    response.headers.append("Set-Cookie", "a=1");
    response.headers.append("Set-Cookie", "b=2");
    return response;
  };
  await serving(echo, async (url) => {
    const body = "x".repeat(1_000_000);
    const response = await fetch(url, { method: "POST", body });
    expect(response.status).toBe(201);
    expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect(await response.text()).toBe(body);
  });
});

test("a handler that stops reading a large body can still say why", async () => {
  const refusing: Handler = async (request) => {
    for await (const _chunk of request.body!) break;
    return new Response("too large", { status: 413 });
  };
  await serving(refusing, async (url) => {
    const response = await fetch(url, { method: "POST", body: "x".repeat(8_000_000) });
    expect([response.status, await response.text()]).toEqual([413, "too large"]);
    expect((await fetch(url, { method: "POST", body: "x" })).status).toBe(413);
  });
});

test("it can say so even on a connection that ends with the answer", async () => {
  const refusing: Handler = async () => new Response("too large", { status: 413 });
  await serving(refusing, async (url) => {
    const body = Buffer.alloc(8_000_000);
    const request = httpRequest(url, { method: "POST", agent: false });
    const sent = once(request, "close");
    request.end(body);
    const [response] = await once(request, "response");
    expect([response.statusCode, await text(response)]).toEqual([413, "too large"]);
    await sent;
  });
});

test("events leave as they happen, and a client that leaves ends them", async () => {
  let resolve: (value: string) => void;
  const left = new Promise<string>((settle) => {
    resolve = settle;
  });
  const events: Handler = async (request) => {
    request.signal.addEventListener("abort", () => resolve("aborted"));
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode("data: 1\n\n")),
    });
    return new Response(body, { headers: { "Content-Type": "text/event-stream" } });
  };
  await serving(events, async (url) => {
    const leaving = new AbortController();
    const response = await fetch(url, { signal: leaving.signal });
    const { value } = await response.body!.getReader().read();
    expect(new TextDecoder().decode(value)).toBe("data: 1\n\n");
    leaving.abort();
    expect(await left).toBe("aborted");
  });
});

test("an answer that breaks off does not look whole", async () => {
  let pulls = 0;
  const breaking: Handler = async () =>
    new Response(
      new ReadableStream({
        pull(controller) {
          if (pulls++ > 2) throw new Error("gone");
          controller.enqueue(new TextEncoder().encode("part "));
        },
      }),
    );
  await serving(breaking, async (url) => {
    await expect(fetch(url).then((response) => response.text())).rejects.toThrow();
  });
});
