import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { complaintsOf, expectPresentable, linkIn, makeOwner, signIn } from "./story";

test("an affiliate is invited by mail, accepts and sees their own page", async ({
  page,
  browser,
  mailbox,
}) => {
  const { email, orgSlug, orgName } = await makeOwner();
  const complaints = complaintsOf(page);
  await page.goto(`/sign-in?next=/${orgSlug}/affiliates/invite`);
  await signIn(page, email);
  await expect(page.getByText("There is no campaign to invite anybody to")).toBeVisible();
  await page.getByRole("link", { name: "Create campaign" }).click();
  await createCampaign(page);
  await page.getByRole("link", { name: "Invite affiliates" }).click();

  const jane = `jane@${orgSlug}.example.com`;
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByLabel("Email")).toBeFocused();
  await page.getByLabel("Email").fill(jane);
  await page.getByLabel("Referral name").fill("jane");
  await page.getByLabel("Commission").selectOption({ label: "A share of their own, in percent" });
  await page.getByLabel("Value").fill("33.5");
  await page.getByLabel("Personal note").fill("We loved your talk.\n\n<b>Olivia</b>");
  await expectPresentable(page);
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByText(`${jane} is invited`)).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue("");
  await page.getByLabel("Email").fill(jane);
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByText(`${jane} has an open invitation`)).toBeVisible();

  const mail = await mailbox.mailTo(jane);
  expect(mail).toContain(`Subject: ${orgName} invites you to its affiliate program`);
  const path = linkIn(mail, "a/invites")!;
  const theirs = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await theirs.goto(path);
  await expect(
    theirs.getByRole("heading", { name: `${orgName} invites you to Autumn Partners` }),
  ).toBeVisible();
  await expect(theirs.getByText("33.5 % of each sale")).toBeVisible();
  await theirs.getByRole("button", { name: "Accept the invitation" }).click();
  await expect(theirs.getByText("Write your name.")).toBeVisible();
  await theirs.getByLabel("Your name").fill("Jane Doe");
  await theirs.getByRole("button", { name: "Accept the invitation" }).click();
  await expect(theirs.getByRole("heading", { name: "Jane Doe" })).toBeVisible();
  await expect(theirs).toHaveURL(/\/a$/);
  await theirs.context().close();

  await page.goto(path);
  await expect(page.getByText("This invitation has ended")).toBeVisible();
  await page.goto(`/${orgSlug}/affiliates`);
  await page.getByRole("link", { name: "Invites", exact: true }).click();
  const row = page.getByRole("row").filter({ hasText: jane });
  await expect(row).toContainText("Accepted");
  await expect(row).toContainText("33.5 % of each sale");
  await expectPresentable(page);
  await row.getByRole("link").click();
  await expect(page.getByRole("heading", { name: "Jane Doe" })).toBeVisible();
  await expect(page.getByRole("table", { name: "Campaigns" })).toContainText("Their own");
  await expectPresentable(page);
  expect(complaints).toEqual([]);
});

test("many are invited at once, and an invitation is withdrawn", async ({ page }) => {
  const { email, orgSlug } = await makeOwner();
  await page.goto(`/sign-in?next=/${orgSlug}/campaigns/new`);
  await signIn(page, email);
  await createCampaign(page);
  await page.getByRole("link", { name: "Invite affiliates" }).click();
  await page.getByRole("link", { name: "Many at once" }).click();
  const people = page.getByLabel("People, one per line");
  await people.fill("ann@example.com\nnobody");
  await page.getByRole("button", { name: "Send invitations" }).click();
  await expect(page.getByText("Line 2: Write an email address")).toBeVisible();
  await expect(people).toBeFocused();
  await people.fill("Ann <ann@example.com>, ann\nbob@example.com, ann\nann@example.com");
  await page.getByRole("button", { name: "Send invitations" }).click();
  await expect(page.getByText("2 people are invited")).toBeVisible();
  await expect(page.getByText("in place of ann, which somebody else has")).toBeVisible();
  await expectPresentable(page);

  await page.goto(`/${orgSlug}/affiliates/invites?status=Open`);
  await page.getByRole("button", { name: "Actions for the invitation of bob@example.com" }).click();
  await page.getByRole("menuitem", { name: "Withdraw" }).click();
  await page.getByRole("button", { name: "Withdraw invitation" }).click();
  await expect(page.getByText("The invitation is withdrawn")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "bob@example.com" })).toHaveCount(0);
});

