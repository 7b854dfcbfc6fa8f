import { randomUUID } from "node:crypto";
import { expect, rekomi, test } from "./fixtures";
import { type Claims, startIssuer } from "./issuer";

const ISSUER = process.env.AUTH_OIDC_ISSUER!;

const PASSWORD = "a password set by hand";

async function makeOwner() {
  const id = randomUUID();
  const email = `sso-${id}@example.com`;
  const { orgSlug } = await rekomi<{ orgSlug: string }>(
    ["owner", "create", "--email", email, "--password-stdin", "--org", `Single ${id.slice(0, 8)}`],
    PASSWORD,
  );
  return { email, orgSlug };
}

test("an outside provider that vouches for the address lets its owner in, and signing out ends it", async ({
  page,
}) => {
  const { email, orgSlug } = await makeOwner();
  const claims: Claims = { sub: randomUUID(), email, email_verified: true, name: "Jane" };
  const issuer = await startIssuer(ISSUER, () => claims);
  try {
    await page.goto("/sign-in");
    await page.getByRole("button", { name: "Continue with single sign-on" }).click();
    await expect(page).toHaveURL(new RegExp(`/${orgSlug}$`));

    // The identity is linked by now, so a new address at the provider changes nothing.
    await page.context().clearCookies();
    claims.email = "elsewhere@example.com";
    await page.goto(`/sign-in?next=/${orgSlug}/settings/profile`);
    await page.getByRole("button", { name: "Continue with single sign-on" }).click();
    await expect(page.getByRole("heading", { name: "Profile" })).toBeVisible();

    // The password was set for an address that nobody had proven to be theirs.
    await page.context().clearCookies();
    await page.goto("/sign-in");
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByText("do not belong together")).toBeVisible();
  } finally {
    await issuer.close();
  }
});

test("an address that the provider does not vouch for opens nothing", async ({ page }) => {
  const { email } = await makeOwner();
  const claims = { sub: randomUUID(), email, email_verified: false, name: "Mallory" };
  const issuer = await startIssuer(ISSUER, () => claims);
  try {
    await page.goto("/sign-in");
    await page.getByRole("button", { name: "Continue with single sign-on" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "Nobody here belongs" })).toBeVisible();
    expect((await page.context().cookies()).map(({ name }) => name)).not.toContain(
      "rekomi-session",
    );
  } finally {
    await issuer.close();
  }
});
