import type { Page } from "@playwright/test";
import { expect, rekomi, test } from "./fixtures";
import { complaintsOf, expectPresentable, makeOwner, signIn } from "./story";

// Every step is looked at in both themes.
test.describe.configure({ timeout: 180_000 });

async function newCampaign(page: Page, orgSlug: string, email: string) {
  await page.goto(`/sign-in?next=/${orgSlug}/campaigns/new`);
  await signIn(page, email);
  await page.getByLabel("Name").fill("Partners");
  await page.getByRole("button", { name: "Create campaign" }).click();
  await expect(page.getByRole("heading", { name: "Partners" })).toBeVisible();
}

const file = (name: string, lines: string[]) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(lines.join("\r\n")),
});

const fact = (page: Page, name: string) =>
  page.getByRole("definition").and(page.locator(`dt:text-is("${name}") + dd`));

test("an owner brings affiliates and their sales over, agrees to what becomes payable, and undoes it", async ({
  page,
}) => {
  const { email, orgSlug } = await makeOwner();
  const complaints = complaintsOf(page);
  await newCampaign(page, orgSlug, email);
  await page.getByRole("link", { name: "Imports" }).click();
  await expect(page.getByText("Nothing was imported yet")).toBeVisible();
  await expectPresentable(page);
  await page.getByRole("link", { name: "Import from a file" }).click();

  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("Choose a file, or paste its content below.")).toBeVisible();
  await expectPresentable(page);
  await page.getByLabel("Where the file comes from").selectOption("Rewardful");
  await page
    .getByLabel("File", { exact: true })
    .setInputFiles(
      file("affiliates.csv", [
        "First name,Last name,Email,State,Token",
        "Ann,Lee,ann@example.com,active,ann",
        "Bob,Ray,bob@example.com,active,ann",
        "Cleo,Fox,cleo@example.com,disabled,cleo",
        "Dora,,nowhere,active,dora",
      ]),
    );
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "Which column is what?" })).toBeFocused();
  await expect(page.getByLabel("Referral name")).toHaveValue("4");
  await expectPresentable(page);
  await page.getByRole("button", { name: "Check rows" }).click();
  await expect(page.getByText("Row 4: Email: Write an email address")).toBeVisible();
  await expect(page.getByLabel("active (2)")).toBeChecked();
  await expect(page.getByLabel("disabled (1)")).not.toBeChecked();
  await expectPresentable(page);
  await page.getByRole("button", { name: "Import 3 rows" }).click();
  await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();
  await expect(fact(page, "Imported")).toHaveText("2 affiliates into Partners");
  await expect(page.getByText(/^The slug ann was taken: theirs is/)).toBeVisible();
  await expectPresentable(page);

  await page.getByRole("link", { name: "Import their past sales" }).click();
  await expect(page.getByLabel("Sales and commissions")).toBeChecked();
  const sales = [
    "affiliate email;amount;commission;currency;date;status;invoice id",
    "ann@example.com;49,00;9,80;USD;31.01.2026;paid;in_1",
    "ann@example.com;1.200,00;240,00;USD;01.02.2026;due;in_2",
    "ann@example.com;10,00;2,00;EUR;02.02.2026;due;in_3",
    "stranger@example.com;10,00;2,00;USD;02.02.2026;due;in_4",
    "ann@example.com;10,00;2,00;USD;02.02.2026;voided;in_5",
  ];
  const choose = async () => {
    await page.getByLabel("File", { exact: true }).setInputFiles(file("sales.csv", sales));
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByLabel("How are dates written?")).toHaveValue("day");
    await page.getByRole("button", { name: "Check rows" }).click();
    await expect(page.getByRole("heading", { name: "What would happen" })).toBeVisible();
  };
  await choose();
  await expect(fact(page, "Would come in")).toHaveText("3 rows");
  await expect(fact(page, "Settled elsewhere")).toHaveText("$9.80");
  await expect(fact(page, "Not paid yet")).toHaveText("€2.00 and $240.00");
  await expect(page.getByText("1 row left out")).toBeVisible();
  await expect(page.getByText("No affiliate here has this email or slug.")).toBeVisible();
  await expect(page.getByLabel("Make €2.00 and $240.00 payable now")).not.toBeChecked();
  await expectPresentable(page);
  await page.getByRole("button", { name: "Import 4 rows" }).click();
  await expect(fact(page, "Imported")).toHaveText("3 conversions into Partners");
  await expect(fact(page, "Made payable")).toHaveText("nothing");

  // Later the same file is agreed to.
  await page.goto(`/${orgSlug}/imports/new?kind=Conversions`);
  await choose();
  await expect(fact(page, "Would come in")).toHaveText("0 rows");
  await page.getByLabel("Make €2.00 and $240.00 payable now").check();
  await page.getByRole("button", { name: "Import 4 rows" }).click();
  await expect(fact(page, "Made payable")).toHaveText("€2.00 and $240.00");
  await page.getByRole("link", { name: "See all imports" }).click();
  await expect(page.getByRole("row")).toHaveCount(4);
  await expectPresentable(page);

  await page.getByRole("link", { name: "Affiliates into Partners" }).click();
  await page.getByRole("button", { name: "Revert import" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Revert affiliates into Partners?" });
  await expect(dialog.getByText("1 affiliate will stay:")).toBeVisible();
  await expect(dialog.getByText("Ann Lee (ann@example.com)")).toBeVisible();
  await expectPresentable(page);
  await dialog.getByRole("button", { name: "Revert import" }).click();
  await expect(page.getByText("1 affiliate of this import stayed")).toBeVisible();
  await expectPresentable(page);

  await page.goto(`/${orgSlug}/imports?kind=Conversions`);
  const [confirming, first] = await page
    .getByRole("link", { name: "Conversions into Partners" })
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  await page.goto(confirming!);
  await page.getByRole("button", { name: "Revert import" }).click();
  await expect(page.getByText("2 conversions of an earlier import will no longer")).toBeVisible();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revert import" }).click();
  await expect(page.getByText("This import was reverted")).toBeVisible();
  await page.goto(first!);
  await page.getByRole("button", { name: "Revert import" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revert import" }).click();
  await expect(page.getByText("This import was reverted")).toBeVisible();
  await expect(page.getByRole("button", { name: "Revert import" })).toHaveCount(0);
  await expectPresentable(page);
  expect(complaints).toEqual([]);
});

test("a long file goes in parts, is stopped between them and goes on", async ({ page }) => {
  const { email, orgSlug } = await makeOwner();
  const complaints = complaintsOf(page);
  await newCampaign(page, orgSlug, email);
  await page.goto(`/${orgSlug}/imports/new`);
  const people = Array.from({ length: 2_500 }, (_, n) => ({ email: `p${n}@example.com` }));
  await page.getByLabel("Or paste it here").fill(JSON.stringify(people));
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Check rows" }).click();

  // The second part waits for us at the door.
  let waiting: () => void = () => {};
  const asked = new Promise<void>((resolve) => {
    waiting = resolve;
  });
  let letIn: () => void = () => {};
  const isLetIn = new Promise<void>((resolve) => {
    letIn = resolve;
  });
  let calls = 0;
  await page.route("**/imports/new*", async (route) => {
    if (route.request().method() === "POST") {
      calls += 1;
      if (calls === 2) {
        waiting();
        await isLetIn;
      }
    }
    await route.continue();
  });
  await page.getByRole("button", { name: "Import 2,500 rows" }).click();
  await asked;
  const progress = page.getByRole("progressbar", { name: "Rows sent" });
  await expect(progress).toHaveAttribute("aria-valuenow", "1000");
  await page.getByRole("button", { name: "Stop" }).click();
  letIn();
  await expect(page.getByRole("heading", { name: "Stopped" })).toBeVisible();
  await expect(progress).toHaveAttribute("aria-valuenow", "2000");
  await expect(fact(page, "Imported")).toHaveText("2,000 affiliates into Partners");
  await page.getByRole("button", { name: "Go on with the rest" }).click();
  await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();
  await expect(fact(page, "Imported")).toHaveText("2,500 affiliates into Partners");
  await page.getByRole("link", { name: "Part 3" }).click();
  await expect(page.getByText("500 of 500 rows came in.")).toBeVisible();
  expect(complaints).toEqual([]);
});

test("the home currency is changed on the billing page, where the plan permits it", async ({
  page,
}) => {
  const { email, orgSlug } = await makeOwner();
  const complaints = complaintsOf(page);
  await page.goto(`/sign-in?next=/${orgSlug}/settings/billing`);
  await signIn(page, email);
  await page.getByLabel("Show reports in").selectOption("EUR");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Reports are shown in EUR now.")).toBeVisible();
  await expectPresentable(page);
  await rekomi(["org", "plan", orgSlug, "Growth"]);
  await page.reload();
  await expect(page.getByText("Changing it takes the plan Pro or higher")).toBeVisible();
  await expect(page.getByText("Until then reports stay in EUR.")).toBeVisible();
  await expectPresentable(page);
  expect(complaints).toEqual([]);
});
