import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { expect, test } from "vitest";
import { mintApiKey } from "@/lib/api-keys/operations";
import { perform } from "@/lib/operations/perform";
import { ORIGIN, testRelay } from "@/lib/relay/handler.fixture";
import { inProcess } from "@/lib/relay/in-process";
import { settings } from "@/lib/settings";
import { restHandler } from "@/lib/surfaces/rest";
import { auditRows, testOrg } from "@/lib/testing/org";
import { getInstallRecipe, listInstallPlatforms } from "./operations";

const PEER = { ip: "198.51.100.7", secure: true };

test("a viewer lists the 29 platforms, each with what reports its sales", async () => {
  const { member } = await testOrg();
  const { caller } = await member("viewer");
  const { items } = await perform(listInstallPlatforms, caller, {});
  expect(new Set(items.map(({ platformKey }) => platformKey)).size).toBe(29);
  expect(items.find(({ platformKey }) => platformKey === "gumroad")).toEqual({
    platformKey: "gumroad",
    displayName: "Gumroad",
    category: "Payment platforms",
    conversionFire: "s2s",
    requiresStripeConnect: false,
    requiresApiKey: true,
  });
});

test("a recipe is filled in for the organization that asks", async () => {
  const { owner, slug, orgId } = await testOrg();
  const rails = await perform(getInstallRecipe, owner, { platformKey: "rails" });
  expect(rails).toMatchObject({
    platformKey: "rails",
    isFallback: false,
    conversionFire: "s2s",
    requiresApiKey: true,
    docsUrl: `${settings().url}/docs/install/rails`,
  });
  const text = JSON.stringify(rails);
  expect(text).toContain(`${settings().url}/${slug}/settings/api-keys`);
  expect(text).toContain(`${settings().url}/api/tracking/s2s`);
  const paddle = await perform(getInstallRecipe, owner, { platformKey: "paddle" });
  expect(JSON.stringify(paddle)).toContain(`/api/webhooks/paddle/${orgId}`);
});

test.each(["My own shop", "generic", "../org", "x".repeat(200)])(
  "%s is no error: the generic recipe answers with three ways",
  async (platformKey) => {
    const { owner } = await testOrg();
    const recipe = await perform(getInstallRecipe, owner, { platformKey });
    expect(recipe).toMatchObject({ platformKey: "generic", isFallback: true });
    expect(recipe.conversionFire).toBeUndefined();
    expect(new Set(recipe.steps.map(({ path }) => path).filter(Boolean))).toEqual(
      new Set(["stripe-webhook", "pixel", "s2s"]),
    );
  },
);

test.each([
  ["LemonSqueezy", "lemon-squeezy"],
  ["Next.js App Router", "nextjs-app"],
  [" Shopify ", "shopify"],
])("%s means %s", async (platformKey, meant) => {
  const { owner } = await testOrg();
  expect(await perform(getInstallRecipe, owner, { platformKey })).toMatchObject({
    platformKey: meant,
    isFallback: false,
  });
});

test("an assistant has the whole recipe in the text alone, and each read is a row", async () => {
  const { mint, owner } = await testOrg();
  const client = await connected((await mint()).token);
  const { items } = textOf(await client.callTool({ name: "list_install_platforms" }));
  expect(items).toHaveLength(29);
  const result = await client.callTool({
    name: "get_install_recipe",
    arguments: { platformKey: "shopify" },
  });
  expect(textOf(result)).toEqual(result.structuredContent);
  expect(textOf(result)).toEqual(
    await perform(getInstallRecipe, owner, { platformKey: "shopify" }),
  );
  const [row] = await auditRows(owner, { actorType: "mcp" });
  expect(row).toMatchObject({
    operation: "get_install_recipe",
    action: "install_recipe.viewed",
    entityType: "install_recipe",
    entityId: "shopify",
    outcome: "ok",
  });
});

test("a script reads them with its key", async () => {
  const { owner } = await testOrg();
  const { key } = await perform(mintApiKey, owner, { name: "Script", scope: "read" });
  const answers = await Promise.all(
    ["/install/platforms", "/install/platforms/No%20such%20shop"].map(async (path) => {
      const response = await restHandler(
        new Request(`${ORIGIN}/api/v1${path}`, { headers: { Authorization: `Bearer ${key}` } }),
        PEER,
      );
      return response.json();
    }),
  );
  expect(answers[0].items).toHaveLength(29);
  expect(answers[1]).toMatchObject({ platformKey: "generic", isFallback: true });
});

async function connected(token: string) {
  const handler = testRelay(inProcess(settings().relaySecrets));
  const client = new Client({ name: "claude-code", version: "2.1.328" });
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${ORIGIN}/api/mcp`), {
      requestInit: { headers: { Authorization: `Bearer ${token}` } },
      fetch: (url, init) => handler(new Request(url, init), PEER),
    }),
  );
  return client;
}

function textOf(result: Awaited<ReturnType<Client["callTool"]>>) {
  const [content] = result.content;
  return JSON.parse(content?.type === "text" ? content.text : "null");
}
