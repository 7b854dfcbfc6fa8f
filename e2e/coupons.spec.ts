import { expect, test } from "./fixtures";
import { complaintsOf, expectPresentable, makeOwner, signIn } from "./story";

// Every page is looked at in both themes, and the demo's tables are long.
test.describe.configure({ timeout: 120_000 });

test("a coupon is made, an affiliate gets a code of it, and the code is revoked", async ({
  page,
}) => {
  const { email, orgSlug } = await makeOwner({ demo: true });
  const complaints = complaintsOf(page);
  await page.goto(`/sign-in?next=/${orgSlug}/coupons`);
  await signIn(page, email);
  await expect(page.getByRole("heading", { name: "Coupons", exact: true })).toBeVisible();
  await expectPresentable(page);

  await page.getByRole("link", { name: "Create coupon" }).click();
  await page.getByLabel("Name").fill("Ten off");
  await page.getByText("An amount", { exact: true }).click();
  await page.getByRole("textbox", { name: "Amount" }).fill("10");
  await page.getByLabel("Of a subscription").selectOption("Repeating");
  await page.getByRole("button", { name: "Create coupon" }).click();
  await expect(page.getByText("Say for how many months it repeats.")).toBeVisible();
  await expect(page.getByLabel("Months")).toBeFocused();
  await expect(page.getByRole("textbox", { name: "Amount" })).toHaveValue("10");
  await expectPresentable(page);
  await page.getByLabel("Months").fill("3");
  await page.getByRole("button", { name: "Create coupon" }).click();
  const coupon = page.getByRole("row").filter({ hasText: "Ten off" });
  await expect(coupon.getByText("$10.00 off for 3 months")).toBeVisible();

  await page.getByRole("link", { name: "Make a code" }).click();
  await expectPresentable(page);
  await page.getByLabel("Code").fill("launch5");
  await page.getByRole("button", { name: "Make code" }).click();
  const code = page.getByRole("row").filter({ hasText: "LAUNCH5" });
  await expect(code.getByText("Ten off")).toBeVisible();
  await expectPresentable(page);

  await coupon.getByRole("button", { name: "Stop codes from Ten off" }).click();
  await expect(
    coupon.getByRole("button", { name: "Let affiliates make codes from Ten off" }),
  ).toBeVisible();
  await coupon.getByRole("button", { name: "Actions for Ten off" }).click();
  await page.getByRole("menuitem", { name: "Archive coupon" }).click();
  const asked = page.getByRole("alertdialog", { name: "Archive Ten off?" });
  await expect(asked.getByText("The one that is in use goes on working")).toBeVisible();
  await asked.getByRole("button", { name: "Archive coupon" }).click();
  await expect(coupon.getByText("Archived")).toBeVisible();

  await code.getByRole("button", { name: "Revoke LAUNCH5" }).click();
  const revoked = page.getByRole("alertdialog", { name: "Revoke LAUNCH5?" });
  await expect(revoked.getByText("Sales it has brought stay theirs.")).toBeVisible();
  await revoked.getByRole("button", { name: "Revoke code" }).click();
  await expect(code.getByText("Revoked")).toBeVisible();
  expect(complaints).toEqual([]);
});

test("Paddle is connected by its secret, and Stripe says what the operator has to set", async ({
  page,
}) => {
  const { email, orgSlug } = await makeOwner();
  await page.goto(`/sign-in?next=/${orgSlug}/tracking`);
  await signIn(page, email);
  await expect(page.getByText("Not set up on this installation")).toBeVisible();
  await expect(page.getByText("STRIPE_CLIENT_ID")).toBeVisible();
  await page.getByLabel("Secret key").fill("live_wrong");
  await page.getByRole("button", { name: "Connect Paddle" }).click();
  await expect(page.getByText("A notification secret begins with pdl_ntfset_.")).toBeVisible();
  await expectPresentable(page);
  await page.getByLabel("Secret key").fill("pdl_ntfset_01abc_def");
  await page.getByRole("button", { name: "Connect Paddle" }).click();
  await expect(page.getByLabel("Another secret key")).toHaveValue("");
  await page.getByRole("button", { name: "Disconnect Paddle" }).click();
  await page
    .getByRole("alertdialog", { name: "Disconnect Paddle?" })
    .getByRole("button", { name: "Disconnect Paddle" })
    .click();
  await expect(page.getByRole("button", { name: "Connect Paddle" })).toBeVisible();
});
