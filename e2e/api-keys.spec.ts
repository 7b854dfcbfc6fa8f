import type { Page } from "@playwright/test";
import { expect, rekomi, test } from "./fixtures";
import { complaintsOf, expectPresentable, makeOwner, signIn } from "./story";

const keyField = (page: Page) => page.getByRole("textbox", { name: "API key" });
const secretField = (page: Page) => page.getByRole("textbox", { name: "Signing secret" });

async function signedIn(page: Page, email: string) {
  await page.goto("/sign-in");
  await signIn(page, email);
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
}

function api(baseURL: string, key: string, path: string, body?: object) {
  return fetch(new URL(`/api/v1${path}`, baseURL), {
    method: body ? "POST" : "GET",
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
    body: body && JSON.stringify(body),
  });
}

test("an owner makes an API key, a script calls with it, and rotating and revoking stop it", async ({
  page,
  context,
  baseURL,
  mailbox,
}) => {
  test.slow();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { email, orgSlug } = await makeOwner();
  const complaints = complaintsOf(page);
  const list = `/${orgSlug}/settings/api-keys`;
  await signedIn(page, email);

  await page.getByRole("link", { name: "API keys" }).first().click();
  await expect(page.getByText("No API key is in use")).toBeVisible();
  await expectPresentable(page);
  await page.getByRole("link", { name: "Create API key" }).click();
  await page.getByRole("button", { name: "Create API key" }).click();
  await expect(page.getByText("Give the key a name")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Name" })).toBeFocused();
  await expectPresentable(page);
  await page.getByRole("textbox", { name: "Name" }).fill("Order server");
  await page.getByRole("radio", { name: /^Read and write/ }).check();
  await page.getByRole("button", { name: "Create API key" }).click();

  const key = await keyField(page).inputValue();
  const secret = await secretField(page).inputValue();
  expect(key).toMatch(/^rk_live_[\w-]{43}[0-9A-Za-z]{6}$/);
  expect(secret).toMatch(/^rks_[\w-]{43}[0-9A-Za-z]{6}$/);
  await expectPresentable(page);
  await page.getByRole("link", { name: "Done" }).click();
  await expect(page.getByText("Leave without copying either value?")).toBeVisible();
  await expectPresentable(page);
  await page.getByRole("button", { name: "Stay here" }).click();
  await page.getByRole("button", { name: "Copy key" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key);
  await page.getByRole("link", { name: "Done" }).click();
  await expect(page.getByText("Leave without copying the signing secret?")).toBeVisible();
  await page.getByRole("button", { name: "Stay here" }).click();
  await page.getByRole("button", { name: "Copy secret" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret);

  await page.getByRole("button", { name: "Copy snippet" }).first().click();
  const command = await page.evaluate(() => navigator.clipboard.readText());
  expect(command).toBe(`curl '${baseURL}/api/v1/org' -H "Authorization: Bearer ${key}"`);
  expect(await (await api(baseURL!, key, "/org")).json()).toMatchObject({ slug: orgSlug });
  const campaign = { name: "Spring", slug: "spring" };
  expect((await api(baseURL!, key, "/programs", campaign)).status).toBe(200);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Create API key" })).toBeVisible();
  for (const value of [key, secret]) expect(await page.content()).not.toContain(value);
  expect(await mailbox.mailTo(email)).toContain("Order server");

  await page.goto(list);
  const row = page.getByRole("row").filter({ hasText: "Order server" });
  await expect(row).toContainText(`…${key.slice(-4)}`);
  await expect(row).toContainText("Read, write");
  await expect(row).toContainText("from 127.0.0.1");
  await expectPresentable(page);
  await row.getByRole("button", { name: "Actions for Order server" }).click();
  await page.getByRole("menuitem", { name: "Rotate key" }).click();
  await expect(page.getByText("Both old values stop with the next call")).toBeVisible();
  await expectPresentable(page);
  await page.getByRole("button", { name: "Rotate now" }).click();
  const renewed = await keyField(page).inputValue();
  expect(renewed).not.toBe(key);
  expect(await secretField(page).inputValue()).not.toBe(secret);
  const stopped = await api(baseURL!, key, "/org");
  expect([stopped.status, await stopped.json()]).toMatchObject([401, { reason: "rotated" }]);
  expect((await api(baseURL!, renewed, "/org")).status).toBe(200);
  await page.getByRole("button", { name: "Copy key" }).click();
  await page.getByRole("button", { name: "Copy secret" }).click();
  await page.getByRole("link", { name: "Done" }).click();

  await row.getByRole("button", { name: "Actions for Order server" }).click();
  await page.getByRole("menuitem", { name: "Revoke key" }).click();
  await expect(page.getByText("Every script that sends Order server is refused")).toBeVisible();
  await expectPresentable(page);
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke key" }).click();
  await expect(page.getByText("No API key is in use")).toBeVisible();
  const revoked = await api(baseURL!, renewed, "/org");
  expect([revoked.status, await revoked.json()]).toMatchObject([401, { reason: "revoked" }]);
  await page.getByText("1 revoked").click();
  await row.getByRole("button", { name: "Actions for Order server" }).click();
  await page.getByRole("menuitem", { name: "See its history" }).click();
  for (const verb of ["created", "rotated", "revoked"])
    await expect(
      page.getByRole("row").filter({ hasText: `${verb} API key Order server` }),
    ).toBeVisible();
  expect(complaints).toEqual([]);
});

test("a key is made and shown before any of our scripts has arrived, once", async ({ page }) => {
  const { email, orgSlug } = await makeOwner();
  await signedIn(page, email);
  await page.route(/\/_next\/static\/.*\.js/, (route) => route.abort());

  await page.goto(`/${orgSlug}/settings/api-keys/new`);
  await page.getByRole("button", { name: "Create API key" }).click();
  await expect(page.getByText("Give the key a name")).toBeVisible();
  await page.getByRole("textbox", { name: "Name" }).fill("Before hydration");
  await page.getByRole("button", { name: "Create API key" }).click();
  const key = await keyField(page).inputValue();
  expect(key).toMatch(/^rk_live_/);

  // The browser sends the form again; the server does not do it again.
  await page.reload();
  await expect(page.getByText("This form was sent before")).toBeVisible();
  expect(await page.content()).not.toContain(key);
  await page.goto(`/${orgSlug}/settings/api-keys`);
  await expect(page.getByText("1 key in use")).toBeVisible();
});

test("the page says what the plan in force keeps from keys", async ({ page, baseURL }) => {
  const { email, orgSlug } = await makeOwner();
  const { key } = await rekomi<{ key: string }>([
    ...["key", "mint", "--org", orgSlug],
    ...["--name", "Export"],
  ]);
  await rekomi(["org", "plan", orgSlug, "Starter"]);
  await signedIn(page, email);

  await page.goto(`/${orgSlug}/settings/api-keys`);
  await expect(page.getByText(/^On Starter, API keys /)).toBeVisible();
  await expect(page.getByText("1 of 2 keys in use")).toBeVisible();
  await expectPresentable(page);
  const refused = await api(baseURL!, key, "/org");
  expect([refused.status, await refused.json()]).toMatchObject([
    402,
    { error: "plan_tier_required", required: "Growth", current: "Starter" },
  ]);
  await page.getByRole("link", { name: "Plan and billing" }).click();
  await expect(page.getByRole("heading", { name: "Billing" })).toBeVisible();
});

test("the reference has every operation in reach, and stays presentable", async ({ page }) => {
  const complaints = complaintsOf(page);
  await page.goto("/docs");
  await expectPresentable(page);
  await page.getByRole("link", { name: "Approve affiliate" }).click();
  await expect(page).toHaveURL(/\/docs\/reference\/affiliates#approve_affiliate$/);
  const operation = page.getByRole("region", { name: "Approve affiliate" });
  await expect(operation).toContainText("/affiliates/{id}/approve");
  await expect(operation).toContainText("plan_tier_required");
  await expect(operation).toContainText("tools/call");
  await expectPresentable(page);
  expect(complaints).toEqual([]);
});
