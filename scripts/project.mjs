// What every script starts from: the project's root as the working directory, and a Node that can run it.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Rekomi needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

// Paths that somebody gives on the command line are theirs, not the project's.
process.env.INIT_CWD ??= process.cwd();
process.chdir(root);
process.env.NEXT_TELEMETRY_DISABLED = "1";
try {
  process.loadEnvFile(".env");
} catch (error) {
  if (error.code !== "ENOENT") throw error;
}
