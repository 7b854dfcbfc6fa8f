import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "./fixtures";
import { complaintsOf, expectPresentable, makeOwner, signIn } from "./story";

/** A company's own site, on an origin of its own, with one page. */
async function openSite(host: string) {
  const site = { body: "", origin: "", close: async () => {} };
  const server = createServer((_request, response) => {
    response.writeHead(200, { "Content-Type": "text/html" });
    response.end(
      `<!doctype html><html lang="en"><title>Partners</title><main><h1>Partner portal</h1>${site.body}</main>`,
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  site.origin = `http://${host}:${port}`;
  site.close = async () => {
    server.closeAllConnections();
    server.close();
  };
  return site;
}

test("a frame shows an affiliate's figures on the listed site, and browsers block it on any other", async ({
  page,
  browser,
}) => {
  test.slow();
  const { email, orgSlug } = await makeOwner({ demo: true });
  const [portal, stranger] = [await openSite("127.0.0.1"), await openSite("localhost")];
  const complaints = complaintsOf(page);
  await page.goto(`/sign-in?next=/${orgSlug}/affiliates?status=Approved`);
  await signIn(page, email);
  await page.getByRole("link", { name: "Maya Lindqvist" }).click();
  await page.getByRole("link", { name: "Mint embed token" }).click();
  await page.getByRole("button", { name: "Mint embed token" }).click();
  await expect(page.getByText("Name a site by scheme, host and port alone")).toBeVisible();
  await page.getByLabel("Sites that may show it").fill(`${portal.origin}\nhttps://shop.example`);
  await expectPresentable(page);
  await page.getByRole("button", { name: "Mint embed token" }).click();
  const token = await page.getByRole("textbox", { name: "Embed token" }).inputValue();
  const snippet = await page.getByText("<iframe").innerText();
  expect(snippet).toContain(token);
  await expectPresentable(page);
  await page.getByRole("link", { name: "Done" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("Leave without copying the frame?");
  await page.getByRole("button", { name: "Stay here" }).click();
  await page.getByRole("button", { name: "Copy snippet" }).click();
  await page.getByRole("link", { name: "Done" }).click();
  await page.getByRole("link", { name: "Mint embed token" }).click();
  await page.getByLabel("Sites that may show it").fill(portal.origin);
  await page.getByRole("button", { name: "Mint embed token" }).click();
  await expect(page.getByText("There is a token already, so none was made")).toBeVisible();
  expect(complaints).toEqual([]);

  portal.body = stranger.body = snippet;
  const context = await browser.newContext();
  const theirs = await context.newPage();
  await theirs.goto(portal.origin);
  const frame = theirs.frameLocator("iframe");
  await expect(frame.getByRole("heading", { name: "Earnings" })).toBeVisible();
  await expect(frame.getByRole("region", { name: "Payouts" })).toContainText("Paid");
  await expect(frame.getByRole("region", { name: "Latest conversions" })).toBeVisible();
  expect(await context.cookies()).toEqual([]);
  await expectPresentable(theirs);

  const elsewhere = complaintsOf(theirs);
  await theirs.goto(stranger.origin);
  await expect.poll(() => elsewhere.join()).toContain("frame-ancestors");
  await expect(theirs.getByRole("heading", { name: "Partner portal" })).toBeVisible();
  await expect(frame.getByRole("heading")).toHaveCount(0);
  await context.close();

  await page.getByRole("button", { name: "End it and mint another" }).click();
  await expect(page.getByRole("textbox", { name: "Embed token" })).not.toHaveValue(token);
  const again = await browser.newPage();
  await again.goto(portal.origin);
  await expect(again.frameLocator("iframe").getByText("This dashboard has ended")).toBeVisible();
  await again.close();
  await Promise.all([portal.close(), stranger.close()]);
});
