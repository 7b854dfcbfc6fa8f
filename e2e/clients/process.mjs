import { spawn } from "node:child_process";
import { once } from "node:events";

const groups = new Set();

/** Runs a program in a process group of its own, and ends the group with it. */
export async function run([program, ...args], { cwd, env, timeout = 90_000, input = "" }) {
  const child = start([program, ...args], { cwd, env });
  let output = "";
  const keep = (chunk) => {
    output += chunk;
  };
  child.stdout.setEncoding("utf8").on("data", keep);
  child.stderr.setEncoding("utf8").on("data", keep);
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    endGroup(child);
  }, timeout);
  const [code] = await once(child, "exit").catch((error) => [error.message]);
  clearTimeout(timer);
  endGroup(child);
  return { code, output, timedOut };
}

export function start([program, ...args], { cwd, env, stdio = ["pipe", "pipe", "pipe"] }) {
  const child = spawn(program, args, { cwd, env, stdio, detached: true });
  groups.add(child);
  return child;
}

export function endGroup(child, signal = "SIGKILL") {
  if (signal === "SIGKILL") groups.delete(child);
  if (!child.pid) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

export function endGroups() {
  for (const child of [...groups]) endGroup(child);
}
