// npm run screenshots -- FOLDER: every page of the built product, in three widths and both themes.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve, sep } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import * as playwright from "@playwright/test";
import { chromium } from "./chromium.mjs";
import { freePort } from "./free-port.mjs";
import { root } from "./project.mjs";

const WIDTHS = [1440, 768, 360];
const THEMES = ["light", "dark"];
const PASSWORD = "correct horse battery staple";

const folder = resolve(process.env.INIT_CWD, process.argv[2] ?? root);
if (`${folder}${sep}`.startsWith(join(root, sep))) {
  console.error("Name a folder outside of the repository: npm run screenshots -- ../screenshots");
  process.exit(1);
}
mkdirSync(folder, { recursive: true });

const dataDir = mkdtempSync(join(tmpdir(), "rekomi-screenshots-"));
const server = await startServer();
let browser;
try {
  browser = await playwright.chromium.launch({
    executablePath: chromium(),
    args: ["--no-sandbox", "--disable-dev-shm-usage"],
  });
  const page = await browser.newPage({ baseURL: server.url });
  await withoutAccount(page);
  await setUp(page);
  await reveal(page);
  await everyPage(page);
} finally {
  await browser?.close();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

/** The product as it is started, with nothing of a real installation's settings. */
async function startServer() {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = { ...process.env };
  for (const name of Object.keys(env))
    if (/^(DATABASE|REKOMI|AUTH|STRIPE|SMTP|MAIL)_/.test(name)) env[name] = "";
  const own = { PORT: String(port), HOST: "127.0.0.1", REKOMI_URL: url, REKOMI_DATA_DIR: dataDir };
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    env: { ...env, ...own, LOG_LEVEL: "error" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = once(child, "exit");
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  while (!(await fetch(`${url}/api/health`).catch(() => null))?.ok) {
    if (child.exitCode !== null) throw new Error("The server did not start.");
    await sleep(250);
  }
  return { url, stop };
}

async function withoutAccount(page) {
  await shoot(page, "setup", "/setup");
  await shoot(page, "invite-ended", "/invites/unknown");
  await shoot(page, "affiliate-area", "/a");
  await shoot(page, "not-found", "/no/such/page");
  await shoot(page, "docs", "/docs");
  await page.goto("/docs");
  const group = await page.locator('main a[href^="/docs/reference/"]').first().getAttribute("href");
  await shoot(page, "docs-reference", group);
  await shoot(page, "docs-mcp", "/docs/mcp");
  await shoot(page, "docs-connect", "/docs/connect/cursor");
  await shoot(page, "docs-audit-log", "/docs/audit-log");
}

async function setUp(page) {
  await page.goto("/setup");
  await page.getByLabel("Your name").fill("Olivia Owner");
  await page.getByLabel("Email").fill("olivia@northwind.example");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByLabel("Organization name").fill("Northwind Coffee");
  await page.getByRole("button", { name: "Set up Rekomi" }).click();
  await page.waitForURL("**/northwind-coffee");
}

/** No address leads here: the values are in the answers to the forms. */
async function reveal(page) {
  await page.goto("/northwind-coffee/settings/assistant/new?client=cursor");
  await page.getByRole("textbox", { name: "Name" }).fill("Cursor laptop");
  await page.getByRole("button", { name: "Generate connection token" }).click();
  await page.getByRole("button", { name: "Copy token" }).click();
  await shoot(page, "assistant-reveal");

  await page.goto("/northwind-coffee/settings/api-keys/new");
  await page.getByRole("textbox", { name: "Name" }).fill("Order server");
  await page.getByRole("radio", { name: /^Read and write/ }).check();
  await page.getByRole("button", { name: "Create API key" }).click();
  await page.getByRole("button", { name: "Copy key" }).click();
  await page.getByRole("button", { name: "Copy secret" }).click();
  await shoot(page, "api-key-reveal");
}

async function everyPage(page) {
  const org = "/northwind-coffee";
  const firstIn = async (list) => {
    await page.goto(`${org}${list}`);
    return page
      .locator(`main a[href*="${list}/"]:not([href$="/new"])`)
      .first()
      .getAttribute("href");
  };
  const token = await firstIn("/settings/assistant");
  await page.goto(`${org}/settings/audit-log`);
  const event = await page.locator('main a[href*="event="]').first().getAttribute("href");

  await shoot(page, "overview", org);
  await shoot(page, "campaigns", `${org}/campaigns`);
  await shoot(page, "campaign", await firstIn("/campaigns"));
  await shoot(page, "campaign-new", `${org}/campaigns/new`);
  await shoot(page, "affiliates", `${org}/affiliates`);
  await shoot(page, "affiliates-pending", `${org}/affiliates?status=Pending`);
  await shoot(page, "affiliate", await firstIn("/affiliates"));
  await shoot(page, "tracking", `${org}/tracking`);
  await shoot(page, "imports", `${org}/imports`);
  await shoot(page, "import-new", `${org}/imports/new`);
  await shoot(page, "assistant", `${org}/settings/assistant`);
  await shoot(page, "assistant-new", `${org}/settings/assistant/new`);
  await shoot(page, "connection", token);
  await shoot(page, "connection-rotate", `${token}/rotate`);
  await shoot(page, "audit-log", `${org}/settings/audit-log`);
  await shoot(page, "audit-log-event", event);
  await shoot(page, "guides", `${org}/connect`);
  await shoot(page, "guide", `${org}/connect/claude-desktop`);
  await shoot(page, "profile", `${org}/settings/profile`);
  await shoot(page, "team", `${org}/settings/team`);
  await shoot(page, "billing", `${org}/settings/billing`);
  await shoot(page, "api-keys", `${org}/settings/api-keys`);
  await shoot(page, "api-key-new", `${org}/settings/api-keys/new`);
  await shoot(page, "new-organization", "/new");
  await shoot(page, "not-found-in-organization", `${org}/campaigns/no-such-campaign`);
  await page.context().clearCookies();
  await shoot(page, "sign-in", "/sign-in");
  await shoot(page, "forgot-password", "/forgot-password");
}

/** @param address left out where the page is what an act has just made of it */
async function shoot(page, name, address) {
  if (address) await page.goto(address);
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({
        path: join(folder, `${name}-${width}-${colorScheme}.png`),
        fullPage: true,
      });
    }
  }
  console.log(name);
}
