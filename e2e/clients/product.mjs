import { randomInt } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { endGroup, start } from "./process.mjs";

const here = import.meta.dirname;
const root = join(here, "../..");

/** The product as its operator starts it, behind the address that the clients are given. */
export async function startProduct({ work, port, url, withPages }) {
  const dataDir = join(work, "data");
  mkdirSync(dataDir, { mode: 0o700 });
  const env = {
    ...process.env,
    PORT: String(port),
    HOST: "127.0.0.1",
    REKOMI_URL: url,
    REKOMI_DATA_DIR: dataDir,
    LOG_LEVEL: "error",
  };
  const server = start(["node", await serverFile(work, withPages)], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  await ready(server);
  process.env.REKOMI_URL = url;
  process.env.REKOMI_DATA_DIR = dataDir;
  const { openRules, ...guides } = await load("rules.ts");
  const rules = await openRules();
  return {
    ...rules,
    guides,
    async stop() {
      await rules.close();
      const ended = once(server, "exit");
      endGroup(server, "SIGTERM");
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 20_000).unref())]);
      endGroup(server);
    },
  };
}

/** Without pages, Next is left out: a build takes a minute, and no MCP client asks for a page. */
async function serverFile(work, withPages) {
  if (withPages) return "scripts/start.mjs";
  const file = join(root, "dist/clients/server.mjs");
  await bundle(join(root, "server.ts"), file, { next: join(here, "no-pages.mjs") });
  return file;
}

async function load(entry) {
  const file = join(root, "dist/clients/rules.mjs");
  await bundle(join(here, entry), file);
  return import(pathToFileURL(file).href);
}

/** Below the repository, where the packages that it leaves outside are found. */
async function bundle(entry, outfile, alias = {}) {
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    packages: "external",
    alias: { "@": root, ...alias },
    logLevel: "warning",
  });
}

export function removeBundles() {
  rmSync(join(root, "dist/clients"), { recursive: true, force: true });
}

async function ready(server) {
  const lines = createInterface(server.stdout);
  const [what] = await Promise.race([
    new Promise((resolve) => {
      lines.on("line", (line) => {
        if (line.startsWith("Rekomi is ready")) resolve(["ready"]);
        else console.log(line);
      });
    }),
    once(server, "exit").then(([code]) => [`exit code ${code}`]),
  ]);
  if (what !== "ready") throw new Error(`The server did not start (${what}).`);
}

/** Below 32768, where no outgoing connection takes one by chance. */
export async function freePort() {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    const probe = createServer().listen(port, "127.0.0.1");
    const free = await Promise.race([
      once(probe, "listening").then(() => true),
      once(probe, "error").then(() => false),
    ]).catch(() => false);
    if (!free) continue;
    probe.close();
    await once(probe, "close");
    return port;
  }
}
