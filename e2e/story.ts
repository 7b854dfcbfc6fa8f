import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, rekomi } from "./fixtures";

export const PASSWORD = "correct horse battery staple";

/** An owner with an organization of their own, made by the operator. */
export async function makeOwner({ demo = false } = {}) {
  const id = randomUUID().slice(0, 8);
  const email = `owner-${id}@example.com`;
  const { orgSlug } = await rekomi<{ orgSlug: string }>(
    ["owner", "create", "--email", email, "--password-stdin", "--org", `Story ${id}`],
    PASSWORD,
  );
  if (demo) await rekomi(["demo", "load", "--org", orgSlug]);
  return { email, orgSlug, orgName: `Story ${id}` };
}

export async function signIn(page: Page, email: string, password = PASSWORD) {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Everything that the browser complains about, the content security policy included. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}

/** No violation that axe knows, in both themes, and nothing to scroll sideways on a phone. */
export async function expectPresentable(page: Page) {
  // A page that is still on its way has no heading.
  await expect(page.locator("h1").first()).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // Colours take a moment to change, even where no motion is wanted; what stays is a fault.
    await expect(async () => expect(await violationsOf(page)).toEqual([])).toPass({
      timeout: 30_000,
    });
  }
  const size = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 740 });
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await expect.poll(overflow).toBeLessThanOrEqual(0);
  if (size) await page.setViewportSize(size);
}

async function violationsOf(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => ({ id, html, failureSummary })),
  );
}

/** The link of a kind in a mail, as a path; null where there is none. */
export function linkIn(mail: string, kind: string): string | null {
  const text = mail.replace(/=\r?\n/g, "").replaceAll("=3D", "=");
  return new RegExp(`/${kind}/[\\w-]+`).exec(text)?.[0] ?? null;
}
