// npm run bench: every benchmark, or those named. Each prints one JSON object; ratios, since the machine
// is whatever it is.
import { spawn } from "node:child_process";
import { once } from "node:events";
import "../scripts/project.mjs";
import { build, isBuilt, SERVER, stampOfSources } from "../scripts/build.mjs";

const named = process.argv.slice(2);
const stamp = stampOfSources();
if (!isBuilt(SERVER, stamp)) await build(stamp);
for (const bench of named.length > 0 ? named : ["mcp-call", "audit-list"]) {
  const child = spawn(process.execPath, [`bench/${bench}.mjs`], { stdio: "inherit" });
  const [code] = await once(child, "exit");
  if (code !== 0) process.exitCode = 1;
}
