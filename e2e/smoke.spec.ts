import { expect, test } from "./fixtures";

test("the product answers, and its pages run no script that is not ours", async ({ page }) => {
  const response = await page.goto("/");
  expect(response?.status()).toBe(200);
  expect(response?.headers()["content-security-policy"]).toContain("'strict-dynamic'");
  const health = await page.request.get("/api/health");
  expect(await health.json()).toEqual({ status: "ok", database: "ok" });
});
