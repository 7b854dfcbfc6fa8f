// npm test: everything. npm run unit [-- args], npm run e2e [-- args]: that part, on the embedded PostgreSQL.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import "./project.mjs";
import { build, bundle, isBuilt, SERVER, stampOfSources } from "./build.mjs";
import { chromium } from "./chromium.mjs";
import { freePort } from "./free-port.mjs";

const DEBIAN_15 = "/usr/lib/postgresql/15/bin";
const TOOLS = "dist/test-database.mjs";
const [part, ...args] = process.argv.slice(2);

// Everything that a run writes goes in here, the browser's profile and the clusters included.
const work = mkdtempSync(join(tmpdir(), "rekomi-run-"));
process.env.TMPDIR = work;
process.env.XDG_CONFIG_HOME = join(work, "config");
process.env.XDG_CACHE_HOME = join(work, "cache");

// Nor does a run read what the machine or a .env has set for the real installation.
for (const name of Object.keys(process.env))
  if (/^(DATABASE|REKOMI|AUTH|STRIPE|SMTP|MAIL)_/.test(name)) process.env[name] = "";

const total = { passed: 0, failed: 0 };
const children = new Set();
let interrupted = false;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
  process.on(signal, () => {
    interrupted = true;
    for (const child of children) signalGroup(child, "SIGTERM");
  });

try {
  await main();
} catch (error) {
  if (!interrupted) report("the run itself", false, error.stack);
} finally {
  endProcesses();
  await stopClusters();
  rmSync(work, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  rmSync(TOOLS, { force: true });
}
if (interrupted) total.failed += 1;
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

async function main() {
  if (part && part !== "unit" && part !== "e2e") throw new Error(`No such part: ${part}.`);
  const engines = [undefined];
  if (!part && existsSync(DEBIAN_15)) engines.push(DEBIAN_15);
  await bundle("lib/db/test-database.ts", TOOLS, "the sources, for tests");

  if (!part) await checks();
  if (part !== "e2e") for (const engine of engines) await unit(engine);
  if (part !== "unit" && (await product())) for (const engine of engines) await e2e(engine);
}

async function checks() {
  for (const [name, ...line] of [
    ["biome", "node_modules/.bin/biome", "check", "."],
    // Pages are typed by their addresses, in files that Next makes.
    ["next typegen", "node_modules/.bin/next", "typegen"],
    ["tsc", "node_modules/.bin/tsc", "--noEmit"],
  ]) {
    if (interrupted) return;
    heading(name);
    report(name, (await run(line)) === 0);
  }
}

async function unit(binDir) {
  if (interrupted) return;
  heading(`unit tests on ${engineName(binDir)}`);
  const file = resultFile();
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const code = await withCluster(binDir, (ownerUrl) =>
    run(["node_modules/.bin/vitest", "run", ...reporters, ...args], {
      NODE_ENV: "test",
      TEST_OWNER_URL: ownerUrl,
      ...(binDir && { TEST_BIN_DIR: binDir }),
    }),
  );
  const { numPassedTests = 0, numFailedTests = 0, testResults = [] } = readJson(file);
  // A file that cannot be loaded has no tests that could fail.
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && assertionResults.every((test) => test.status !== "failed"),
  );
  count(code, numPassedTests, numFailedTests + broken.length);
}

/** The product as it is started: built. Whether that worked. */
async function product() {
  if (interrupted) return false;
  heading("build");
  const stamp = stampOfSources();
  try {
    if (!part || !isBuilt(SERVER, stamp)) await build(stamp);
    return report("build", true);
  } catch (error) {
    return report("build", false, error.message);
  }
}

