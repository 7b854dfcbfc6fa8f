import { appendFileSync, chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { run } from "./process.mjs";

/** What every guide ends with. */
export const QUESTION = "What is in my Rekomi account?";

/**
 * A computer of its own for one client: an empty home, the client on the path, and nothing of this one's
 * environment. What a person would do by the guide is done here.
 */
export function openRoom({ work, id, packages, connection, guides, wire, model }) {
  const home = join(work, id);
  const folder = join(home, "project");
  const bin = join(home, "bin");
  for (const each of [folder, bin, join(home, "tmp")]) mkdirSync(each, { recursive: true });
  writeFileSync(join(home, ".bashrc"), "");
  addPrograms(bin, packages);
  const env = {
    HOME: home,
    PATH: `${bin}:${packages.file(".bin")}:/usr/local/bin:/usr/bin:/bin`,
    TMPDIR: join(home, "tmp"),
    LANG: "C.UTF-8",
    TERM: "dumb",
    CI: "1",
    DO_NOT_TRACK: "1",
  };
  const steps = [];

  /** Runs a command as in a new terminal: the shell's profile is read first. It should print `sees`. */
  async function sh(command, { env: extra = {}, sees = "", timeout = 90_000 } = {}) {
    wire.reset();
    const began = Date.now();
    const result = await run(["bash", "-c", `. ~/.bashrc\n${command}`], {
      cwd: folder,
      env: { ...env, ...extra },
      timeout,
    });
    const step = { command, sees, ...result, exchanges: wire.exchanges(), ms: Date.now() - began };
    steps.push(step);
    if (process.env.CLIENTS_TRACE) trace(step);
    return step;
  }

  /** Writes a file of this home. The shell's profile only grows. */
  function write(path, text) {
    const file = path.startsWith("~/") ? join(home, path.slice(2)) : join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    if (path === "~/.bashrc") appendFileSync(file, `${text}\n`);
    else writeFileSync(file, text, { mode: 0o600 });
    return file;
  }

  /**
   * Does what one snippet of a guide says: writes its file, or runs it. `before` is what the file had, and
   * YOUR_NAME in a path is replaced as the guide asks.
   */
  async function follow(key, snippetId, { before = "", sees } = {}) {
    const snippet = snippetOf(guides, key, snippetId);
    const named = (value) => value.replaceAll("/home/YOUR_NAME", home);
    const text = before + named(snippet.render(connection));
    const [path] = snippet.files?.linux ?? [];
    if (path) write(path.replace("/home/YOUR_NAME", "~"), text);
    else await sh(text, { sees });
    return text;
  }

  const { url, token, name } = connection;
  return { url, token, name, home, packages, model: model.url, steps, sh, write, follow };
}

/** What is called by a name that the packages do not install without their scripts. */
function addPrograms(folder, { file }) {
  const programs = {
    claude: `exec ${file("@anthropic-ai/claude-code-linux-x64/claude")} "$@"`,
    opencode: `exec ${file("opencode-linux-x64/bin/opencode")} "$@"`,
    // npx -y mcp-remote@latest …, without asking the registry which version is the latest.
    npx: '[ "$2" = mcp-remote@latest ] || exit 1; shift 2; exec mcp-remote "$@"',
  };
  for (const [name, line] of Object.entries(programs)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${line}\n`);
    chmodSync(join(folder, name), 0o755);
  }
}

function snippetOf({ guideFor, snippetsOf, isFor }, key, id) {
  const found = guideFor(key)
    ?.ways.flatMap(snippetsOf)
    .find((snippet) => snippet.id === id && isFor(snippet, "linux"));
  if (!found) throw new Error(`The guide ${key} has no snippet ${id} for Linux.`);
  return found;
}

function trace({ command, code, timedOut, output, exchanges, ms }) {
  console.log(`\n$ ${command}\n${output.slice(-6_000)}`);
  console.log(`  = ${timedOut ? "timed out" : code}, ${ms} ms`);
  for (const { method, path, status, asked, headers } of exchanges) {
    const [, message = ""] = /"method":"([^"]+)"/.exec(asked) ?? [];
    const { "mcp-protocol-version": revision = "", "user-agent": agent = "" } = headers;
    console.log(`  ${[method, path, status, message, revision, agent].join(" ")}`);
  }
}
