import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import type { BrowserContext, Page } from "@playwright/test";
import { expect, rekomi, test } from "./fixtures";
import { complaintsOf, expectPresentable, makeOwner, signIn } from "./story";

/** A visitor, not the crawler that a browser without a window says it is. */
const USER_AGENT =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

interface Pages {
  [path: string]: string;
}

/** A company's own website, on an origin of its own. */
async function openSite(host: string, pages: Pages) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, "http://site.invalid");
    const body = pages[pathname];
    response.writeHead(body === undefined ? 204 : 200, { "Content-Type": "text/html" });
    response.end(`<!doctype html><title>Shop</title><body>${body ?? ""}`);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://${host}:${port}`,
    pages,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** A company with a campaign, two affiliates in it, and a key for its server. */
async function openShop(baseURL: string, campaign: object = {}) {
  const owner = await makeOwner();
  const { key, signingSecret } = await rekomi<{ key: string; signingSecret: string }>([
    ...["key", "mint", "--org", owner.orgSlug, "--name", "Shop", "--scope", "read_write"],
  ]);
  const api = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${baseURL}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
      body: body && JSON.stringify(body),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
    return answer;
  };
  const id = randomUUID().slice(0, 8);
  const [jane, tom] = [`jane-${id}`, `tom-${id}`];
  const { id: campaignId } = await api("POST", "/programs", {
    name: "Partners",
    slug: "partners",
    cookieWindowDays: 45,
    ...campaign,
  });
  await api("POST", "/imports/affiliates", {
    campaignId,
    affiliates: [
      { email: `${jane}@example.com`, fullName: "Jane Doe", slug: jane },
      { email: `${tom}@example.com`, fullName: "Tom Roe", slug: tom },
    ],
  });
  const snippet = async (withPixel = false) =>
    (await api("GET", `/install/snippet?withPixel=${withPixel}`)).snippet;
  return { ...owner, key, signingSecret, api, campaignId, jane, tom, snippet };
}

/** What `window.Rekomi` says once it has asked. */
const rekomiOn = (page: Page) =>
  page.evaluate(async () => {
    const { ready } = Reflect.get(window, "Rekomi");
    const { referral, affiliate, campaign, getReferral, getClickId } = await ready();
    return { referral, affiliate, campaign, same: getReferral(), clickId: getClickId() };
  });

const convertOn = (page: Page, sale: object) =>
  page.evaluate((told) => Reflect.get(window, "Rekomi").convert(told), sale);

const cookieOf = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name === "_rkmi");

test("an owner sets tracking up, and sees visits and sales by pixel arrive", async ({
  page,
  browser,
  baseURL,
}) => {
  const shop = await openShop(baseURL!);
  const site = await openSite("127.0.0.1", {});
  const complaints = complaintsOf(page);
  await page.goto(`/sign-in?next=/${shop.orgSlug}`);
  await signIn(page, shop.email);
  await page.getByRole("link", { name: "Tracking", exact: true }).click();
  const arrived = page.getByRole("region", { name: "What has arrived last" });
  await expect(arrived.getByText("Nothing yet")).toHaveCount(5);
  await page.getByLabel("Report sales from the browser, too").check();
  await page.getByRole("button", { name: "Show snippet" }).click();
  await expect(page.getByText("has no public key for the browser pixel")).toBeVisible();

  const sites = page.getByLabel("Sites that may report");
  await sites.fill(`${site.origin}/shop`);
  await page.getByRole("button", { name: "Make public key" }).click();
  await expect(page.getByText("Name a site by scheme, host and port alone")).toBeVisible();
  await expect(sites).toBeFocused();
  await sites.fill(`https://www.example.com\n${site.origin}/`);
  await page.getByRole("button", { name: "Make public key" }).click();
  await expect(page.getByRole("button", { name: "Rotate key" })).toBeVisible();
  await expect(sites).toHaveValue(`https://www.example.com\n${site.origin}`);
  const codes = page.getByRole("region", { name: "Tracking snippet" }).locator("pre");
  const [snippet = "", conversion = ""] = await codes.allInnerTexts();
  expect(snippet).toContain('data-public-key="rk_pub_');
  await expectPresentable(page);

  site.pages["/"] = `${snippet}<h1>Shop</h1>`;
  // The page's own code runs before the script has loaded.
  const order = { ORDER_ID: "order-1", CUSTOMER_EMAIL: "buyer@example.com" };
  site.pages["/thanks"] =
    snippet + conversion.replace(/ORDER_ID|CUSTOMER_EMAIL/g, (name) => Reflect.get(order, name));
  const visitor = await browser.newContext({ userAgent: USER_AGENT });
  const theirs = await visitor.newPage();
  const faults = complaintsOf(theirs);
  await theirs.goto(`${site.origin}/?ref=Nobody!&via=${shop.jane.toUpperCase()}`);
  const known = await rekomiOn(theirs);
  expect(known).toEqual({
    referral: shop.jane,
    affiliate: { slug: shop.jane, firstName: "Jane" },
    campaign: { id: shop.campaignId, name: "Partners" },
    same: shop.jane,
    clickId: expect.any(String),
  });
  const cookie = await cookieOf(visitor);
  expect(cookie).toMatchObject({ value: shop.jane, path: "/", sameSite: "Lax" });
  const days = (cookie!.expires - Date.now() / 1000) / 86_400;
  expect(days).toBeGreaterThan(44.9);
  expect(days).toBeLessThan(45.1);
  const kept = await theirs.evaluate(() => JSON.parse(localStorage.getItem("_rkmi")!));
  expect(kept).toMatchObject({ slug: shop.jane, clickId: known.clickId, at: expect.any(Number) });
  // Loading a page anew is not another visit.
  await theirs.reload();
  expect((await rekomiOn(theirs)).clickId).toBe(known.clickId);

  const told = theirs.waitForResponse(/\/api\/tracking\/pixel$/);
  await theirs.goto(`${site.origin}/thanks`);
  expect((await told).status()).toBe(200);
  expect(await convertOn(theirs, { type: "lead", email: "reader@example.com" })).toMatchObject({
    ok: true,
    outcome: "created",
  });
  expect(await convertOn(theirs, { externalId: "order-2" })).toMatchObject({
    ok: false,
    error: "validation_failed",
    field: "amountCents",
  });
  const { items } = await shop.api("GET", "/conversions");
  expect(items).toMatchObject([
    { status: "Pending", heldBecause: "pixel_unreviewed", amountMinor: 4_900 },
  ]);
  // The browser itself says that one answer was a refusal; nothing was thrown.
  expect(faults.filter((fault) => !/status of 400/.test(fault))).toEqual([]);

  await page.reload();
  await expect(arrived.getByText("Arrived", { exact: true })).toHaveCount(2);
  await expectPresentable(page);
  expect(complaints).toEqual([]);
  await visitor.close();
  await site.close();
});

