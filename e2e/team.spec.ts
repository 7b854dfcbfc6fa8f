import { randomUUID } from "node:crypto";
import { expect, rekomi, test } from "./fixtures";
import { complaintsOf, expectPresentable, makeOwner, signIn } from "./story";

const PASSWORD = "correct horse battery";

test("an owner invites, the newcomer joins, is made a viewer and then removed", async ({
  browser,
  page,
}) => {
  const id = randomUUID();
  const email = `owner-${id}@example.com`;
  const { orgSlug } = await rekomi<{ orgSlug: string }>(
    ["owner", "create", "--email", email, "--password-stdin", "--org", `Team ${id.slice(0, 8)}`],
    PASSWORD,
  );
  await page.goto(`/sign-in?next=/${orgSlug}/settings/team`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();

  await expect(page.getByRole("heading", { name: "Team", level: 1 })).toBeVisible();

  const complaints = complaintsOf(page);
  await expectPresentable(page);
  const guestEmail = `guest-${id}@example.com`;
  await page.getByLabel("Email").fill(guestEmail);
  await page.getByRole("combobox", { name: "Role" }).selectOption("Admin");
  await page.getByRole("button", { name: "Send invitation" }).click();
  const sent = page.getByRole("status").filter({ hasText: `${guestEmail} is invited` });
  const link = (await sent.locator("code").textContent()) ?? "";
  await expect(page.getByRole("row").filter({ hasText: guestEmail })).toBeVisible();
  await expect(page.getByText(link)).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue("");
  await expectPresentable(page);
  await page.reload();
  await expect(page.getByText(link)).toHaveCount(0);
  await expect(page.getByRole("row").filter({ hasText: guestEmail })).toContainText("Admin");

  const guest = await (await browser.newContext()).newPage();
  await guest.goto(link);
  await expect(guest.getByText(`${guestEmail} is invited as Admin.`)).toBeVisible();
  await expectPresentable(guest);
  await guest.getByLabel("Your name").fill("Gus Guest");
  await guest.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await guest.getByRole("button", { name: "Create account and join" }).click();
  await expect(guest).toHaveURL(new RegExp(`/${orgSlug}$`));
  await guest.goto(link);
  await expect(guest.getByText("This invitation has ended")).toBeVisible();
  await expectPresentable(guest);
  await guest.goto(`/${orgSlug}/settings/audit-log`);
  await expect(guest.getByRole("table")).toContainText("Gus Guest");

  await page.reload();
  await page.getByRole("button", { name: "Actions for Gus Guest" }).click();
  await page.getByRole("menuitem", { name: "Change role" }).click();
  await expectPresentable(page);
  await page.getByRole("alertdialog").getByLabel("Role").selectOption("Viewer");
  await page.getByRole("alertdialog").getByRole("button", { name: "Change role" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Gus Guest" })).toContainText("Viewer");
  await guest.goto(`/${orgSlug}/settings/audit-log`);
  await expect(guest.getByRole("table")).toHaveCount(0);

  await page.getByRole("button", { name: "Actions for Gus Guest" }).click();
  await page.getByRole("menuitem", { name: "Remove from the team" }).click();
  await expectPresentable(page);
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove from the team" }).click();
  // Behind an open dialog there are no rows to be seen, whoever is in them.
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await expect(page.getByRole("row").filter({ hasText: "Gus Guest" })).toHaveCount(0);
  const answer = await guest.goto(`/${orgSlug}`);
  expect(answer?.status()).toBe(404);
  expect(complaints).toEqual([]);
});

test("whoever is signed in as somebody else signs out and goes on with the invitation", async ({
  page,
}) => {
  const { email, orgSlug } = await makeOwner();
  const guestEmail = `guest-${randomUUID()}@example.com`;
  await page.goto(`/sign-in?next=/${orgSlug}/settings/team`);
  await signIn(page, email);
  await expect(page.getByRole("heading", { name: "Team", level: 1 })).toBeVisible();
  await page.getByLabel("Email").fill(guestEmail);
  await page.getByRole("button", { name: "Send invitation" }).click();
  const sent = page.getByRole("status").filter({ hasText: `${guestEmail} is invited` });
  await page.goto((await sent.locator("code").textContent()) ?? "");
  await expect(page.getByText("You are signed in with another address")).toBeVisible();
  await expectPresentable(page);
  await page.getByRole("button", { name: "Sign out and go on" }).click();
  await expect(page.getByRole("button", { name: "Create account and join" })).toBeVisible();
});
