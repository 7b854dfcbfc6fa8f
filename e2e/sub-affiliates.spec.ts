import { expect, rekomi, test } from "./fixtures";
import { complaintsOf, expectPresentable, makeOwner, signIn } from "./story";

test("an owner with a confirmed address lets affiliates recruit, and sees who brought whom", async ({
  page,
}) => {
  const { email, orgSlug } = await makeOwner({ demo: true });
  const complaints = complaintsOf(page);
  await page.goto(`/sign-in?next=/${orgSlug}/campaigns`);
  await signIn(page, email);
  await page.getByRole("link", { name: "Annual plan bounty" }).click();
  await expect(page.getByText("Confirm your email address first")).toBeVisible();
  await expectPresentable(page);
  await rekomi(["owner", "verify-email", "--email", email]);
  await page.reload();
  const recruiting = page.getByRole("region", { name: "Sub-affiliates" });
  await recruiting.getByLabel("Affiliates of this campaign may recruit others").check();
  await recruiting.getByLabel("Percent of the recruit's commission").fill("12.345");
  await recruiting.getByRole("button", { name: "Save" }).click();
  await expect(recruiting.getByText("Give a multiple of 0.01.")).toBeVisible();
  await recruiting.getByLabel("Percent of the recruit's commission").fill("12.5");
  await recruiting.getByRole("button", { name: "Save" }).click();
  await expect(recruiting.getByText("Saved. It holds from now on.")).toBeVisible();
  await expect(recruiting.getByText("Nobody can be recruited at the moment")).toBeVisible();
  await expectPresentable(page);
  await page.reload();
  await expect(recruiting.getByLabel("Percent of the recruit's commission")).toHaveValue("12.5");

  await rekomi(["org", "plan", orgSlug, "Growth"]);
  await page.reload();
  await expect(recruiting.getByText("This needs the plan Pro or higher")).toBeVisible();
  await expect(recruiting.getByText("On: 12.5 % of each recruit's commission.")).toBeVisible();

  await page.goto(`/${orgSlug}/affiliates?status=Approved`);
  await page.getByRole("link", { name: "Maya Lindqvist" }).click();
  const recruits = page.getByRole("table", { name: "Recruits" });
  await recruits.getByRole("link").first().click();
  await expect(page.getByRole("link", { name: "Maya Lindqvist" })).toBeVisible();
  await expectPresentable(page);
  expect(complaints).toEqual([]);
});
