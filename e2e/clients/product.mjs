import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { endGroup, run, start } from "./process.mjs";

const here = import.meta.dirname;
const root = join(here, "../..");
const bundles = join(root, `dist/clients-${process.pid}`);

/** The product as its operator starts it, with one organization, known to the clients as `url`. */
export async function startProduct({ work, port, url, withPages }) {
  const dataDir = join(work, "data");
  mkdirSync(dataDir, { mode: 0o700 });
  const env = {
    ...process.env,
    NODE_ENV: "production",
    PORT: String(port),
    HOST: "127.0.0.1",
    REKOMI_URL: url,
    REKOMI_DATA_DIR: dataDir,
    LOG_LEVEL: "error",
  };
  const server = start(["node", await serverFile(withPages)], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const close = () => stop(server);
  try {
    await ready(server);
    return { ...(await organization(env, `http://127.0.0.1:${port}`)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** An organization with an invented year, and what the operator and its owner can do and see. */
async function organization(env, origin) {
  // One for the whole run: scripts/rekomi.mjs would follow whoever edits the sources meanwhile.
  const cli = join(bundles, "rekomi.mjs");
  await bundle({ entryPoints: [join(root, "cli/main.ts")] }, cli);
  const rekomi = async (args, input = "") => {
    const line = ["node", cli, ...args, "--json"];
    const { code, output, stdout } = await run(line, { cwd: root, env, input });
    if (code !== 0) throw new Error(`rekomi ${args.join(" ")} failed (${code}).\n${output}`);
    return JSON.parse(stdout);
  };
  const owner = ["--email", "olivia@northwind.example", "--org", "Northwind Coffee"];
  const password = randomBytes(16).toString("hex");
  const { orgSlug } = await rekomi(["owner", "create", ...owner, "--password-stdin"], password);
  const org = ["--org", orgSlug];
  await rekomi(["demo", "load", ...org]);
  const { key } = await rekomi(["key", "mint", ...org, "--name", "Reading the log"]);
  return {
    mint: (name) => rekomi(["token", "mint", ...org, "--name", name]),
    revoke: (id) => rekomi(["token", "revoke", ...org, "--id", id]),
    /** What was logged of one token's calls. */
    async log(tokenId) {
      const response = await fetch(`${origin}/api/v1/audit-log?actorType=mcp&tokenId=${tokenId}`, {
        headers: { Authorization: `Bearer ${key}` },
      });
      if (!response.ok) throw new Error(`The audit log: ${await response.text()}`);
      return (await response.json()).items;
    },
  };
}

/** The guides as the pages show them. */
export async function loadGuides() {
  const file = join(bundles, "guides.mjs");
  const text = `export { guideFor } from "@/lib/guides";
export { connectionTo, isFor, snippetsOf } from "@/lib/guides/shape";`;
  await bundle({ stdin: { contents: text, resolveDir: root } }, file);
  return import(pathToFileURL(file).href);
}

/** Without pages, Next is left out: a build takes a minute, and no MCP client asks for a page. */
async function serverFile(withPages) {
  if (withPages) return "scripts/start.mjs";
  const file = join(bundles, "server.mjs");
  await bundle({ entryPoints: [join(root, "server.ts")] }, file, {
    next: join(here, "no-pages.mjs"),
  });
  return file;
}

/** Into the repository, where the packages that a bundle leaves outside are found. */
async function bundle(entry, outfile, alias = {}) {
  await build({
    ...entry,
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
  rmSync(bundles, { recursive: true, force: true });
}

async function ready(server) {
  const said = new Promise((resolve) => {
    createInterface(server.stdout).on("line", (line) => {
      console.log(line);
      if (line.startsWith("Rekomi is ready")) resolve("ready");
    });
  });
  const what = await Promise.race([said, once(server, "exit").then(([code]) => `code ${code}`)]);
  if (what !== "ready") throw new Error(`The server did not start (${what}).`);
}

/** Gracefully, so that the database ends as well. */
async function stop(server) {
  if (server.exitCode === null && server.signalCode === null) {
    const ended = once(server, "exit");
    endGroup(server, "SIGTERM");
    await Promise.race([ended, sleep(20_000, undefined, { ref: false })]);
  }
  endGroup(server);
}