async function e2e(binDir) {
  if (interrupted) return;
  heading(`end-to-end tests on ${engineName(binDir)}`);
  const file = resultFile();
  const port = await freePort();
  const test = async (database) =>
    run(["node_modules/.bin/playwright", "test", ...args], {
      PORT: String(port),
      HOST: "127.0.0.1",
      REKOMI_URL: `http://localhost:${port}`,
      REKOMI_DATA_DIR: mkdtempSync(join(work, "data-")),
      SMTP_URL: `smtp://127.0.0.1:${await freePort()}`,
      // e2e/issuer.ts answers there.
      AUTH_OIDC_ISSUER: `http://127.0.0.1:${await freePort()}`,
      AUTH_OIDC_ID: "rekomi",
      AUTH_OIDC_SECRET: "an oidc client secret",
      CHROMIUM: chromium(),
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
      PLAYWRIGHT_OUTPUT: join(work, "playwright"),
      ...database,
    });
  const code = binDir
    ? await withCluster(binDir, async (ownerUrl) => test(await ownDatabase(ownerUrl)))
    : await test({});
  const { stats, errors = [] } = readJson(file);
  const { expected = 0, flaky = 0, unexpected = 0 } = stats ?? {};
  if (flaky > 0) console.log(`${flaky} passed only on a second try`);
  count(code, expected + flaky, unexpected + errors.length);
}

/** What an operator with a PostgreSQL of their own sets. */
async function ownDatabase(clusterUrl) {
  const { createDatabase } = await tools();
  const { ownerUrl, appUrl } = await createDatabase(clusterUrl);
  const secret = () => randomBytes(32).toString("hex");
  return {
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    REKOMI_RELAY_SECRETS: secret(),
    REKOMI_ENCRYPTION_KEYS: secret(),
    AUTH_SECRET: secret(),
  };
}

async function withCluster(binDir, use) {
  const { openTestCluster } = await tools();
  const cluster = await openTestCluster({ binDir });
  try {
    return await use(cluster.ownerUrl);
  } finally {
    await cluster.close();
  }
}

function tools() {
  return import(pathToFileURL(TOOLS).href);
}

function resultFile() {
  return join(work, `${randomBytes(4).toString("hex")}.json`);
}

/** Runs a program in a process group of its own, so that whatever it started can be ended with it. */
async function run([program, ...rest], env = {}) {
  const child = spawn(program, rest, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit"],
    detached: true,
  });
  children.add(child);
  const [code] = await once(child, "exit");
  signalGroup(child, "SIGKILL");
  children.delete(child);
  return code;
}

function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

/** Whatever this run has started, and its children's children, knows its folder by TMPDIR. */
function endProcesses() {
  for (const child of children) signalGroup(child, "SIGKILL");
  if (process.platform !== "linux") return;
  for (const pid of readdirSync("/proc").map(Number)) {
    if (!pid || pid === process.pid) continue;
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
      if (environment.includes(`TMPDIR=${work}`)) process.kill(pid, "SIGKILL");
    } catch {
      // It has ended, or is another user's.
    }
  }
}

/** Clusters are detached on purpose; those of a run that was cut short are found by their files. */
async function stopClusters() {
  for (const entry of readdirSync(work, { recursive: true })) {
    if (!entry.endsWith("postmaster.pid")) continue;
    const file = join(work, entry);
    try {
      process.kill(Number(readFileSync(file, "utf8").split("\n")[0]), "SIGQUIT");
      for (let tries = 0; tries < 100 && existsSync(file); tries++) await sleep(50);
    } catch (error) {
      if (error.code !== "ESRCH") throw error;
    }
  }
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

function count(code, passed, failed) {
  total.passed += passed;
  // A part that ended badly has failed, whatever it wrote down before.
  total.failed += failed === 0 && code !== 0 ? 1 : failed;
}

function report(name, passed, detail) {
  if (!passed && detail) console.error(detail);
  console.log(`${passed ? "passed" : "failed"}: ${name}`);
  count(passed ? 0 : 1, passed ? 1 : 0, passed ? 0 : 1);
  return passed;
}

function heading(text) {
  console.log(`\n== ${text}`);
}

function engineName(binDir) {
  return binDir ? "Debian's PostgreSQL 15" : "the embedded PostgreSQL";
}
