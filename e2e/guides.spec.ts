import { expect, test } from "./fixtures";
import { complaintsOf, expectPresentable, makeOwner, signIn } from "./story";

test("every guide is filled in for this installation, on each system, and can be shared", async ({
  page,
  baseURL,
}) => {
  test.slow();
  const { email, orgSlug } = await makeOwner();
  const complaints = complaintsOf(page);
  await page.goto("/sign-in");
  await signIn(page, email);
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
  await page.goto(`/${orgSlug}/connect`);
  await expectPresentable(page);

  const guides = page.getByRole("main").getByRole("listitem").getByRole("link");
  const paths = await guides.evaluateAll((links) =>
    links.map((link) => link.getAttribute("href")!),
  );
  expect(paths.length).toBeGreaterThan(5);
  for (const path of paths) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: "Check it works" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "When you rotate" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "If it does not work" })).toBeVisible();
    await expect(page.getByText(/^Checked with/)).toBeVisible();
    await expect(page.getByText(`${baseURL}/api/mcp`).first()).toBeVisible();
    await expectPresentable(page);
  }

  await page.goto(`/${orgSlug}/connect/cursor`);
  await page.getByRole("link", { name: "Windows" }).click();
  await expect(page).toHaveURL(/system=windows/);
  await expect(page.getByText("%USERPROFILE%\\.cursor\\mcp.json").first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Add to Cursor" })).toHaveAttribute(
    "href",
    /^cursor:\/\//,
  );
  await page.goto(`/${orgSlug}/connect/chatgpt`);
  await expect(page.getByText("The calls come from the vendor's servers")).toBeVisible();
  await page.goto(`/${orgSlug}/connect/claude-desktop`);
  await page.getByRole("link", { name: "As a connector" }).click();
  await expect(page.getByText("Add custom connector")).toBeVisible();
  await page.getByRole("link", { name: "Generate connection token" }).click();
  await expect(page.getByRole("radio", { name: /^Claude Desktop/ })).toBeChecked();
  expect(complaints).toEqual([]);
});

test("the documentation is public, and generated from what the product can do", async ({
  page,
  request,
  baseURL,
}) => {
  test.slow();
  const complaints = complaintsOf(page);
  await page.goto("/docs/mcp");
  await expect(page.getByRole("heading", { name: "MCP server" })).toBeVisible();
  await expect(page.getByText(`${baseURL}/api/mcp`, { exact: true }).first()).toBeVisible();
  const openapi = await (await request.get("/openapi.json")).json();
  const manifest = await (await request.get("/llms/mcp.txt")).text();
  const tools = page.getByRole("table", { name: "Every tool" });
  await expectPresentable(page);
  for (const path of Object.values<Record<string, { operationId: string }>>(openapi.paths))
    for (const { operationId } of Object.values(path))
      if (manifest.includes(`\n${operationId} (`))
        await expect(tools.getByText(operationId, { exact: true })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: /^Zed/ }).click();
  await expect(page.getByRole("heading", { name: "Connect Zed" })).toBeVisible();
  await expectPresentable(page);

  await page.goto("/docs");
  for (const path of Object.keys(openapi.paths))
    await expect(page.getByText(path, { exact: true }).first()).toBeVisible();
  await expectPresentable(page);
  expect(complaints).toEqual([]);
});

test("the rules of the program, of tracking and of the log can be read by anybody", async ({
  page,
}) => {
  test.slow();
  const complaints = complaintsOf(page);
  await page.goto("/docs/install");
  for (const [link, heading] of [
    ["Tracking", "Who is credited with a sale"],
    ["The program", "Refunds and disputes"],
    ["Audit log", "How it ended"],
  ] as const) {
    const pages = page.getByRole("navigation", { name: "Documentation" });
    await pages.getByRole("link", { name: link }).click();
    await expect(page.getByRole("heading", { name: heading })).toBeVisible();
    await expectPresentable(page);
  }
  expect(complaints).toEqual([]);
});