test("a site that is not listed is refused, and a page without referral tells nothing", async ({
  page,
  browser,
  baseURL,
}) => {
  const shop = await openShop(baseURL!);
  const { publicKey } = await shop.api("POST", "/tracking/pixel", {
    origins: ["https://www.example.com"],
  });
  const site = await openSite("localhost", { "/": await shop.snippet(true) });
  const visitor = await browser.newContext({ userAgent: USER_AGENT });
  const theirs = await visitor.newPage();
  await theirs.goto(site.origin);
  const sale = { externalId: "order-1", amountCents: 4_900, currency: "USD" };
  expect(await rekomiOn(theirs)).toMatchObject({ referral: null, affiliate: null, clickId: null });
  expect(await convertOn(theirs, sale)).toMatchObject({ ok: false, error: "not_referred" });
  expect(await cookieOf(visitor)).toBeUndefined();
  await theirs.goto(`${site.origin}/?via=nobody-we-know`);
  expect((await rekomiOn(theirs)).referral).toBeNull();
  await theirs.goto(`${site.origin}/?via=${shop.jane}`);
  expect((await rekomiOn(theirs)).referral).toBe(shop.jane);
  expect(await convertOn(theirs, sale)).toMatchObject({
    ok: false,
    error: "forbidden",
    message: expect.stringContaining(site.origin),
  });
  expect((await shop.api("GET", "/conversions")).items).toEqual([]);

  await page.goto(`/sign-in?next=/${shop.orgSlug}/tracking`);
  await signIn(page, shop.email);
  await expect(page.getByText(publicKey)).toBeVisible();
  await page.getByLabel("Sites that may report").fill(site.origin);
  await page.getByRole("button", { name: "Save sites" }).click();
  await expect(page.getByText("Saved. It holds from now on.")).toBeVisible();
  expect(await convertOn(theirs, sale)).toMatchObject({ ok: true, outcome: "credited" });
  await page.getByRole("button", { name: "Rotate key" }).click();
  await page.getByRole("button", { name: "Rotate now" }).click();
  await expect(page.getByText("The public key is rotated")).toBeVisible();
  expect(await convertOn(theirs, sale)).toMatchObject({ ok: false, error: "unauthorized" });
  await visitor.close();
  await site.close();
});

for (const { model, later } of [
  { model: "LastTouch", later: "tom" },
  { model: "FirstTouch", later: "jane" },
] as const) {
  test(`by ${model} the visitor of two affiliates stays with ${later}`, async ({
    browser,
    baseURL,
  }) => {
    const shop = await openShop(baseURL!, { attributionModel: model });
    const site = await openSite("127.0.0.1", { "/": await shop.snippet() });
    const visitor = await browser.newContext({ userAgent: USER_AGENT });
    const page = await visitor.newPage();
    await page.goto(`${site.origin}/?via=${shop.jane}`);
    const first = await rekomiOn(page);
    await page.goto(`${site.origin}/?aff=${shop.tom}`);
    const second = await rekomiOn(page);
    expect(second.referral).toBe(shop[later]);
    expect(second.clickId === first.clickId).toBe(later === "jane");
    expect((await cookieOf(visitor))?.value).toBe(shop[later]);
    await page.goto(site.origin);
    expect(await rekomiOn(page)).toEqual(second);
    await visitor.close();
    await site.close();
  });
}

