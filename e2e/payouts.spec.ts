import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { complaintsOf, expectPresentable, makeOwner, signIn } from "./story";

// Every page is looked at in both themes, and the demo's tables are long.
test.describe.configure({ timeout: 120_000 });

/** Acts, and answers in the dialog that asks. */
async function confirm(page: Page, button: string, answer = button) {
  await page.getByRole("button", { name: button, exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: answer, exact: true }).click();
}

test("what is due becomes a batch, is sent by hand and recorded, line by line", async ({
  page,
  mailbox,
}) => {
  const { email, orgSlug, orgName } = await makeOwner({ demo: true });
  const complaints = complaintsOf(page);
  await page.goto(`/sign-in?next=/${orgSlug}/payouts`);
  await signIn(page, email);
  await expect(page.getByRole("heading", { name: "Payouts" })).toBeVisible();
  await expect(page.getByText("You send the money yourself")).toBeVisible();
  await expect(page.getByText(/on hold$/)).toBeVisible();
  await expectPresentable(page);
  const due = await page.getByRole("heading", { level: 2 }).first().innerText();
  expect(due).toMatch(/^\$[\d,.]+ to \d+ affiliates$/);
  const first = page.getByRole("table", { name: "Due in USD" }).getByRole("row").nth(1);
  const name = await first.getByRole("link").innerText();
  const amount = await first.getByRole("cell").last().innerText();

  await page.getByRole("button", { name: "Create batch" }).click();
  const dialog = page.getByRole("dialog", { name: `Create a batch: ${due}?` });
  await dialog.getByRole("button", { name: "Create batch" }).click();
  await expect(page.getByRole("heading", { name: due })).toBeVisible();
  await expect(page.getByText("No money has been sent")).toBeVisible();
  const address = page.url();

  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download CSV" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^payout-\d{4}-\d\d-\d\d-USD-[\da-f]{8}\.csv$/);
  const [columns, ...payments] = readFileSync(await file.path(), "utf8")
    .trim()
    .split("\r\n");
  expect(columns).toBe("email,amount,currency,reference,note");
  expect(due).toContain(`to ${payments.length} affiliates`);
  expect(payments[0]).toContain(`,${amount.replace(/[$,]/g, "")},USD,`);

  await confirm(page, "Start payout");
  await expect(page.getByText("The money is on its way")).toBeVisible();
  await page.getByRole("button", { name: `Mark failed: the payment to ${name}` }).click();
  const asked = page.getByRole("dialog", { name: `${amount} did not reach ${name}?` });
  await asked.getByRole("button", { name: "Record as failed" }).click();
  await expect(asked.getByText("Say why it failed.")).toBeVisible();
  await expect(asked.getByLabel("Reason")).toBeFocused();
  await expectPresentable(page);
  await asked.getByLabel("Reason").fill("The address does not exist.");
  await asked.getByRole("button", { name: "Record as failed" }).click();
  const failed = page.getByRole("row").filter({ hasText: name });
  await expect(failed.getByText("The address does not exist.")).toBeVisible();
  await expect(page.getByText("Of it failed")).toBeVisible();
  await expect.poll(() => mailbox.mailTo(email)).toContain("Subject: Payout failed");

  const paid = page.getByRole("row").nth(2);
  const recipient = await paid.getByText("@").innerText();
  await page.getByRole("button", { name: "Record as paid" }).click();
  await page.getByLabel("Reference").fill("PP-2031");
  await page.getByRole("dialog").getByRole("button", { name: "Record as paid" }).click();
  await expect(paid.getByText("Paid", { exact: true })).toBeVisible();
  await expect(page.getByText("PP-2031")).toBeVisible();
  await expect(page.getByRole("button", { name: /Record as|Start/ })).toHaveCount(0);
  await expectPresentable(page);
  await expect
    .poll(() => mailbox.mailTo(recipient))
    .toContain(`Subject: ${orgName} has paid you $`);

  await page.goto(`/${orgSlug}/payouts?status=Paid`);
  await expect(page.getByRole("row").nth(1)).toContainText("1 failed");
  await page.getByRole("row").nth(1).getByRole("link").click();
  await expect(page).toHaveURL(address);

  // Only the line that failed is due again.
  await page.getByRole("link", { name: "Payouts" }).first().click();
  await expect(page.getByRole("heading", { name: `${amount} to 1 affiliate` })).toBeVisible();
  expect(complaints).toEqual([]);
});

test("a batch that cannot be sent is recorded as failed, and all of it is due again", async ({
  page,
}) => {
  const { email, orgSlug } = await makeOwner({ demo: true });
  await page.goto(`/sign-in?next=/${orgSlug}/payouts`);
  await signIn(page, email);
  const due = await page.getByRole("heading", { level: 2 }).first().innerText();
  await confirm(page, "Create batch");
  await expect(page.getByText("No money has been sent")).toBeVisible();
  await page.goto(`/${orgSlug}/payouts`);
  await expect(page.getByText("Nothing is due", { exact: true })).toBeVisible();
  await expectPresentable(page);

  await page.getByRole("link", { name: "Pending", exact: true }).click();
  await page.getByRole("row").nth(1).getByRole("link").click();
  await expect(page.getByText("No money has been sent")).toBeVisible();
  await expectPresentable(page);
  await page.getByRole("button", { name: "Record as failed" }).click();
  await page.getByLabel("Reason").fill("The account was empty.");
  await page.getByRole("dialog").getByRole("button", { name: "Record as failed" }).click();
  await expect(page.getByText("What was in this batch is due again.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Download CSV" })).toHaveCount(0);
  await expectPresentable(page);

  await page.goto(`/${orgSlug}/payouts?status=Failed`);
  await expect(page.getByRole("row").nth(1)).toContainText("The account was empty.");
  await page.getByRole("link", { name: "Due now" }).click();
  await expect(page.getByRole("heading", { name: due })).toBeVisible();

  const campaign = page.getByLabel("Campaign");
  await campaign.selectOption({ index: 1 });
  await page.getByLabel("Sales since").fill("2099-01-01");
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page).toHaveURL(/campaign=[\da-f-]{36}&since=2099-01-01/);
  await expect(page.getByText("Nothing is due with this filter")).toBeVisible();
  await page.getByRole("link", { name: "Show all that is due" }).click();
  await expect(page.getByRole("heading", { name: due })).toBeVisible();
});
