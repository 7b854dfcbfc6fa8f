import { type ChildProcess, spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Launcher, launcher, majorVersion } from "@/lib/db/binaries";

/** A PostgreSQL server process and the files that belong to it. */
export interface Postmaster {
  dataDir: string;
  binDir: string;
  /** Server settings beyond ours; tests switch fsync off. */
  settings: Readonly<Record<string, string>>;
}

export const SUPERUSER = "postgres";

const SETTINGS = {
  listen_addresses: "",
  log_checkpoints: "off",
  // What fails is for the caller to tell; the log must not hold statements.
  log_min_messages: "log",
  log_min_error_statement: "panic",
};

/** Longest socket path that the system takes (sun_path without its NUL, and macOS takes three less). */
const SOCKET_PATH_MAX = process.platform === "darwin" ? 103 : 107;
const SOCKET = ".s.PGSQL.5432";
const TEMP_PREFIX = "rekomi-pg-";

const POLL_MS = 25;
const START_MS = 300_000;

function clusterDir(dataDir: string) {
  return join(dataDir, "postgres");
}

function logFile(dataDir: string) {
  return join(dataDir, "postgres.log");
}

/**
 * The socket folder of the running server, which is created and started where it is not.
 * Needs no lock of ours: `rename` decides between two that create, PostgreSQL between two that start.
 */
export async function ensureRunning(server: Postmaster): Promise<string> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline) {
    const found = running(server.dataDir);
    if (!found) await create(server).then(() => start(server));
    else if (found.status === "ready" && found.socketDir) return found.socketDir;
    else await sleep(POLL_MS);
  }
  throw new Error(
    `The embedded PostgreSQL is still not ready after five minutes. Its log is ${logFile(server.dataDir)}.`,
  );
}

/** Stops the server and waits until it has let go of its files. */
export async function stop(dataDir: string): Promise<void> {
  const found = running(dataDir);
  if (!found) return;
  process.kill(found.pid, "SIGINT");
  while (running(dataDir)?.pid === found.pid) await sleep(POLL_MS);
  forgetSocket(found.socketDir);
}

interface PidFile {
  pid: number;
  socketDir: string | undefined;
  status: string | undefined;
}

/** The server that holds the data directory, whoever started it. */
function running(dataDir: string): PidFile | null {
  const file = readPidFile(dataDir);
  return file && isPostmaster(file.pid, clusterDir(dataDir)) ? file : null;
}

function readPidFile(dataDir: string): PidFile | null {
  const path = join(clusterDir(dataDir), "postmaster.pid");
  if (!existsSync(path)) return null;
  let lines: string[];
  try {
    lines = readFileSync(path, "utf8").split("\n");
  } catch {
    return null; // It stopped between the two lines above.
  }
  // Lines 5 and 8 of the file appear as the server gets that far.
  return {
    pid: Number(lines[0]),
    socketDir: lines[4] || undefined,
    status: lines[7]?.trim(),
  };
}

/** After a crash of the whole machine or container, another process may have the number. */
function isPostmaster(pid: number, dir: string): boolean {
  if (!(pid > 0) || !isAlive(pid)) return false;
  if (process.platform !== "linux") return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dir);
  } catch (error) {
    // A zombie has no folder. Nobody's processes hide theirs from a container's root, who may not trace.
    return error instanceof Error && "code" in error && error.code === "EACCES";
  }
}