test("where storage is forbidden or Rekomi is away, the page goes on and so does the script", async ({
  browser,
  baseURL,
}) => {
  const shop = await openShop(baseURL!);
  const snippet = await shop.snippet();
  const site = await openSite("127.0.0.1", {
    "/": snippet,
    "/frame": `<iframe sandbox="allow-scripts" src="/?via=${shop.jane}"></iframe>`,
  });
  const visitor = await browser.newContext({ userAgent: USER_AGENT });
  const page = await visitor.newPage();
  const faults: string[] = [];
  page.on("pageerror", ({ message }) => faults.push(message));
  await page.goto(`${site.origin}/frame`);
  const frame = page.frames().find((each) => each.url().includes("via="))!;
  await frame.waitForFunction(() => Reflect.get(window, "Rekomi"));
  const inFrame = await frame.evaluate(async () => {
    const { referral, getClickId } = await Reflect.get(window, "Rekomi").ready();
    return { referral, hasClick: getClickId() !== null };
  });
  expect(inFrame).toEqual({ referral: shop.jane, hasClick: true });
  expect(await cookieOf(visitor)).toBeUndefined();

  await page.route(/\/api\/tracking\/click$/, (route) => route.abort());
  await page.goto(`${site.origin}/?via=${shop.tom}`);
  expect(await rekomiOn(page)).toMatchObject({ referral: shop.tom, clickId: null });
  expect(await convertOn(page, { email: "buyer@example.com" })).toMatchObject({
    ok: false,
    error: "pixel_not_provisioned",
  });
  expect(faults).toEqual([]);
  await visitor.close();
  await site.close();
});

test("a company's own parameter comes first, and its server reports with the page's examples", async ({
  page,
  browser,
  baseURL,
}) => {
  const shop = await openShop(baseURL!);
  await page.goto(`/sign-in?next=/${shop.orgSlug}/tracking`);
  await signIn(page, shop.email);
  const own = page.getByLabel("Your own, before the usual ones");
  await own.fill("Deal Id");
  await page.getByRole("button", { name: "Save parameters" }).click();
  await expect(page.getByText("Write Deal Id as 2 to 32 of a-z, 0-9, _ and -.")).toBeVisible();
  await expect(own).toBeFocused();
  await own.fill("deal, promo");
  await page.getByRole("button", { name: "Save parameters" }).click();
  await expect(page.getByText("Saved. Copy the snippet above once more.")).toBeVisible();
  const order = page.getByRole("list", { name: "Tried in this order" });
  await expect(order.getByRole("listitem").first()).toContainText("deal");
  await expect(order.getByRole("listitem")).toHaveCount(18);

  const site = await openSite("127.0.0.1", { "/": await shop.snippet() });
  const visitor = await browser.newContext({ userAgent: USER_AGENT });
  const theirs = await visitor.newPage();
  await theirs.goto(`${site.origin}/?via=${shop.tom}&promo=${shop.jane}`);
  expect((await rekomiOn(theirs)).referral).toBe(shop.jane);
  await visitor.close();
  await site.close();

  const examples = page.getByRole("region", { name: "Server to server" });
  const codes: string[] = [];
  for (const name of ["curl", "Node.js"]) {
    await examples.getByRole("link", { name }).click();
    await expect(examples.getByRole("link", { name })).toHaveAttribute("aria-current", "page");
    codes.push((await examples.locator("pre").innerText()).replace("AFFILIATE", shop.jane));
  }
  await expectPresentable(page);
  const [curl = "", node = ""] = codes;
  const env = {
    ...process.env,
    REKOMI_API_KEY: shop.key,
    REKOMI_SIGNING_SECRET: shop.signingSecret,
  };
  const run = promisify(execFile);
  const { stdout } = await run("sh", ["-c", curl], { env });
  expect(JSON.parse(stdout)).toMatchObject({ type: "sale", outcome: "credited" });
  // Within a second the same bytes have the same signature, which works once.
  const another = node.replace("order-1001", "order-1002");
  await run(process.execPath, ["--input-type=module", "-e", another], { env });
  const { items } = await shop.api("GET", "/conversions");
  const sale = { source: "Server", status: "Pending", amountMinor: 4_900 };
  expect(items).toMatchObject([sale, sale]);
  await page.reload();
  const arrived = page.getByRole("region", { name: "What has arrived last" });
  await expect(arrived.getByText("Arrived", { exact: true })).toHaveCount(2);
});
