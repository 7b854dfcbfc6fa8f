// Builds the product: Next's pages, and the server and the CLI, since Node 20 runs no TypeScript.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { bundleLoader } from "./loader.mjs";
import { root } from "./project.mjs";

export const SERVER = "dist/server.mjs";
export const CLI = "dist/rekomi.mjs";

// What no build reads. Folders that begin with a dot are skipped as well.
const APART = new Set([
  "node_modules",
  "dist",
  "e2e",
  "bench",
  "test-results",
  "playwright-report",
]);

/** A hash of everything that a build is made from. */
export function stampOfSources() {
  const hash = createHash("sha256").update(process.version);
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true }).sort(byName)) {
      const path = join(folder, entry.name);
      if (entry.name.startsWith(".") || (folder === "" && APART.has(entry.name))) continue;
      if (entry.isDirectory()) walk(path);
      else if (/\.test\.tsx?$|\.tsbuildinfo$|^next-env\.d\.ts$/.test(entry.name)) continue;
      else if (entry.isFile()) hash.update(`${path}\0`).update(readFileSync(join(root, path)));
    }
  };
  walk("");
  return hash.digest("hex");
}

const byName = (a, b) => (a.name < b.name ? -1 : 1);

/** A bundle names the sources it was made from in its first line, so file and stamp cannot disagree. */
export function isBuilt(file, stamp) {
  try {
    const descriptor = openSync(file, "r");
    const line = Buffer.alloc(firstLine(stamp).length);
    readSync(descriptor, line);
    closeSync(descriptor);
    return line.toString() === firstLine(stamp);
  } catch {
    return false;
  }
}

const firstLine = (stamp) => `// Made from ${stamp}\n`;

/** Puts one entry and what it imports of ours into one file, in place when complete. */
export async function bundle(entry, file, stamp) {
  const esbuild = await import("esbuild");
  const { outputFiles } = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    packages: "external",
    alias: { "@": root },
    outfile: file,
    sourcemap: "inline",
    sourcesContent: false,
    banner: { js: firstLine(stamp).trimEnd() },
    logLevel: "silent",
    write: false,
  });
  await esbuild.stop();
  mkdirSync("dist", { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, outputFiles[0].contents);
  renameSync(draft, file);
}

export async function build(stamp = stampOfSources()) {
  const began = Date.now();
  const done = (what) => console.log(`${what} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  // The server's file is removed first and made last: while it is there, the build is whole.
  rmSync(SERVER, { force: true });
  console.log("Building Rekomi …");
  await bundleLoader();
  await bundle("cli/main.ts", CLI, stamp);
  done("  command line");
  await nextBuild();
  done("  pages");
  await bundle("server.ts", SERVER, stamp);
  done("  server");
}

const BUSY = "Another next build process is already running";

async function nextBuild() {
  for (;;) {
    const { code, output } = await run("node_modules/next/dist/bin/next", "build");
    if (code === 0) return;
    if (!output.includes(BUSY)) throw new Error(`next build failed.\n${output}`);
    // Its parent has been killed, and it ends by itself.
    console.log("  waiting for an earlier build to end …");
    await sleep(1_000);
  }
}

async function run(...line) {
  const child = spawn(process.execPath, line, {
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const keep = (chunk) => {
    output += chunk;
    if (process.stdout.isTTY) process.stdout.write(".");
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const [code] = await once(child, "close");
  if (process.stdout.isTTY) process.stdout.write("\n");
  return { code, output };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await build().catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
}
