import { expect, test } from "./fixtures";
import { complaintsOf, expectPresentable, linkIn, makeOwner, signIn } from "./story";

test("the overview shows the figures of the range and metric that its address names", async ({
  page,
}) => {
  const { email, orgSlug } = await makeOwner({ demo: true });
  const complaints = complaintsOf(page);
  await page.goto("/sign-in");
  await signIn(page, email);
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
  await expect(page.getByText("The last 30 days, compared with")).toBeVisible();
  await expectPresentable(page);
  await page.getByRole("link", { name: "90 days" }).click();
  await expect(page).toHaveURL(/range=90d/);
  await page.getByRole("link", { name: "Clicks" }).click();
  await expect(page).toHaveURL(new RegExp(`/${orgSlug}\\?range=90d&metric=clicks$`));
  await expect(page.getByRole("img", { name: "Clicks by day" })).toBeVisible();
  await expect(page.getByText("The last 90 days, compared with")).toBeVisible();
  await expect(page.getByRole("link", { name: "Clicks" })).toHaveAttribute("aria-current", "page");
  expect(complaints).toEqual([]);
});

test("a new organization is told what to do, and its lists what they are for", async ({ page }) => {
  const { email, orgSlug } = await makeOwner();
  await page.goto("/sign-in");
  await signIn(page, email);
  await expect(page.getByText("0 of 4 done")).toBeVisible();
  await page.goto(`/${orgSlug}/affiliates`);
  await expect(page.getByText("No affiliate yet")).toBeVisible();
  await page.goto(`/${orgSlug}/campaigns`);
  await expect(page.getByText("No campaign yet")).toBeVisible();
  await expectPresentable(page);
  await page.getByRole("link", { name: "Create campaign" }).click();

  await page.getByLabel("Name").fill("Autumn Partners");
  await expect(page.getByLabel("Slug")).toHaveValue("autumn-partners");
  await page.getByLabel("A fixed amount for each sale").check();
  await page.getByLabel("Value").fill("12.5");
  await page.getByLabel("Days a click counts").fill("a month");
  await page.getByRole("button", { name: "Create campaign" }).click();
  await expect(page.getByLabel("Days a click counts")).toBeFocused();
  await expect(page.getByLabel("A fixed amount for each sale")).toBeChecked();
  await expectPresentable(page);
  await page.getByLabel("Days a click counts").fill("999");
  await page.getByRole("button", { name: "Create campaign" }).click();
  await expect(page.getByText("Write at most 365.")).toBeVisible();
  await page.getByLabel("Days a click counts").fill("45");
  await page.getByRole("button", { name: "Create campaign" }).click();
  await expect(page.getByRole("heading", { name: "Autumn Partners" })).toBeVisible();
  await expect(page.getByText("$12.50 for each sale")).toBeVisible();
  await expectPresentable(page);

  await page.goto(`/${orgSlug}/campaigns/new`);
  await page.getByLabel("Name").fill("Autumn Partners");
  await page.getByRole("button", { name: "Create campaign" }).click();
  await expect(page.getByText("Choose another slug.")).toBeVisible();
  await expect(page.getByLabel("Slug")).toBeFocused();
  await page.goto(`/${orgSlug}`);
  await expect(page.getByText("1 of 4 done")).toBeVisible();
});

test("applications are answered from the list, and who is approved opens their own page", async ({
  page,
  browser,
  mailbox,
}) => {
  const { email, orgSlug, orgName } = await makeOwner({ demo: true });
  const complaints = complaintsOf(page);
  await page.goto(`/sign-in?next=/${orgSlug}/affiliates?status=Pending`);
  await signIn(page, email);
  const rows = page.getByRole("row").filter({ has: page.getByRole("button", { name: "Approve" }) });
  await expect(rows).not.toHaveCount(0);
  const waiting = await rows.count();
  await expectPresentable(page);

  const [approved, rejected] = [rows.first(), rows.nth(1)];
  const name = await approved.getByRole("link").innerText();
  const address = await approved.getByText("@").innerText();
  const other = await rejected.getByRole("link").innerText();
  await page.getByRole("button", { name: `Approve ${name}` }).click();
  await expect(page.getByText(`${name} is approved`)).toBeVisible();
  await expect(rows).toHaveCount(waiting - 1);
  // By keyboard one goes on with the next.
  await expect(rows.first().getByRole("link")).toBeFocused();

  await page.getByRole("button", { name: `Reject ${other}` }).click();
  const dialog = page.getByRole("dialog", { name: `Reject ${other}?` });
  await dialog.getByLabel("Reason").fill("Our audiences do not overlap.");
  await expectPresentable(page);
  await dialog.getByRole("button", { name: "Reject application" }).click();
  await expect(page.getByText(`${other} is rejected`)).toBeVisible();
  await expect(rows).toHaveCount(waiting - 2);
  await page.getByRole("link", { name: "Rejected" }).click();
  await page.getByRole("link", { name: other }).click();
  await expect(page.getByText("Our audiences do not overlap.")).toBeVisible();
  await expect(page.getByText("Written by the applicant")).toBeVisible();
  await expectPresentable(page);
  expect(complaints).toEqual([]);

  const path = linkIn(await mailbox.mailTo(address), "a")!;
  const theirs = await (await browser.newContext()).newPage();
  await theirs.goto(path);
  await expectPresentable(theirs);
  await theirs.getByRole("button", { name: "Open your page" }).click();
  await expect(theirs.getByRole("heading", { name })).toBeVisible();
  await expect(theirs.getByText(`Your referrals for ${orgName}.`)).toBeVisible();
  await expect(theirs.getByText("Approved", { exact: true })).toBeVisible();
  await expectPresentable(theirs);
  await theirs.goto(`/${orgSlug}`);
  await expect(theirs).toHaveURL(/\/sign-in/);

  await page.goto(path);
  await page.getByRole("button", { name: "Open your page" }).click();
  await expect(page.getByText("This link has been used or has expired.")).toBeVisible();
  await theirs.goto("/a");
  await theirs.getByRole("button", { name: "Sign out" }).click();
  await expect(theirs.getByText("You are not signed in here.")).toBeVisible();
  await theirs.context().close();
});

test("settings show the team and the plan, and another's organization is not there", async ({
  page,
}) => {
  const [mine, theirs] = [await makeOwner(), await makeOwner()];
  await page.goto(`/sign-in?next=/${mine.orgSlug}/settings/team`);
  await signIn(page, mine.email);
  await expect(page.getByRole("row").filter({ hasText: mine.email })).toContainText("Owner");
  await expectPresentable(page);
  await page
    .getByRole("navigation", { name: "Settings" })
    .getByRole("link", { name: "Billing" })
    .click();
  await expect(page.getByRole("meter", { name: "AI connections" })).toBeVisible();
  await expect(page.getByText("The operator of this server decides")).toBeVisible();
  await expectPresentable(page);
  for (const list of ["affiliates", "campaigns", "settings/assistant"]) {
    for (const id of ["0190b5a0-0000-7000-8000-000000000001", "nonsense"]) {
      const response = await page.goto(`/${mine.orgSlug}/${list}/${id}`);
      expect(response?.status()).toBe(404);
      await expect(page.getByRole("heading", { name: "Not found" })).toBeVisible();
    }
  }
  for (const path of ["", "/affiliates", "/settings/team"]) {
    const response = await page.goto(`/${theirs.orgSlug}${path}`);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
  }
});
