import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import pg from "pg";
import { expect, test } from "./fixtures";
import { dataDir, startInstance } from "./instances/fixtures";

/** Every row of every table as text, as the owner of the database sees them. */
async function dumpOf(dir: string): Promise<string> {
  const lines = readFileSync(join(dir, "postgres", "postmaster.pid"), "utf8").split("\n");
  const database = new pg.Client({ host: lines[4], user: "rekomi", database: "rekomi" });
  await database.connect();
  const { rows: tables } = await database.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const rows: string[] = [];
  for (const { name } of tables) {
    const found = await database.query<{ row: string }>(`select t::text as row from ${name} t`);
    rows.push(...found.rows.map(({ row }) => `${name} ${row}`));
  }
  await database.end();
  return rows.join("\n");
}

/** What a browser keeps of a site. */
async function keptBy(page: Page): Promise<string> {
  const kept = await page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    history: JSON.stringify(history.state),
    caches: await Promise.all(
      (await caches.keys()).map(async (name) =>
        (await (await caches.open(name)).keys()).map(({ url }) => url),
      ),
    ),
    databases: await indexedDB.databases(),
  }));
  return JSON.stringify({ ...kept, cookies: await page.context().cookies() });
}

test("a value that was shown once is afterwards nowhere but in the hands of who copied it", async ({
  page,
}) => {
  test.slow();
  const dir = dataDir();
  const server = await startInstance({ REKOMI_DATA_DIR: dir, LOG_LEVEL: "trace" });
  const origin = server.url.replace("127.0.0.1", "localhost");
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));

  await page.goto(`${origin}/setup`);
  await page.getByLabel("Your name").fill("Olivia Owner");
  await page.getByLabel("Email").fill("olivia@example.com");
  await page.getByLabel("Password", { exact: true }).fill("correct horse battery staple");
  await page.getByLabel("Organization name").fill("Canary");
  await page.getByLabel("Load a demo program").uncheck();
  await page.getByRole("button", { name: "Set up Rekomi" }).click();
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
  const list = `${new URL(page.url()).origin}${new URL(page.url()).pathname}/settings/assistant`;

  await page.goto(`${list}/new`);
  await page.getByRole("textbox", { name: "Name" }).fill("Songbird");
  await page.getByRole("button", { name: "Generate connection token" }).click();
  const field = page.getByRole("textbox", { name: "Connection token" });
  const minted = await field.inputValue();
  await page.getByRole("button", { name: "Copy token" }).click();
  await page.getByRole("link", { name: "Done" }).click();
  await page.getByRole("link", { name: "Songbird", exact: true }).click();
  await page.getByRole("link", { name: "Rotate token" }).click();
  await page.getByRole("button", { name: "Rotate now" }).click();
  await expect(field).not.toHaveValue(minted);
  const rotated = await field.inputValue();
  await page.getByRole("button", { name: "Copy token" }).click();

  // Used rightly, at the wrong door, and where an address would be logged.
  const bearer = { Authorization: `Bearer ${rotated}` };
  await page.request.get(`${server.url}/api/v1/org`, { headers: bearer });
  await page.request.get(`${server.url}/api/mcp`, {
    headers: { ...bearer, Accept: "text/event-stream" },
  });
  await page.request.post(`${server.url}/api/mcp`, {
    headers: { ...bearer, Accept: "application/json, text/event-stream" },
    data: {
      jsonrpc: "2.0",
      id: 1,
      method: "tools/call",
      params: { name: "create_campaign", arguments: { name: rotated, slug: rotated } },
    },
  });

  const sources: string[] = [];
  for (const path of ["", "/new", "/../audit-log", "/../.."]) {
    await page.goto(`${list}${path}`);
    sources.push(await page.content());
  }
  const kept = await keptBy(page);
  for (let back = 0; back < 2; back += 1) {
    await page.goBack();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  sources.push(await page.content());
  const database = await dumpOf(dir);
  await server.stop();
  const places = {
    sources: sources.join("\n"),
    addresses: addresses.join("\n"),
    browser: kept,
    database,
    log: server.output(),
    postgres: readFileSync(join(dir, "postgres.log"), "utf8"),
  };

  // Each place was really looked into.
  for (const text of [places.sources, places.database]) expect(text).toContain("Songbird");
  expect(places.log).toContain("Rekomi is ready");
  expect(minted).toMatch(/^rk_mcp_[\w-]{49}$/);
  for (const token of [minted, rotated]) {
    const middle = token.slice(11, -4);
    for (const [place, text] of Object.entries(places))
      expect(text.includes(middle), `the token's middle in: ${place}`).toBe(false);
    expect(database).toContain(createHash("sha256").update(token).digest("hex"));
  }
});
