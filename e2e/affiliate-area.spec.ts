import { randomUUID } from "node:crypto";
import type { Browser } from "@playwright/test";
import { expect, type Mailbox, rekomi, test } from "./fixtures";
import { complaintsOf, expectPresentable, linkIn, makeOwner, signIn } from "./story";

const DAY = 86_400_000;

/** A company with a campaign, and Jane in it: with sales, a recruit, and an invitation to a second campaign. */
async function openProgram(baseURL: string) {
  const owner = await makeOwner();
  await rekomi(["owner", "verify-email", "--email", owner.email]);
  const { key } = await rekomi<{ key: string }>([
    ...["key", "mint", "--org", owner.orgSlug, "--name", "Set-up", "--scope", "read_write"],
  ]);
  const api = async (method: string, path: string, body: object) => {
    const response = await fetch(`${baseURL}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
    return answer;
  };
  const id = randomUUID().slice(0, 8);
  const jane = { email: `jane-${id}@example.com`, fullName: "Jane Doe", slug: `jane-${id}` };
  const { id: campaignId } = await api("POST", "/programs", {
    name: "Partners",
    slug: "partners",
    networkVisibility: "Unlisted",
  });
  await api("POST", "/imports/affiliates", { campaignId, affiliates: [jane] });
  const sale = {
    affiliateSlug: jane.slug,
    customerEmail: "buyer@example.net",
    amountCents: 9_900,
    commissionCents: 1_980,
    currency: "USD",
    occurredAt: new Date(Date.now() - DAY).toISOString(),
    paid: false,
  };
  const sales = Array.from({ length: 12 }, (_, each) => ({ ...sale, externalId: `sale-${each}` }));
  await api("POST", "/imports/conversions", {
    campaignId,
    conversions: [...sales, { ...sale, externalId: "paid", paid: true }],
    confirmUnpaidPayout: true,
  });
  await api("PUT", `/programs/${campaignId}/sub-affiliate-config`, { enabled: true, percent: 10 });
  await api("POST", `/campaigns/${campaignId}/coupons`, {
    name: "Spring",
    percentOff: 20,
    allowAffiliateSelfMint: true,
  });
  const gold = await api("POST", "/programs", { name: "Gold", slug: "gold" });
  await api("POST", `/programs/${gold.id}/invites`, {
    email: jane.email,
    customCommissionType: "Percentage",
    customCommissionValue: 40,
  });
  return { ...owner, jane };
}

/** The page of an affiliate who asked for a link and followed it, in a browser of their own. */
async function openPage(browser: Browser, mailbox: Mailbox, email: string, script = true) {
  const page = await (await browser.newContext({ javaScriptEnabled: script })).newPage();
  await page.goto("/a");
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await expect(page.getByText("Look into your mail")).toBeVisible();
  const link = async () => linkIn(await mailbox.mailTo(email), "a");
  await expect.poll(link).toMatch(/rk_link_/);
  await page.goto((await link())!);
  await page.getByRole("button", { name: "Open your page" }).click();
  await expect(page.getByRole("heading", { name: "Jane Doe" })).toBeVisible();
  return page;
}

test("an affiliate asks for a link, sees what they earn, makes a code, joins and says where payouts go", async ({
  page: owners,
  browser,
  mailbox,
  baseURL,
}) => {
  test.slow();
  const { email, orgSlug, orgName, jane } = await openProgram(baseURL!);
  await owners.goto("/a");
  await expectPresentable(owners);
  await owners.getByLabel("Email").fill(`no-${jane.email}`);
  await owners.getByRole("button", { name: "Mail me a link" }).click();
  await expect(owners.getByText(`If no-${jane.email} belongs to an affiliate`)).toBeVisible();

  const page = await openPage(browser, mailbox, jane.email);
  const complaints = complaintsOf(page);
  await expect(page.getByText(`Your referrals for ${orgName}.`)).toBeVisible();
  await expect(page.getByText(`?via=${jane.slug}`, { exact: true })).toBeVisible();
  await expect(page.getByText(`/p/${orgSlug}/partners?via=${jane.slug}`)).toBeVisible();
  await expect(page.getByText("20 % of each sale")).toBeVisible();
  const earnings = page.getByLabel("Earnings in USD");
  await expect(earnings).toContainText("Payable$237.60");
  await expect(earnings).toContainText("Paid$19.80");
  await expect(page.getByRole("img", { name: "Conversions by day" })).toBeVisible();
  await expectPresentable(page);

  const rows = page.getByRole("table", { name: "Conversions" }).getByRole("row");
  await expect(rows).toHaveCount(11);
  await expect(rows.nth(1)).toContainText("$19.80");
  await page.locator("#conversions").getByRole("link", { name: "Next" }).click();
  await expect(rows).toHaveCount(4);
  await page.getByRole("link", { name: "Back to the newest" }).click();
  await expect(rows).toHaveCount(11);

  await page.getByRole("textbox", { name: "Code" }).fill("no spaces");
  await page.getByRole("button", { name: "Make code" }).click();
  await expect(page.getByText("Use 3 to 40 letters and digits.")).toBeVisible();
  const code = jane.slug.replace("-", "").toUpperCase();
  await page.getByRole("textbox", { name: "Code" }).fill(code.toLowerCase());
  await page.getByRole("button", { name: "Make code" }).click();
  await expect(page.getByText(`${code} is yours`)).toBeVisible();
  const codes = page.getByRole("table", { name: "Coupon codes" });
  await expect(codes.getByRole("row").filter({ hasText: code })).toContainText("20 % off");

  await expect(page.getByRole("heading", { name: `${orgName} invites you` })).toBeVisible();
  await page.getByRole("button", { name: "Accept the invitation to Gold" }).click();
  await expect(page.getByRole("heading", { name: `${orgName} invites you` })).toHaveCount(0);
  await expect(page.getByText("40 % of each sale")).toBeVisible();

  await page.getByLabel("PayPal address").fill("pay@example.com");
  await page.getByRole("button", { name: "Save address" }).click();
  await expect(page.getByText("Payouts go to pay@example.com.")).toBeVisible();
  await expect.poll(() => mailbox.mailTo(jane.email)).toContain("changed to pay@example.com");
  await expectPresentable(page);
  expect(complaints).toEqual([]);

  await owners.goto(
    `/sign-in?next=/${orgSlug}/settings/audit-log?operation=set_own_payout_address`,
  );
  await signIn(owners, email);
  const events = owners.getByRole("row").filter({ hasText: "Jane Doe, affiliate" });
  await expect(events.filter({ hasText: "changed where their payouts go" })).toHaveCount(1);
  await owners.goto(`/${orgSlug}/settings/audit-log?operation=accept_own_invite`);
  await expect(events.filter({ hasText: "accepted the invitation to Gold" })).toHaveCount(1);

  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are not signed in here.")).toBeVisible();
  await page.context().close();
});

test("without script the page's forms work, and a used link leads to asking for another", async ({
  browser,
  mailbox,
  baseURL,
}) => {
  const { jane } = await openProgram(baseURL!);
  const page = await openPage(browser, mailbox, jane.email, false);
  await page.getByRole("button", { name: "Accept the invitation to Gold" }).click();
  await expect(page.getByText("40 % of each sale")).toBeVisible();
  await page.getByRole("button", { name: "Make code" }).click();
  await expect(page.getByText(/^JANE\w+ is yours$/)).toBeVisible();
  await page.getByLabel("PayPal address").fill("nobody");
  await page.getByRole("button", { name: "Save address" }).click();
  await expect(page.getByText("Write an email address")).toBeVisible();
  await expect(page.getByLabel("PayPal address")).toHaveValue("nobody");
  await page.getByLabel("PayPal address").fill("pay@example.com");
  await page.getByRole("button", { name: "Save address" }).click();
  await expect(page.getByText("Payouts go to pay@example.com.")).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();

  const link = linkIn(await mailbox.mailTo(jane.email), "a");
  await page.goto(link ?? "/a/rk_link_unknown");
  await page.getByRole("button", { name: "Open your page" }).click();
  await expect(page.getByText("This link has been used or has expired.")).toBeVisible();
  await page.getByRole("link", { name: "Ask for a new link" }).click();
  await expect(page.getByText("You are not signed in here.")).toBeVisible();
  await page.context().close();
});

test("admins see how far each mail came", async ({ page, mailbox, baseURL }) => {
  const { email, orgSlug, jane } = await openProgram(baseURL!);
  expect(await mailbox.mailTo(jane.email)).toContain("Gold");
  await page.goto(`/sign-in?next=/${orgSlug}/settings/mail?status=sent`);
  await signIn(page, email);
  await expect(page.getByRole("heading", { name: "Mail" })).toBeVisible();
  const row = page.getByRole("row").filter({ hasText: jane.email });
  await expect(async () => {
    await page.reload();
    await expect(row.first()).toContainText("affiliate_invite", { timeout: 1_000 });
  }).toPass();
  await expectPresentable(page);
  await page.getByRole("link", { name: "Given up" }).click();
  await expect(page.getByText("No mail was given up")).toBeVisible();
  await expectPresentable(page);
});
