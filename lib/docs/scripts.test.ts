import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mintApiKey } from "@/lib/api-keys/operations";
import { perform } from "@/lib/operations/perform";
import { answer } from "@/lib/server/web";
import { restHandler } from "@/lib/surfaces/rest";
import { serverEventHandler } from "@/lib/surfaces/tracking";
import { auditRows, testOrg } from "@/lib/testing/org";
import { keyExample, signedExample } from "./scripts";

const server = createServer((incoming, outgoing) => {
  const url = new URL(incoming.url ?? "/", "http://localhost");
  const handler = url.pathname === "/api/tracking/s2s" ? serverEventHandler : restHandler;
  void answer(handler, incoming, outgoing, url, { ip: "127.0.0.1", secure: false });
});
let origin: string;

beforeAll(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
});

afterAll(() => void server.close());

test("the event that is shown beside a new key is accepted as it stands", async () => {
  const { owner } = await testOrg();
  const { key, signingSecret } = await perform(mintApiKey, owner, {
    name: "Order server",
    scope: "read_write",
  });
  const code = signedExample({
    origin,
    key: JSON.stringify(key),
    signingSecret: JSON.stringify(signingSecret),
  });
  const args = ["--input-type=module", "-e", code];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  expect(stdout).toMatch(/^200 \{"type":"sale"/);
  expect(await auditRows(owner, { actorType: "api_key" })).toMatchObject([
    { actorLabel: "Order server", operation: "record_event", outcome: "ok" },
  ]);
});

test("the call that is shown beside a new key reads what it says", async () => {
  const { owner, slug } = await testOrg();
  const { key } = await perform(mintApiKey, owner, { name: "Reader" });
  const [, url = "", header = ""] =
    /^curl '(.+)' -H "Authorization: (.+)"$/.exec(keyExample({ origin, key })) ?? [];
  const response = await fetch(url, { headers: { Authorization: header } });
  expect([response.status, await response.json()]).toMatchObject([200, { slug }]);
});
