// npm run screenshots -- FOLDER: every page of the built product, in three widths and both themes.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve, sep } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import * as playwright from "@playwright/test";
import { SMTPServer } from "smtp-server";
import { chromium } from "./chromium.mjs";
import { freePort } from "./free-port.mjs";
import { root } from "./project.mjs";

const WIDTHS = [1440, 768, 360];
const THEMES = ["light", "dark"];
const PASSWORD = "correct horse battery staple";
const OWNER = "olivia@northwind.example";
const ORG = "/northwind-coffee";
const DAY = 86_400_000;

const folder = resolve(process.env.INIT_CWD ?? "", process.argv[2] ?? root);
if (`${folder}${sep}`.startsWith(join(root, sep))) {
  console.error("Name a folder outside of the repository: npm run screenshots -- ../screenshots");
  process.exit(1);
}
mkdirSync(folder, { recursive: true });

const dataDir = mkdtempSync(join(tmpdir(), "rekomi-screenshots-"));
const mailbox = await openMailbox();
const server = await startServer();
let browser;
try {
  browser = await playwright.chromium.launch({
    executablePath: chromium(),
    args: ["--no-sandbox", "--disable-dev-shm-usage"],
  });
  const page = await newPage();
  await withoutAccount(page);
  await setUp(page);
  await reveal(page);
  const { keyId, call } = await scriptsAccess();
  const made = await fill(call);
  await program(page, made);
  await house(page, keyId);
  await affiliates(made);
  await invited(page);
  await signedOut(page);
} finally {
  await browser?.close();
  await server.stop();
  mailbox.close();
  rmSync(dataDir, { recursive: true, force: true });
}

async function newPage() {
  return (await browser.newContext({ baseURL: server.url })).newPage();
}

/** Whatever the product mails, since some pages are only reached by a link in a mail. */
async function openMailbox() {
  const mails = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, _session, done) =>
      text(stream).then((mail) => {
        mails.push(mail.replace(/=\r?\n/g, "").replaceAll("=3D", "="));
        done();
      }, done),
  });
  const port = await freePort();
  smtp.listen(port, "127.0.0.1");
  await once(smtp.server, "listening");
  return {
    url: `smtp://127.0.0.1:${port}`,
    close: () => smtp.close(),
    /** The path that the newest mail of its kind leads to. */
    async link(kind) {
      for (;;) {
        const link = new RegExp(`${server.url}(/${kind}/rk_[\\w-]+)`);
        const path = mails.flatMap((mail) => link.exec(mail)?.[1] ?? []).at(-1);
        if (path) return path;
        await sleep(250);
      }
    },
  };
}

/** The product as it is started, with nothing of a real installation's settings. */
async function startServer() {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = { ...process.env };
  for (const name of Object.keys(env))
    if (/^(DATABASE|REKOMI|AUTH|STRIPE|SMTP|MAIL)_/.test(name)) env[name] = "";
  Object.assign(env, {
    PORT: String(port),
    HOST: "127.0.0.1",
    REKOMI_URL: url,
    REKOMI_DATA_DIR: dataDir,
    SMTP_URL: mailbox.url,
    LOG_LEVEL: "error",
  });
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    env,
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
  return { url, env, stop };
}

async function withoutAccount(page) {
  await shoot(page, "setup", "/setup");
  await shoot(page, "invite-ended", "/invites/unknown");
  await shoot(page, "not-found", "/no/such/page");
  await shoot(page, "docs", "/docs");
  await page.goto("/docs");
  const group = await page.locator('main a[href^="/docs/reference/"]').first().getAttribute("href");
  await shoot(page, "docs-reference", group);
  await shoot(page, "docs-install", "/docs/install");
  await shoot(page, "docs-recipe", "/docs/install/stripe");
  await shoot(page, "docs-tracking", "/docs/tracking");
  await shoot(page, "docs-program", "/docs/program");
  await shoot(page, "docs-mcp", "/docs/mcp");
  await shoot(page, "docs-connect", "/docs/connect/cursor");
  await shoot(page, "docs-audit-log", "/docs/audit-log");
}

async function setUp(page) {
  await page.goto("/setup");
  await page.getByLabel("Your name").fill("Olivia Owner");
  await page.getByLabel("Email").fill(OWNER);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByLabel("Organization name").fill("Northwind Coffee");
  await page.getByRole("button", { name: "Set up Rekomi" }).click();
  await page.waitForURL(`**${ORG}`);
  await shoot(page, "verify-email", await mailbox.link("verify-email"));
  await page.getByRole("button", { name: "Confirm address" }).click();
  await page.getByText("is confirmed").waitFor();
}