function isAlive(pid: number) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function create({ dataDir, binDir }: Postmaster): Promise<void> {
  const dir = clusterDir(dataDir);
  if (existsSync(dir)) return refuseOtherVersion(dir, binDir);
  const { prefix, owner } = launcher(dir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (owner) chmodSync(dataDir, 0o711);
  // Beside its place and moved there when complete, so that a killed initdb leaves no half of a cluster.
  const draft = mkdtempSync(join(dataDir, "initdb-"));
  own(draft, owner);
  const locale =
    majorVersion(binDir) >= 17
      ? ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
      : ["--locale=C.UTF-8"];
  // Whoever reaches the socket could read the files as well, so a password would guard nothing.
  const args = ["-D", draft, "-U", SUPERUSER, "--auth=trust", "--encoding=UTF8", ...locale];
  const { code, output } = await run([...prefix, join(binDir, "initdb"), ...args], owner);
  if (code === 0 && !existsSync(dir)) {
    try {
      renameSync(draft, dir);
    } catch (error) {
      if (!existsSync(dir)) throw error;
    }
  }
  if (!existsSync(dir)) {
    rmSync(draft, { recursive: true, force: true });
    throw new Error(`The embedded database could not be created in ${dataDir}.\n${output}`);
  }
  for (const name of readdirSync(dataDir))
    if (name.startsWith("initdb-")) discard(join(dataDir, name));
}

/** One that another arrival is still writing cannot be removed yet: that one does it when it is done. */
function discard(draft: string): void {
  try {
    rmSync(draft, { recursive: true, force: true });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOTEMPTY")) throw error;
  }
}

function refuseOtherVersion(dir: string, binDir: string) {
  const found = Number(readFileSync(join(dir, "PG_VERSION"), "utf8"));
  const ours = majorVersion(binDir);
  if (found === ours) return;
  throw new Error(
    `The database in ${dir} was made by PostgreSQL ${found}; this is PostgreSQL ${ours}. ` +
      `To upgrade: start it with the Rekomi version that made it, dump it with pg_dumpall ${found} or newer ` +
      `through the socket in that folder, move the folder away, start this version and load the dump. ` +
      `Or run pg_upgrade with the programs of both versions.`,
  );
}

/** Starts the server as a process of its own: it outlives ours, also through Ctrl-C and `kill -9`. */
async function start(server: Postmaster): Promise<void> {
  const { dataDir, binDir } = server;
  const dir = clusterDir(dataDir);
  const { prefix, owner } = launcher(dir);
  forgetDead(dataDir);
  const socketDir = chooseSocketDir(dir, owner);
  const settings = Object.entries({ ...SETTINGS, ...server.settings });
  const options = settings.flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const log = openSync(logFile(dataDir), "a", 0o600);
  const logged = statSync(logFile(dataDir)).size;
  const child = spawn(
    ...command([...prefix, join(binDir, "postgres"), "-D", dir, "-k", socketDir, ...options]),
    { ...owner, cwd: dir, detached: true, stdio: ["ignore", log, log], env: ENV },
  );
  closeSync(log);
  child.unref();
  if (await readyOrEnded(child, dataDir)) return;
  forgetSocket(socketDir);
  const output = readFileSync(logFile(dataDir), "utf8").slice(logged);
  // Somebody else was faster: they are found on the next look.
  if (running(dataDir) || output.includes("lock file")) return void (await sleep(POLL_MS));
  throw new Error(`The embedded PostgreSQL did not start.\n${output}`);
}

async function readyOrEnded(child: ChildProcess, dataDir: string): Promise<boolean> {
  let ended = false;
  child.once("exit", () => {
    ended = true;
  });
  child.once("error", () => {
    ended = true;
  });
  while (!ended) {
    const found = running(dataDir);
    if (found?.pid === child.pid && found?.status === "ready") return true;
    await sleep(POLL_MS);
  }
  return false;
}

/** PostgreSQL takes any living process with the number in its lock files for a rival: see to it that none is. */
function forgetDead(dataDir: string) {
  const dead = readPidFile(dataDir);
  if (!dead || running(dataDir)) return;
  forgetSocket(dead.socketDir);
  if (!isAlive(dead.pid)) return;
  // A parent's number is nobody's rival, and with the file in place PostgreSQL still looks for
  // processes that use the shared memory it names.
  const path = join(clusterDir(dataDir), "postmaster.pid");
  const rest = readFileSync(path, "utf8").replace(/^\d+/, String(process.pid));
  writeFileSync(path, rest);
  rmSync(join(clusterDir(dataDir), `${SOCKET}.lock`), { force: true });
}

function chooseSocketDir(dir: string, owner: Launcher["owner"]) {
  if (Buffer.byteLength(join(dir, SOCKET)) <= SOCKET_PATH_MAX) return dir;
  const temp = mkdtempSync(join(tmpdir(), TEMP_PREFIX));
  own(temp, owner);
  return temp;
}

function forgetSocket(socketDir: string | undefined) {
  if (socketDir && dirname(socketDir) === tmpdir() && basename(socketDir).startsWith(TEMP_PREFIX))
    rmSync(socketDir, { recursive: true, force: true });
}

function own(dir: string, owner: Launcher["owner"]) {
  if (owner) chownSync(dir, owner.uid, owner.gid);
}

// Settings of the caller's own PostgreSQL (PGDATA, PGPORT, …) are not meant for this one.
const ENV = { PATH: process.env.PATH, TZ: "UTC", LC_ALL: "C", NODE_ENV: process.env.NODE_ENV };

function command([program = "", ...args]: readonly string[]): [string, string[]] {
  return [program, args];
}

function run(line: readonly string[], owner: Launcher["owner"]) {
  return new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    const child = spawn(...command(line), { ...owner, env: ENV, cwd: "/" });
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output }));
  });
}
