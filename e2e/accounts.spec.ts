import { expect, test } from "./fixtures";
import { complaintsOf, expectPresentable, linkIn, makeOwner, PASSWORD, signIn } from "./story";

// This file runs first: only then is the installation a new one.
test("the first person sets the server up, and nobody does after them", async ({
  page,
  browser,
}) => {
  const complaints = complaintsOf(page);
  await page.goto("/");
  await expect(page).toHaveURL(/\/setup$/);
  await expectPresentable(page);

  await page.getByLabel("Your name").fill("Olivia Owner");
  await page.getByLabel("Password", { exact: true }).fill("short");
  await page.getByRole("button", { name: "Set up Rekomi" }).click();
  await expect(page.getByLabel("Email")).toBeFocused();
  await expect(page.getByText("Use at least 10 characters.")).toBeVisible();
  await expect(page.getByLabel("Your name")).toHaveValue("Olivia Owner");
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue("short");

  await page.getByLabel("Email").fill("olivia@example.com");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByLabel("Organization name").fill("Acme Tools");
  await page.getByRole("button", { name: "Set up Rekomi" }).click();
  // A year of an invented program takes some seconds to write down.
  await expect(page).toHaveURL(/\/acme-tools$/, { timeout: 30_000 });
  await expect(page.getByRole("link", { name: "Review applications" })).toBeVisible();

  const other = await browser.newPage();
  await other.goto("/setup");
  await expect(other).toHaveURL(/\/sign-in$/);
  await other.close();
  expect(complaints).toEqual([]);
});

test("without script, signing in says what is wrong, keeps the email, and then works", async ({
  browser,
}) => {
  const { email, orgSlug } = await makeOwner();
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(`/${orgSlug}/campaigns`);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await signIn(page, "nobody", "");
  await expect(page.getByText("Write an email address")).toBeVisible();
  await expect(page.getByText("Write your password.")).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue("nobody");
  await signIn(page, email, "not the password");
  await expect(page.getByText("do not belong together")).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue(email);
  await signIn(page, email);
  await expect(page).toHaveURL(new RegExp(`/${orgSlug}/campaigns$`));
  await page.close();
});

test("an address in next cannot lead away, and signing out ends the session", async ({ page }) => {
  const { email, orgSlug } = await makeOwner();
  await page.goto("/sign-in?next=/%5Cevil.example");
  await expectPresentable(page);
  await signIn(page, email);
  await expect(page).toHaveURL(new RegExp(`/${orgSlug}$`));
  await page.getByRole("button", { name: "Your account" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await page.goto(`/${orgSlug}`);
  await expect(page).toHaveURL(new RegExp(`/sign-in\\?next=%2F${orgSlug}$`));
});

test("a forgotten password is replaced by mail, once, and says nothing of who has an account", async ({
  page,
  mailbox,
}) => {
  const { email, orgSlug } = await makeOwner();
  await page.goto("/forgot-password");
  await page.getByLabel("Email").fill(`no-${email}`);
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await expect(page.getByText(`If no-${email} belongs to an account here`)).toBeVisible();
  await page.goto("/forgot-password");
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await expect(page.getByText(`If ${email} belongs to an account here`)).toBeVisible();

  const link = async () => linkIn(await mailbox.mailTo(email), "reset-password");
  await expect.poll(link).not.toBeNull();
  const path = (await link())!;
  await page.goto(path);
  await expectPresentable(page);
  await page.getByLabel("New password").fill("a new and longer one");
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByText("Your new password is set.")).toBeVisible();
  await signIn(page, email);
  await expect(page.getByText("do not belong together")).toBeVisible();
  await signIn(page, email, "a new and longer one");
  await expect(page).toHaveURL(new RegExp(`/${orgSlug}$`));

  await page.goto(path);
  await page.getByLabel("New password").fill("somebody who read the mail");
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByText("This link has been used or has expired.")).toBeVisible();
});

test("an address is confirmed by a click on the page, not by opening it", async ({
  page,
  mailbox,
}) => {
  const { email, orgSlug } = await makeOwner();
  await page.goto(`/sign-in?next=/${orgSlug}/settings/profile`);
  await signIn(page, email);
  await expect(page.getByText("Not confirmed")).toBeVisible();
  await page.getByRole("button", { name: "Mail a new link" }).first().click();
  await expect(page.getByText("A new link is on its way.").first()).toBeVisible();

  const link = async () => linkIn(await mailbox.mailTo(email), "verify-email");
  await expect.poll(link).not.toBeNull();
  const path = (await link())!;
  await page.request.get(path);
  await page.goto(path);
  await page.getByRole("button", { name: "Confirm address" }).click();
  await expect(page.getByText("Your address is confirmed.")).toBeVisible();
  await page.goto(`/${orgSlug}/settings/profile`);
  await expect(page.getByText("Confirmed", { exact: true })).toBeVisible();
});

test("another browser is signed out from here", async ({ page, browser }) => {
  const { email, orgSlug } = await makeOwner();
  const profile = `/${orgSlug}/settings/profile`;
  const other = await browser.newPage();
  for (const each of [other, page]) {
    await each.goto(`/sign-in?next=${profile}`);
    await signIn(each, email);
    await expect(each.getByRole("heading", { name: "Signed-in browsers" })).toBeVisible();
  }
  await expectPresentable(page);
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: "Sign out everywhere else" })
    .click();
  await expect(page.getByRole("button", { name: "Sign out everywhere else" })).toHaveCount(0);
  await other.reload();
  await expect(other).toHaveURL(/\/sign-in\?next=/);
  await other.close();
});

test("a person makes a second organization and goes back and forth", async ({ page }) => {
  const { email, orgSlug, orgName } = await makeOwner();
  await page.goto("/sign-in?next=/new");
  await signIn(page, email);
  await page.getByLabel("Organization name").fill(`${orgName} abroad`);
  await page.getByRole("button", { name: "Create organization" }).click();
  await expect(page).toHaveURL(new RegExp(`/${orgSlug}-abroad$`));
  await page.getByRole("button", { name: "Switch organization" }).click();
  await page.getByRole("menuitem", { name: orgName, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/${orgSlug}$`));
  await page.goto("/");
  await expect(page).toHaveURL(new RegExp(`/${orgSlug}$`));
});
