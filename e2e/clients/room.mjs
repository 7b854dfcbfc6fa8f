import { appendFileSync, chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { run } from "./process.mjs";

/** What every guide ends with. */
export const QUESTION = "What is in my Rekomi account?";

/**
 * A machine of its own for one client: an empty home, the client on the path, and nothing of this machine's
 * environment. What a person would do by the guide is done here.
 */
export function openRoom({ work, id, bin, connection, guides, wire, model }) {
  const home = join(work, id);
  const folder = join(home, "project");
  mkdirSync(folder, { recursive: true });
  mkdirSync(join(home, "tmp"));
  writeFileSync(join(home, ".bashrc"), "");
  const env = {
    HOME: home,
    PATH: `${bin}:/usr/local/bin:/usr/bin:/bin`,
    TMPDIR: join(home, "tmp"),
    LANG: "C.UTF-8",
    TERM: "dumb",
    CI: "1",
    DO_NOT_TRACK: "1",
  };
  const steps = [];

  /** Runs a command as in a new terminal: the shell's profile is read first. */
  async function sh(command, { env: extra = {}, timeout = 90_000 } = {}) {
    wire.reset();
    const began = Date.now();
    const result = await run(["bash", "-c", `. ~/.bashrc\n${command}`], {
      cwd: folder,
      env: { ...env, ...extra },
      timeout,
    });
    const step = { command, ...result, exchanges: wire.exchanges(), ms: Date.now() - began };
    steps.push(step);
    if (process.env.CLIENTS_TRACE) trace(step);
    return step;
  }

  /** Writes a file of this home; `~/` is its beginning. */
  function write(path, text) {
    const file = path.replace(/^~/, home);
    mkdirSync(dirname(file), { recursive: true });
    if (file.endsWith("/.bashrc")) appendFileSync(file, `${text}\n`);
    else writeFileSync(file, text, { mode: 0o600 });
    return file;
  }

  /** Does what one snippet of a guide says, the text unchanged; `before` is what the person's file had. */
  async function follow(key, snippetId, { before = "" } = {}) {
    const snippet = snippetOf(guides, key, snippetId);
    const text = snippet.render(connection);
    const [file] = snippet.files?.linux ?? [];
    if (file) return { text, file: write(file, before + text) };
    const step = await sh(text);
    if (step.code !== 0) throw new Error(`${text}\nended with ${step.code}:\n${step.output}`);
    return { text };
  }

  function program(name, text) {
    const file = write(`~/${name}`, text);
    chmodSync(file, 0o700);
    return file;
  }

  return { ...connection, home, folder, model: model.url, steps, sh, write, follow, program };
}

function snippetOf({ guideFor, snippetsOf, isFor }, key, id) {
  const found = guideFor(key)
    ?.ways.flatMap(snippetsOf)
    .find((snippet) => snippet.id === id && isFor(snippet, "linux"));
  if (!found) throw new Error(`The guide ${key} has no snippet ${id}.`);
  return found;
}

function trace({ command, code, timedOut, output, exchanges, ms }) {
  console.log(`\n$ ${command}\n${output.slice(-6_000)}`);
  console.log(`  = ${timedOut ? "timed out" : code}, ${ms} ms`);
  for (const { method, path, status, asked, headers } of exchanges) {
    const message = /"method":"([^"]+)"/.exec(asked)?.[1] ?? "";
    console.log(
      `  ${method} ${path} ${status} ${message} ${headers["mcp-protocol-version"] ?? ""} ${headers["user-agent"] ?? ""}`,
    );
  }
}
