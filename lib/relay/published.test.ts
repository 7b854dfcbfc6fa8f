import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mintApiKey } from "@/lib/api-keys/operations";
import { operatorCaller } from "@/lib/auth/caller";
import { transaction } from "@/lib/db/database";
import { perform } from "@/lib/operations/perform";
import { operationNamed, operations } from "@/lib/operations/registry";
import { setPlan } from "@/lib/orgs/operations";
import { ROLES, roleAtLeast, TIERS, tierAtLeast } from "@/lib/orgs/shape";
import { mcpHandler } from "@/lib/relay/handler";
import { answer } from "@/lib/server/web";
import { settings } from "@/lib/settings";
import { inputSchema } from "@/lib/surfaces/json-schema";
import { restHandler } from "@/lib/surfaces/rest";
import { auditRows, person } from "@/lib/testing/org";
import {
  type Fields,
  inputsFor,
  type Program,
  performNamed,
  testProgram,
} from "@/lib/testing/program";
import { PUBLISHED, type Published } from "@/lib/testing/published";

/** Everything here is asked of all 39, from the list that was published. */

const byName = PUBLISHED.map((tool) => [tool.name, tool] as const);

test("the tools are exactly the published ones, on their routes, 23 to read and 16 to write", () => {
  const tools = operations.filter(({ surfaces }) => surfaces.includes("mcp"));
  const held = tools.map(({ name, rest, kind }) => ({ name, route: rest, access: kind }));
  const published = PUBLISHED.map(({ name, route, access }) => ({ name, route, access }));
  expect(held.sort(byNameOf)).toEqual(published.sort(byNameOf));
  expect(PUBLISHED.filter(({ access }) => access === "read")).toHaveLength(23);
  expect(PUBLISHED.filter(({ access }) => access === "write")).toHaveLength(16);
});

const byNameOf = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);

