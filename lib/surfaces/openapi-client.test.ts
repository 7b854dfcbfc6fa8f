import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { generate } from "openapi-typescript-codegen";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mintApiKey } from "@/lib/api-keys/operations";
import { perform } from "@/lib/operations/perform";
import { operations } from "@/lib/operations/registry";
import { answer } from "@/lib/server/web";
import { openApiHandler } from "@/lib/surfaces/openapi";
import { restHandler } from "@/lib/surfaces/rest";
import { auditRows, testOrg } from "@/lib/testing/org";

const folder = mkdtempSync(join(tmpdir(), "rekomi-client-"));
const server = createServer((incoming, outgoing) => {
  const url = new URL(incoming.url ?? "/", "http://localhost");
  const handler = url.pathname === "/openapi.json" ? openApiHandler : restHandler;
  void answer(handler, incoming, outgoing, url, { ip: "127.0.0.1", secure: false });
});

/** What the generator makes of each tag: a class with one function for each operation. */
type Service = Record<string, (input?: object) => Promise<Record<string, unknown>>>;
let client: Record<string, Service> & { OpenAPI: { BASE: string; TOKEN: string } };

beforeAll(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const input = await (await fetch(`${origin}/openapi.json`)).json();
  const sources = join(folder, "client");
  await generate({ input, output: sources, httpClient: "fetch", useOptions: true });
  const outfile = join(folder, "client.mjs");
  await build({ entryPoints: [join(sources, "index.ts")], outfile, bundle: true, format: "esm" });
  client = await import(pathToFileURL(outfile).href);
  client.OpenAPI.BASE = `${origin}/api/v1`;
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

test("the client has a function for every operation that scripts reach", () => {
  const functions = Object.values(client).flatMap((each) => Object.getOwnPropertyNames(each));
  for (const { name } of operations.filter(
    ({ rest, surfaces }) => rest && surfaces.includes("rest"),
  ))
    expect(functions).toContain(
      name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
    );
});

test("what is generated is sound TypeScript", async () => {
  const options = { strict: true, noEmit: true, target: "ES2022", module: "ESNext" };
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      compilerOptions: {
        ...options,
        moduleResolution: "bundler",
        types: [],
        lib: ["ES2022", "DOM"],
      },
      include: ["client"],
    }),
  );
  await promisify(execFile)("node_modules/.bin/tsc", ["-p", folder]);
});

test("a script that uses the client reads and writes with an API key", async () => {
  const { owner, slug } = await testOrg();
  const { key } = await perform(mintApiKey, owner, { name: "Generated", scope: "read_write" });
  client.OpenAPI.TOKEN = key;
  const { OrganizationService, CampaignsService } = client;

  expect(await OrganizationService?.getOrgProfile?.()).toMatchObject({ slug });
  const write = {
    idempotencyKey: "spring-once",
    requestBody: { name: "Spring", slug: "spring", defaultCommissionValue: 12.5 },
  };
  const made = await CampaignsService?.createCampaign?.(write);
  expect(made).toMatchObject({ name: "Spring", defaultCommissionValue: 12.5 });
  expect(await CampaignsService?.createCampaign?.(write)).toEqual(made);
  expect(await CampaignsService?.getCampaign?.({ id: made?.id })).toMatchObject({ slug: "spring" });
  expect(await CampaignsService?.listCampaigns?.({ take: 1 })).toMatchObject({
    items: [{ id: made?.id }],
    hasMore: false,
  });

  const refused = CampaignsService?.createCampaign?.({
    requestBody: { name: "A", slug: "no way" },
  });
  await expect(refused).rejects.toMatchObject({
    status: 400,
    body: { error: "validation_failed", field: "slug" },
  });
  const rows = await auditRows(owner, { actorType: "api_key", action: "campaign.created" });
  expect(rows.map(({ outcome }) => outcome)).toEqual(["refused", "ok", "ok"]);
});