/** No address leads here: the values are in the answers to the forms. */
async function reveal(page) {
  await page.goto(`${ORG}/settings/assistant/new?client=cursor`);
  await page.getByRole("textbox", { name: "Name" }).fill("Cursor laptop");
  await page.getByRole("button", { name: "Generate connection token" }).click();
  await page.getByRole("button", { name: "Copy token" }).click();
  await shoot(page, "assistant-reveal");

  await page.goto(`${ORG}/settings/api-keys/new`);
  await page.getByRole("textbox", { name: "Name" }).fill("Order server");
  await page.getByRole("radio", { name: /^Read and write/ }).check();
  await page.getByRole("button", { name: "Create API key" }).click();
  await page.getByRole("button", { name: "Copy key" }).click();
  await page.getByRole("button", { name: "Copy secret" }).click();
  await shoot(page, "api-key-reveal");
}

/** The API as a script of the organization's reaches it. */
async function scriptsAccess() {
  const mint = ["key", "mint", "--org", ORG.slice(1), "--name", "Back office"];
  const command = ["scripts/rekomi.mjs", ...mint, "--scope", "read_write", "--json"];
  const { stdout } = await promisify(execFile)(process.execPath, command, { env: server.env });
  const { id, key } = JSON.parse(stdout);
  const call = async (method, path, body) => {
    const response = await fetch(`${server.url}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
    return answer;
  };
  return { keyId: id, call };
}

/** What the demo program leaves out: an open campaign, invitations, an import, an embedded dashboard. */
async function fill(api) {
  const open = await api("POST", "/programs", {
    name: "Ambassadors",
    slug: "ambassadors",
    description: "For people who write about coffee, and about the places where it grows.",
    termsUrl: "https://northwind.example/terms",
    networkVisibility: "Unlisted",
  });
  const { items: people } = await api("GET", "/affiliates?status=Approved");
  const jane = people[0];
  const campaignId = jane.campaignIds[0];
  const invite = { email: "rosa@guest.example", fullName: "Rosa Guest" };
  await api("POST", `/programs/${open.id}/invites`, invite);
  await api("POST", `/programs/${open.id}/invites`, { email: "ivan@guest.example" });
  const rows = Array.from({ length: 8 }, (_, each) => ({
    affiliateSlug: each === 7 ? "nobody-here" : jane.slug,
    customerEmail: `buyer-${each}@customer.example`,
    amountCents: 4_900 + 700 * each,
    commissionCents: 980 + 140 * each,
    currency: "USD",
    occurredAt: new Date(Date.now() - (each + 1) * DAY).toISOString(),
    paid: each < 3,
    externalId: `old-${each}`,
  }));
  const { jobId } = await api("POST", "/imports/conversions", { campaignId, conversions: rows });
  const { snippet } = await api("POST", "/embed/tokens", {
    affiliateId: jane.id,
    allowedOrigins: server.url,
  });
  const [, embed] = /src="([^"]+)"/.exec(snippet);
  return { open, jane, campaignId, jobId, embed };
}

async function program(page, { open, jane, campaignId, jobId }) {
  const firstIn = async (list) => {
    await page.goto(`${ORG}${list}`);
    const [path] = list.split("?");
    return page.locator(`main table a[href*="${path}/"]`).first().getAttribute("href");
  };
  await shoot(page, "overview", ORG);
  await shoot(page, "campaigns", `${ORG}/campaigns`);
  await shoot(page, "campaign", `${ORG}/campaigns/${campaignId}`);
  await shoot(page, "campaign-edit", `${ORG}/campaigns/${campaignId}/edit`);
  await shoot(page, "campaign-new", `${ORG}/campaigns/new`);
  await shoot(page, "affiliates", `${ORG}/affiliates`);
  await shoot(page, "affiliates-pending", `${ORG}/affiliates?status=Pending`);
  await shoot(page, "affiliate", `${ORG}/affiliates/${jane.id}`);
  await shoot(page, "affiliate-pending", await firstIn("/affiliates?status=Pending"));
  await shoot(page, "affiliate-edit", `${ORG}/affiliates/${jane.id}/edit`);
  await shoot(page, "affiliate-embed", `${ORG}/affiliates/${jane.id}/embed`);
  await shoot(page, "affiliate-invite", `${ORG}/affiliates/invite`);
  await shoot(page, "affiliate-invites", `${ORG}/affiliates/invites`);
  await shoot(page, "conversions", `${ORG}/conversions`);
  await shoot(page, "conversions-refunded", `${ORG}/conversions?status=Refunded`);
  await shoot(page, "conversion", await firstIn("/conversions"));
  await shoot(page, "conversion-paid", await firstIn("/conversions?status=Paid"));
  await shoot(page, "payouts", `${ORG}/payouts`);
  await shoot(page, "payouts-paid", `${ORG}/payouts?status=Paid`);
  await shoot(page, "payout", await firstIn("/payouts?status=Paid"));
  await shoot(page, "coupons", `${ORG}/coupons?campaign=${campaignId}`);
  await shoot(page, "coupons-none", `${ORG}/coupons?campaign=${open.id}`);
  await shoot(page, "coupon-new", `${ORG}/coupons/new?campaign=${campaignId}`);
  await shoot(page, "coupon-code-new", `${ORG}/coupons/codes/new?campaign=${campaignId}`);
  await shoot(page, "imports", `${ORG}/imports`);
  await shoot(page, "import", `${ORG}/imports/${jobId}`);
  await shoot(page, "import-new", `${ORG}/imports/new`);
  await shoot(page, "tracking", `${ORG}/tracking`);
  await shoot(page, "application", `/p${ORG}/${open.slug}`);
  await shoot(page, "not-found-in-organization", `${ORG}/campaigns/no-such-campaign`);
}

async function house(page, keyId) {
  const firstIn = async (list, link) => {
    await page.goto(`${ORG}${list}`);
    return page.locator(`main a[href*="${link}"]:not([href$="/new"])`).first().getAttribute("href");
  };
  const token = await firstIn("/settings/assistant", "/settings/assistant/");
  await shoot(page, "assistant", `${ORG}/settings/assistant`);
  await shoot(page, "assistant-new", `${ORG}/settings/assistant/new`);
  await shoot(page, "connection", token);
  await shoot(page, "connection-rotate", `${token}/rotate`);
  await shoot(page, "audit-log", `${ORG}/settings/audit-log`);
  await shoot(page, "audit-log-event", await firstIn("/settings/audit-log", "event="));
  await shoot(page, "guides", `${ORG}/connect`);
  await shoot(page, "guide", `${ORG}/connect/claude-desktop`);
  await shoot(page, "profile", `${ORG}/settings/profile`);
  await shoot(page, "team", `${ORG}/settings/team`);
  await shoot(page, "billing", `${ORG}/settings/billing`);
  await shoot(page, "api-keys", `${ORG}/settings/api-keys`);
  await shoot(page, "api-key-new", `${ORG}/settings/api-keys/new`);
  await shoot(page, "api-key-rotate", `${ORG}/settings/api-keys/${keyId}/rotate`);
  await shoot(page, "mail", `${ORG}/settings/mail`);
  await shoot(page, "new-organization", "/new");
}

/** What people outside the company see. */
async function affiliates({ jane, embed }) {
  const page = await newPage();
  await shoot(page, "affiliate-invitation", await mailbox.link("a/invites"));
  await shoot(page, "affiliate-area-signed-out", "/a");
  await page.getByLabel("Email").fill(jane.email);
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await shoot(page, "affiliate-link", await mailbox.link("a"));
  await page.getByRole("button", { name: "Open your page" }).click();
  await page.getByRole("heading", { name: jane.fullName }).waitFor();
  await shoot(page, "affiliate-area");
  await page.goto(embed);
  await page.getByRole("heading", { name: jane.fullName }).waitFor();
  await shoot(page, "embed");
}

/** Pages behind links in mails to the team. */
async function invited(page) {
  await page.goto(`${ORG}/settings/team`);
  await page.getByLabel("Email").fill("max@northwind.example");
  await page.getByRole("button", { name: "Send invitation" }).click();
  await page.getByRole("button", { name: "Copy link" }).waitFor();
  await shoot(page, "team-invited");
  const guest = await newPage();
  await shoot(guest, "invite", await mailbox.link("invites"));
  await guest.goto("/forgot-password");
  await guest.getByLabel("Email").fill(OWNER);
  await guest.getByRole("button", { name: "Mail me a link" }).click();
  await shoot(guest, "reset-password", await mailbox.link("reset-password"));
}

async function signedOut(page) {
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
