import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { complaintsOf, expectPresentable, makeOwner, signIn } from "./story";

const AGENT = { name: "story-client", version: "4.2.1" };

/** The client's own library, with a token as its guide says. */
async function connectClient(baseURL: string, token: string) {
  const client = new Client(AGENT);
  const transport = new StreamableHTTPClientTransport(new URL("/api/mcp", baseURL), {
    requestInit: { headers: { Authorization: `Bearer ${token}` } },
  });
  await client.connect(transport);
  return client;
}

const tokenField = (page: Page) => page.getByRole("textbox", { name: "Connection token" });

async function generate(page: Page, name: string) {
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.keyboard.press("Enter");
  await expect(tokenField(page)).toBeVisible();
}

const doneStep = (page: Page, title: string) =>
  page.getByRole("listitem").filter({ hasText: `${title}, done` });

test("an owner connects an assistant, watches it work, rotates its token and revokes it", async ({
  page,
  context,
  baseURL,
}) => {
  test.slow();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { email, orgSlug } = await makeOwner({ demo: true });
  const complaints = complaintsOf(page);
  const list = `/${orgSlug}/settings/assistant`;
  await page.goto("/sign-in");
  await signIn(page, email);
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();

  await page.goto(list);
  await expect(page.getByText("0 of 10 connections in use")).toBeVisible();
  await expectPresentable(page);
  await page.getByRole("link", { name: "Generate connection token" }).click();
  await page.getByRole("button", { name: "Generate connection token" }).click();
  await expect(page.getByText("Give the token a name")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Name" })).toBeFocused();
  await page.getByRole("radio", { name: /^Custom/ }).check();
  await expect(page.getByRole("checkbox", { name: /Approve affiliate/ })).toBeVisible();
  await expectPresentable(page);
  await page.getByRole("radio", { name: /^Everything/ }).check();
  await page.getByRole("radio", { name: /^Cursor/ }).check();
  await generate(page, "Cursor laptop");

  const token = await tokenField(page).inputValue();
  expect(token).toMatch(/^rk_mcp_[\w-]{43}[0-9A-Za-z]{6}$/);
  expect(page.url()).not.toContain(token);
  await expect(page.getByText("The token will not be shown again")).toBeVisible();
  await page.getByRole("radio", { name: "Windows" }).check();
  await expect(page.getByText("%USERPROFILE%\\.cursor\\mcp.json").first()).toBeVisible();
  await expectPresentable(page);
  await page.getByRole("link", { name: "Done" }).click();
  await expect(page.getByText("Leave without copying the token?")).toBeVisible();
  await expectPresentable(page);
  await page.getByRole("button", { name: "Stay here" }).click();
  await page.getByRole("button", { name: "Copy token" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(token);

  const client = await connectClient(baseURL!, token);
  await expect(doneStep(page, "Authenticated")).toBeVisible();
  await client.listTools();
  await expect(doneStep(page, "Tools listed")).toBeVisible();
  await client.callTool({ name: "get_org_profile", arguments: {} });
  await expect(doneStep(page, "First call")).toBeVisible();
  await expect(page.getByText("It works", { exact: true })).toBeVisible();
  await expectPresentable(page);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Generate connection token" })).toBeVisible();
  expect(await page.content()).not.toContain(token);

  await client.callTool({ name: "get_affiliate", arguments: { id: "no id" } });
  await page.goto(list);
  const row = page.getByRole("row").filter({ hasText: "Cursor laptop" });
  await expect(row).toContainText("story-client 4.2.1");
  await expect(row).toContainText("2 calls, 1 refused");
  await row.getByRole("button", { name: "Actions for Cursor laptop" }).click();
  await expectPresentable(page);
  await page.getByRole("menuitem", { name: "See its calls" }).click();
  await expect(page).toHaveURL(/audit-log\?tokenId=/);
  const call = page.getByRole("row").filter({ hasText: "Cursor laptop read the organization" });
  await expect(call).toContainText("mcp");
  await expect(call).toContainText("story-client 4.2.1");
  await expect(call).toContainText("Done");
  await call.getByRole("link").click();
  await expect(page).toHaveURL(/event=/);
  const event = page.getByRole("region", { name: "Cursor laptop read the organization" });
  await expect(event).toContainText("get_org_profile");
  await expectPresentable(page);
  await page.keyboard.press("Escape");
  await expect(event).toBeHidden();

  await page.goto(list);
  await page.getByRole("button", { name: "Actions for Cursor laptop" }).click();
  await page.getByRole("menuitem", { name: "Rotate token" }).click();
  await page.getByRole("button", { name: "Rotate now" }).click();
  const rotated = await tokenField(page).inputValue();
  expect(rotated).not.toBe(token);
  await expect(client.listTools()).rejects.toThrow(/rotated/);
  await expect(
    page.getByText("The client sent a value from before the last rotation."),
  ).toBeVisible();
  await expectPresentable(page);
  const renewed = await connectClient(baseURL!, rotated);
  await renewed.listTools();
  await expect(doneStep(page, "Tools listed")).toBeVisible();
  await page.getByRole("button", { name: "Copy token" }).click();
  await page.getByRole("link", { name: "Done" }).click();

  await page.getByRole("button", { name: "Stop all AI access" }).click();
  await expectPresentable(page);
  await page.getByRole("alertdialog").getByRole("button", { name: "Stop all AI access" }).click();
  await expect(page.getByText("Every call of every assistant has been refused")).toBeVisible();
  await expect(renewed.listTools()).rejects.toThrow(/ai_access_stopped/);
  await expectPresentable(page);
  await page.getByRole("button", { name: "Resume AI access" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Resume AI access" }).click();
  await expect(page.getByRole("heading", { name: "Stop all AI access" })).toBeVisible();
  await renewed.listTools();

  await page.getByRole("button", { name: "Actions for Cursor laptop" }).click();
  await page.getByRole("menuitem", { name: "Revoke token" }).click();
  await expect(page.getByText("Cursor laptop stops working at once and for good.")).toBeVisible();
  await expectPresentable(page);
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke token" }).click();
  await expect(page.getByText("No assistant is connected")).toBeVisible();
  await expect(renewed.listTools()).rejects.toThrow(/revoked/);
  await page.reload();
  await expect(
    page.getByText("Cursor laptop is still being used, although it is revoked"),
  ).toBeVisible();
  await page.getByText("1 revoked or expired").click();
  await expect(page.getByRole("link", { name: "Cursor laptop", exact: true })).toBeVisible();
  await expectPresentable(page);
  expect(complaints).toEqual([]);
});

test("a token is generated and shown before any of our scripts has arrived, once", async ({
  page,
}) => {
  const { email, orgSlug } = await makeOwner();
  await page.goto("/sign-in");
  await signIn(page, email);
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
  await page.route(/\/_next\/static\/.*\.js/, (route) => route.abort());

  await page.goto(`/${orgSlug}/settings/assistant/new`);
  await page.getByRole("button", { name: "Generate connection token" }).click();
  await expect(page.getByText("Give the token a name")).toBeVisible();
  await page.getByRole("radio", { name: /^Analyst/ }).check();
  await generate(page, "Before hydration");
  const token = await tokenField(page).inputValue();
  expect(token).toMatch(/^rk_mcp_/);

  // The browser sends the form again; the server does not do it again.
  await page.reload();
  await expect(page.getByText("This form was sent before")).toBeVisible();
  expect(await page.content()).not.toContain(token);
  await page.goto(`/${orgSlug}/settings/assistant`);
  await expect(page.getByText("1 of 10 connections in use")).toBeVisible();
});

test("the log is filtered by its address, and says so when nothing or nonsense was asked", async ({
  page,
}) => {
  const { email, orgSlug } = await makeOwner();
  const log = `/${orgSlug}/settings/audit-log`;
  await page.goto("/sign-in");
  await signIn(page, email);
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();

  await page.goto(log);
  await expectPresentable(page);
  await page.getByLabel("Who").selectOption("People");
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page).toHaveURL(/actorType=user/);
  await expect(page.getByRole("link", { name: /signed in/ }).first()).toBeVisible();
  await page.getByRole("link", { name: "Remove filter Who People" }).click();
  await expect(page).not.toHaveURL(/actorType/);

  await page.goto(`${log}?actor_type=api_key`);
  await expect(page.getByText("No event matches")).toBeVisible();
  await expectPresentable(page);
  await page.goto(`${log}?outcome=nonsense`);
  await expect(page.getByText("This address cannot be read as a filter")).toBeVisible();
  await page.getByRole("link", { name: "Clear filters" }).click();
  await expect(page).toHaveURL(new RegExp(`${log}$`));
});
