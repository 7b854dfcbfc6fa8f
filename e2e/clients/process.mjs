import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";

const running = new Set();

/** Runs a program in a process group of its own, and ends the group with it. */
export async function run([program, ...args], { cwd, env, timeout = 90_000, input = "" }) {
  const child = start([program, ...args], { cwd, env });
  running.add(child);
  let output = "";
  let stdout = "";
  child.stdout.setEncoding("utf8").on("data", (chunk) => {
    output += chunk;
    stdout += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk) => {
    output += chunk;
  });
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    endGroup(child);
  }, timeout);
  // Whatever it started and left behind may hold its output open.
  const [code] = await once(child, "exit").catch((error) => [error.message]);
  clearTimeout(timer);
  const closed = new Promise((resolve) => child.once("close", resolve));
  endGroup(child);
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 500))]);
  running.delete(child);
  return { code, output, stdout, timedOut };
}

export function start([program, ...args], { cwd, env, stdio = ["pipe", "pipe", "pipe"] }) {
  return spawn(program, args, { cwd, env, stdio, detached: true });
}

export function endGroup(child, signal = "SIGKILL") {
  if (!child.pid) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

/** Ends what runs for a limited time; a server is stopped by whoever started it. */
export function endRuns() {
  for (const child of running) endGroup(child);
}

/** Whatever a run has started, and its children's children, knows its folder by TMPDIR. */
export function endProcessesOf(folder) {
  if (process.platform !== "linux") return;
  for (const pid of readdirSync("/proc").map(Number)) {
    if (!pid || pid === process.pid) continue;
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
      if (environment.some((each) => each.startsWith(`TMPDIR=${folder}`)))
        process.kill(pid, "SIGKILL");
    } catch {
      // It has ended, or is another user's.
    }
  }
}
