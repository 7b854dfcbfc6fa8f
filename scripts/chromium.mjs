import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const KNOWN = ["/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser"];

/** The browser that is there, or that root can have; `CHROMIUM` names another. */
export function chromium() {
  if (!find() && process.getuid?.() === 0) {
    console.log("Installing chromium …");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", TMPDIR: "/tmp" };
    spawnSync("apt-get", ["update", "-qq"], { env, stdio: "inherit" });
    spawnSync("apt-get", ["install", "-y", "-qq", "chromium"], { env, stdio: "inherit" });
  }
  const found = find();
  if (found) return found;
  throw new Error(
    "Chromium is needed: run `apt-get install -y chromium` as root, or set CHROMIUM.",
  );
}

const find = () => [process.env.CHROMIUM, ...KNOWN].find((path) => path && existsSync(path));