describe("by MCP and by REST", () => {
  let server: ReturnType<typeof createServer>;
  let origin: string;
  beforeAll(async () => {
    server = createServer((incoming, outgoing) => {
      const url = new URL(incoming.url ?? "/", settings().url);
      const handler = url.pathname.startsWith("/api/mcp") ? mcpHandler : restHandler;
      void answer(handler, incoming, outgoing, url, { ip: "127.0.0.1", secure: false });
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  test.each(byName)("%s gives the same answer", async (name, tool) => {
    const assistants = await testProgram();
    // A write changes what the second would find, so it is asked of a twin.
    const scripts = tool.access === "write" ? await testProgram() : assistants;
    const { token } = await assistants.mint();
    const { key } = await perform(mintApiKey, scripts.owner, {
      name: "Script",
      scope: "read_write",
    });
    const byMcp = await callTool(origin, token, name, inputsFor(assistants)[name]);
    const byRest = await callRest(origin, key, tool, inputsFor(scripts)[name]);
    expect(byMcp.text).not.toBe("");
    expect(plain(byMcp.structured)).toEqual(plain(byRest));
    expect(plain(JSON.parse(byMcp.text))).toEqual(plain(byRest));
  });
});

async function callTool(origin: string, token: string, name: string, input: Fields = {}) {
  const client = new Client({ name: "published-test", version: "1.0.0" });
  await client.connect(
    new StreamableHTTPClientTransport(new URL("/api/mcp", origin), {
      requestInit: { headers: { Authorization: `Bearer ${token}` } },
    }),
  );
  const result = await client.callTool({ name, arguments: input });
  await client.close();
  const [content] = result.content;
  const text = content?.type === "text" ? content.text : "";
  expect(result.isError ?? false, text).toBe(false);
  return { text, structured: result.structuredContent };
}

async function callRest(origin: string, key: string, { route }: Published, asked: Fields = {}) {
  const input = { ...asked };
  const [method = "", pattern = ""] = route.split(" ");
  const path = pattern.replace(/\{(\w+)\}/g, (_whole, field: string) => {
    const value = String(input[field]);
    delete input[field];
    return value;
  });
  const url = new URL(`/api/v1${path}`, origin);
  const isQuery = method === "GET" || method === "DELETE";
  if (isQuery)
    for (const [field, value] of Object.entries(input)) url.searchParams.set(field, String(value));
  const response = await fetch(url, {
    method,
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
    ...(!isQuery && { body: JSON.stringify(input) }),
  });
  const body = await response.text();
  expect(response.status, body).toBe(200);
  return JSON.parse(body);
}

/** Two organizations differ in ids, secrets and moments; nothing else may differ. */
function plain(value: unknown): unknown {
  const ids = new Map<string, string>();
  const text = JSON.stringify(value, (_key, each) => (each === null ? undefined : each))
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => {
      ids.set(id, ids.get(id) ?? `id ${ids.size + 1}`);
      return ids.get(id) ?? "";
    })
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "moment")
    .replace(/t-id \d+/g, "slug")
    .replace(/\b(embed_|rk_pub_|rk_live_|rks_)[\w-]+/g, "$1secret")
    .replace(/"slug":"[a-z0-9]{6}"/g, '"slug":"random"');
  return JSON.parse(text);
}

describe("roles and plans", () => {
  let program: Program;
  beforeAll(async () => {
    program = await testProgram();
  });

  test.each(byName)("%s is for its role and those above", async (name, tool) => {
    for (const role of ROLES) {
      const caller = role === "owner" ? program.owner : (await program.member(role)).caller;
      const code = await codeOf(performNamed(name, caller, NONSENSE));
      expect({ role, code }).toEqual({
        role,
        code: roleAtLeast(role, tool.role) ? "validation_failed" : "forbidden",
      });
    }
  });

  test.each(TIERS.map((tier) => [tier]))("on %s each tool answers as published", async (tier) => {
    const { slug, owner, mint, assistant } = await testProgram();
    const { key } = await perform(mintApiKey, owner, { name: "Script", scope: "read_write" });
    const { token } = await mint();
    const status = tier === "Trial" ? "Trialing" : "Active";
    await perform(setPlan, operatorCaller(slug), { tier, status });
    const { bearerCaller, localRequest } = await import("@/lib/auth/caller");
    for (const tool of PUBLISHED) {
      const gated = tool.plan !== undefined && !tierAtLeast(tier, tool.plan);
      const keyGated = !tierAtLeast(tier, tool.keyPlan);
      const byKey = bearerCaller(`Bearer ${key}`, localRequest(), "direct");
      expect({
        tool: tool.name,
        mcp: await codeOf(performNamed(tool.name, assistant(token), NONSENSE)),
        key: await codeOf(performNamed(tool.name, byKey, NONSENSE)),
      }).toEqual({
        tool: tool.name,
        mcp: gated ? "plan_tier_required" : "validation_failed",
        key: gated || keyGated ? "plan_tier_required" : "validation_failed",
      });
    }
  });
});

/** Passes no shape: whoever is let through so far is told so. */
const NONSENSE = { "no such field": true };

async function codeOf(outcome: Promise<unknown>): Promise<unknown> {
  return outcome.then(
    () => "ok",
    (error) => error.code,
  );
}

describe("inputs", () => {
  let program: Program;
  beforeAll(async () => {
    program = await testProgram();
  });

  test.each(byName)("%s names what is missing or wrong", async (name, { required }) => {
    const operation = operationNamed(name);
    if (!operation) throw new Error(`There is no operation ${name}.`);
    expect([...(inputSchema(operation).required ?? [])].sort()).toEqual([...required].sort());
    const input = inputsFor(program)[name] ?? {};
    for (const field of required) {
      const { [field]: _left, ...without } = input;
      await expect(performNamed(name, program.owner, without)).rejects.toMatchObject({
        code: "validation_failed",
        details: { field },
      });
    }
    for (const field of Object.keys(input)) {
      const wrong = { ...input, [field]: { not: "this" } };
      await expect(performNamed(name, program.owner, wrong)).rejects.toMatchObject({
        code: "validation_failed",
        details: { field },
      });
    }
  });
});

const WRITES = PUBLISHED.filter(({ access }) => access === "write").map(
  ({ name }) => [name] as const,
);

test.each(WRITES)(
  "%s with one key twice happens once and is written down with what it changed",
  async (name) => {
    const program = await testProgram();
    const input = inputsFor(program)[name] ?? {};
    const caller = person(program.session, program.slug, { idempotencyKey: "the same" });
    await performNamed(name, caller, input);
    const [row] = await auditRows(program.owner, { operation: name });
    expect(row).toMatchObject({ operation: name, outcome: "ok" });
    if (operationNamed(name)?.effect !== "none") expect(row?.after ?? row?.before).toBeTruthy();
    const once = await contentsOf(program.orgId);
    await codeOf(performNamed(name, caller, input));
    expect(await contentsOf(program.orgId)).toEqual(once);
    // Another input under the same key is a mistake, and is told so.
    await expect(
      performNamed(name, caller, { ...input, [Object.keys(input)[0] ?? ""]: undefined }),
    ).rejects.toBeTruthy();
  },
);

/** Everything of one organization but its log and the keys themselves. */
async function contentsOf(orgId: string): Promise<Record<string, unknown>> {
  const { GRANTS } = await import("@/drizzle/grants");
  const apart = ["audit_events", "idempotency_keys", "orgs"];
  return transaction(async (db) => {
    await db.execute(sql`select set_config('app.org', ${orgId}, true)`);
    const { rows: tables } = await db.execute<{ name: string }>(
      sql`select table_name as name from information_schema.columns where column_name = 'org_id' and table_schema = 'public'`,
    );
    const held: Record<string, unknown> = {};
    for (const { name } of tables.filter(
      ({ name: table }) => table in GRANTS && !apart.includes(table),
    )) {
      const { rows } = await db.execute(
        sql.raw(
          `select md5(coalesce(string_agg(t::text, '' order by t::text), '')) as sum, count(*)::int as rows from ${name} t`,
        ),
      );
      held[name] = rows[0];
    }
    return held;
  });
}
