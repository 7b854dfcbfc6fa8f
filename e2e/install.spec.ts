import { expect, test } from "./fixtures";
import { complaintsOf, expectPresentable } from "./story";

test("somebody who has no account yet finds the recipe for their platform", async ({
  page,
  baseURL,
}) => {
  const complaints = complaintsOf(page);
  await page.goto("/docs/install");
  await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(29);
  await expectPresentable(page);

  await page.getByRole("link", { name: "Server to server", exact: true }).click();
  await expect(page).toHaveURL(/conversionFire=s2s/);
  await expect(page.getByRole("main").getByRole("link", { name: /^Next.js/ })).toHaveCount(0);
  await page.getByRole("link", { name: /^Shopify/ }).click();
  await expect(page.getByRole("heading", { name: "Shopify", level: 1 })).toBeVisible();
  await expect(page.getByText(`${baseURL}/your-organization/settings/api-keys`)).toBeVisible();
  await expect(page.getByText(/The Custom Pixel sandbox cannot load/)).toBeVisible();
  await expectPresentable(page);

  await page.getByRole("link", { name: "Install" }).first().click();
  await page.getByRole("link", { name: "The generic recipe" }).click();
  await expect(page.getByRole("heading", { name: "Any other platform" })).toBeVisible();
  await expectPresentable(page);
  expect(complaints).toEqual([]);
});

test("a platform that has no recipe has no page", async ({ page }) => {
  const response = await page.goto("/docs/install/no-such-shop");
  expect(response?.status()).toBe(404);
});
