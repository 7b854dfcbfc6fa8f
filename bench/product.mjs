// What a benchmark measures: the built product on an embedded database of its own, loopback only.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import pg from "pg";
import { freePort } from "../scripts/free-port.mjs";

// Nothing that the machine or a .env has set for the real installation counts here.
const FOREIGN = /^(DATABASE|REKOMI|AUTH|STRIPE|SMTP|MAIL)_/;

/** Starts the product, runs the benchmark on it, and leaves nothing behind. */
export async function withProduct(use) {
  const dataDir = mkdtempSync(join(tmpdir(), "rekomi-bench-"));
  const port = await freePort();
  const env = {
    ...Object.fromEntries(
      Object.entries(process.env).map(([name, value]) => [name, FOREIGN.test(name) ? "" : value]),
    ),
    PORT: String(port),
    HOST: "127.0.0.1",
    REKOMI_URL: `http://localhost:${port}`,
    REKOMI_DATA_DIR: dataDir,
    // Rates are not what is measured.
    REKOMI_ORG_RATE: "100000000",
    LOG_LEVEL: "error",
  };
  const server = spawn(process.execPath, ["scripts/start.mjs"], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    await printed(server, "Rekomi is ready");
    const file = readFileSync(join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n");
    const postmaster = Number(file[0]);
    const owner = new pg.Client({ user: "rekomi", database: "rekomi", host: file[4] });
    await owner.connect();
    try {
      return await use({
        origin: `http://127.0.0.1:${port}`,
        rekomi: (args, input) => rekomi(env, args, input),
        owner,
        cpuOfServer: () => cpuOf([server.pid]),
        cpuOfDatabase: () => cpuOf([postmaster, ...childrenOf(postmaster)]),
      });
    } finally {
      await owner.end();
    }
  } finally {
    if (server.exitCode === null) {
      server.kill("SIGTERM");
      await once(server, "exit");
    }
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** An organization as its operator makes one. @returns its slug */
export async function makeOrg({ rekomi }, name) {
  const email = `${name.toLowerCase()}@bench.example`;
  const made = await rekomi(
    ["owner", "create", "--email", email, "--password-stdin", "--org", name],
    randomBytes(16).toString("hex"),
  );
  return made.orgSlug;
}

async function rekomi(env, args, input = "") {
  const child = spawn(process.execPath, ["scripts/rekomi.mjs", ...args, "--json"], {
    env,
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(input);
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, "close")]);
  if (code !== 0) throw new Error(`rekomi ${args.join(" ")} failed (${code}). ${output}`);
  return JSON.parse(output);
}

/** Waits for a line of a process that is expected to go on. */
export async function printed(child, words) {
  for await (const line of createInterface(child.stdout)) if (line.includes(words)) return;
  throw new Error(`A process ended before it said: ${words}`);
}

const TICKS_PER_SECOND = 100;

/** Milliseconds of CPU that the processes have used so far. */
export function cpuOf(pids) {
  return pids.reduce((sum, pid) => sum + ticksOf(pid), 0) * (1000 / TICKS_PER_SECOND);
}

function ticksOf(pid) {
  const fields = statOf(pid);
  // utime, stime and those of children that have ended, counted from the state, which is the third.
  return fields ? fields.slice(11, 15).reduce((sum, each) => sum + Number(each), 0) : 0;
}

function childrenOf(parent) {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid && Number(statOf(pid)?.[1]) === parent);
}

/** What follows the name, which may hold spaces. */
function statOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ");
  } catch {
    return undefined;
  }
}

export function median(values) {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
}

/** Two digits are more than a shared machine can promise. */
export function ratio(value, base) {
  return Number((value / base).toPrecision(3));
}
