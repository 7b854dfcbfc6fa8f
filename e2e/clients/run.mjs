// Connects the clients that people use to the product, each as its guide says, has each list the tools and
// call one, and reads the audit log. `npm run clients [-- --no-pages] [names of clients]`
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import "../../scripts/project.mjs";
import { check } from "./check.mjs";
import { install } from "./install.mjs";
import { openModel } from "./model/server.mjs";
import { endGroups } from "./process.mjs";
import { freePort, removeBundles, startProduct } from "./product.mjs";
import { openRoom } from "./room.mjs";
import { table } from "./table.mjs";
import { openWire } from "./wire.mjs";

const options = process.argv.slice(2);
const withPages = !options.includes("--no-pages");
const wanted = options.filter((option) => !option.startsWith("--"));

// A run does not read what the machine or a .env has set for the real installation.
for (const name of Object.keys(process.env))
  if (/^(DATABASE|REKOMI|AUTH|STRIPE|SMTP|MAIL)_/.test(name)) process.env[name] = "";
process.env.LOG_LEVEL = "error";

const results = [];
const work = mkdtempSync(join(tmpdir(), "rekomi-clients-run-"));
const opened = [];
let interrupted = false;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
  process.on(signal, () => {
    interrupted = true;
    endGroups();
  });

try {
  await main();
} catch (error) {
  results.push({ name: "the run itself", faults: [error.stack ?? String(error)] });
} finally {
  for (const each of opened.reverse()) await each.close();
  endGroups();
  rmSync(work, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  removeBundles();
}
console.log(`\n${table(results)}`);
for (const { name, faults } of results)
  for (const fault of faults) console.log(`\nfailed: ${name}: ${fault}`);
const failed = results.filter(({ faults }) => faults.length > 0).length + (interrupted ? 1 : 0);
console.log(`\n${results.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

async function main() {
  const clients = await allClients();
  const packages = await install();
  const bin = pathOf(packages);
  const [port, wirePort, modelPort] = [await freePort(), await freePort(), await freePort()];
  const wire = await openWire(wirePort, port);
  opened.push(wire);
  const model = await openModel(modelPort);
  opened.push(model);
  const origin = `http://localhost:${wirePort}`;
  const product = await startProduct({ work, port, url: origin, withPages });
  opened.push({ close: product.stop });
  const context = { packages, bin, wire, model, product, url: `${origin}/api/mcp` };
  context.tools = await toolsOf(context);
  for (const client of clients) {
    if (interrupted) return;
    results.push(await connect(client, context));
  }
}

async function allClients() {
  const folder = join(import.meta.dirname, "clients");
  const names = readdirSync(folder).filter((file) => /^[\w-]+\.mjs$/.test(file));
  const clients = [];
  for (const file of names.sort()) {
    const id = file.replace(".mjs", "");
    if (wanted.length > 0 && !wanted.includes(id)) continue;
    clients.push({ id, ...(await import(`./clients/${file}`)).default });
  }
  if (clients.length === 0) throw new Error(`No client of that name: ${wanted.join(", ")}.`);
  return clients;
}

/** The programs as they are called by name, on the newer Node that most of them ask for. */
function pathOf({ file }) {
  const folder = join(work, "bin");
  mkdirSync(folder);
  const programs = {
    claude: `exec ${file("@anthropic-ai/claude-code-linux-x64/claude")} "$@"`,
    opencode: `exec ${file("opencode-linux-x64/bin/opencode")} "$@"`,
    // `npx -y name@latest …`, without the registry.
    npx: 'shift; name="${1%@*}"; shift; exec "$name" "$@"',
  };
  for (const [name, line] of Object.entries(programs)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${line}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return `${folder}:${file(".bin")}`;
}

/** How many tools a token that may do everything is shown, asked without any client. */
async function toolsOf({ product, url }) {
  const { token } = await product.mint("Counting the tools");
  const response = await fetch(url, {
    method: "POST",
    headers: {
      Authorization: `Bearer ${token}`,
      "Content-Type": "application/json",
      Accept: "application/json, text/event-stream",
    },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list" }),
  });
  const data = (await response.text()).split("\n").find((line) => line.startsWith("data:"));
  return JSON.parse(data.slice(5)).result.tools.length;
}

async function connect(client, { packages, bin, wire, model, product, url, tools }) {
  const { id, name } = client;
  const version = packages.version(client.package);
  const tokenName = `${name} on a test machine`;
  const began = Date.now();
  console.log(`\n== ${name} ${version}`);
  model.reset();
  const minted = await product.mint(tokenName);
  const connection = product.guides.connectionTo(url, { token: minted.token });
  const room = openRoom({ work, id, bin, connection, guides: product.guides, wire, model });
  const error = await client.run(room, packages).then(
    () => undefined,
    (failure) => failure.message,
  );
  const rows = await logged(product, minted.id);
  const { faults, ...seen } = check({
    client: { ...client, version },
    steps: room.steps,
    rows,
    tools,
    tokenName,
    model: model.seen,
    error,
  });
  console.log(faults.length === 0 ? "passed" : `failed: ${faults.join("; ")}`);
  rmSync(room.home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  return { name, version, ...seen, seconds: Math.round((Date.now() - began) / 1000), faults };
}

/** Rows are written behind the call. */
async function logged(product, tokenId) {
  for (let tries = 0; tries < 20; tries++) {
    const rows = await product.log(tokenId);
    if (rows.some(({ operation }) => operation === "get_org_profile")) return rows;
    await sleep(250);
  }
  return product.log(tokenId);
}