test("somebody applies on a campaign's public page, is approved, edited and removed", async ({
  page,
  browser,
  mailbox,
}) => {
  const { email, orgSlug, orgName } = await makeOwner();
  const complaints = complaintsOf(page);
  await page.goto(`/sign-in?next=/${orgSlug}/campaigns/new`);
  await signIn(page, email);
  await createCampaign(page);
  await expect(page.getByText("None, since the campaign is private.")).toBeVisible();
  const publicPath = `/p/${orgSlug}/autumn-partners`;
  expect((await page.request.get(publicPath)).status()).toBe(404);
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await page.getByLabel("Visibility").selectOption("Unlisted");
  await page.getByLabel("Description").fill("For people who make things.");
  await expectPresentable(page);
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("link", { name: new RegExp(publicPath) })).toBeVisible();
  await expectPresentable(page);

  const kim = `kim@${orgSlug}.example.com`;
  const theirs = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await theirs.goto(publicPath);
  await expect(theirs.getByText("For people who make things.")).toBeVisible();
  await expect(theirs.getByText("20 % of each sale")).toBeVisible();
  await theirs.getByLabel("Your name").fill("Kim Lee");
  await theirs.getByLabel("Email").fill(kim);
  await theirs.getByRole("button", { name: "Apply" }).click();
  await expect(theirs.getByText("Say a few words about your audience.")).toBeVisible();
  await expect(theirs.getByLabel("Your name")).toHaveValue("Kim Lee");
  await theirs.getByLabel("Your audience").fill("Potters & weavers.");
  await theirs.getByLabel("Website").fill("kim.example.com");
  await theirs.getByRole("button", { name: "Apply" }).click();
  await expect(theirs.getByText("Thank you for applying")).toBeVisible();
  await theirs.context().close();
  expect(await mailbox.mailTo(kim)).toContain(`${orgName} has received your application`);
  await expect
    .poll(() => mailbox.mailTo(email), { timeout: 20_000 })
    .toContain("Kim Lee applies to Autumn Partners");

  await page.goto(publicPath);
  await expectPresentable(page);
  await page.goto(`/${orgSlug}/affiliates?status=Pending`);
  await page.getByRole("link", { name: "Kim Lee" }).click();
  await expect(page.getByText("Potters & weavers.")).toBeVisible();
  await page.getByRole("button", { name: "Approve Kim Lee" }).click();
  await expect(page.getByText("Kim Lee is approved")).toBeVisible();
  await expect
    .poll(async () => linkIn(await mailbox.mailTo(kim), "a"), { timeout: 20_000 })
    .not.toBeNull();

  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await page.getByLabel("Notes").fill("Met at the fair.");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Saved")).toBeVisible();
  await page
    .getByLabel("Commission", { exact: true })
    .selectOption({ label: "An amount of their own, in USD" });
  await page.getByLabel("Value").fill("0.001");
  await page.getByRole("button", { name: "Save commission" }).click();
  await expect(page.getByText("Give a multiple of the smallest unit of USD.")).toBeVisible();
  await page.getByLabel("Value").fill("12.5");
  await page.getByRole("button", { name: "Save commission" }).click();
  await expect(page.getByText("Saved")).toHaveCount(2);
  await expectPresentable(page);
  await page.getByRole("link", { name: "Kim Lee" }).click();
  await expect(page.getByText("$12.50 for each sale")).toBeVisible();
  await expect(page.getByText("Met at the fair.")).toBeVisible();

  await page.getByRole("button", { name: "Actions for Kim Lee" }).click();
  await page.getByRole("menuitem", { name: "Pause" }).click();
  await page.getByRole("button", { name: "Pause affiliate" }).click();
  await expect(page.getByText("Kim Lee is paused")).toBeVisible();
  await page.getByRole("button", { name: "Actions for Kim Lee" }).click();
  await page.getByRole("menuitem", { name: "Remove from the program" }).click();
  await page.getByRole("button", { name: "Remove affiliate" }).click();
  await expect(page.getByText("Kim Lee is removed")).toBeVisible();
  await expect(page.getByRole("link", { name: "Invite again" })).toBeVisible();

  await page.goto(`/${orgSlug}/campaigns`);
  await page.getByRole("link", { name: "Autumn Partners" }).click();
  await page.getByRole("button", { name: "Actions for Autumn Partners" }).click();
  await page.getByRole("menuitem", { name: "Archive" }).click();
  await page.getByRole("button", { name: "Archive campaign" }).click();
  await expect(page.getByText("This campaign is archived")).toBeVisible();
  expect((await page.request.get(publicPath)).status()).toBe(404);
  expect(complaints).toEqual([]);
});

async function createCampaign(page: Page) {
  await page.getByLabel("Name").fill("Autumn Partners");
  await page.getByRole("button", { name: "Create campaign" }).click();
  await expect(page.getByRole("heading", { name: "Autumn Partners" })).toBeVisible();
}
