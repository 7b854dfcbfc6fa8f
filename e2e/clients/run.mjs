// Connects the clients that people use to the product, each as its guide says, has each list the tools and
// call one, and reads the audit log. `npm run clients [-- --no-pages] [names of clients]`
// CLIENTS_TRACE=1 prints what each of them says and sends.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import "../../scripts/project.mjs";
import { freePort } from "../../scripts/free-port.mjs";
import { check } from "./check.mjs";
import { install } from "./install.mjs";
import { openModel } from "./model/server.mjs";
import { endProcessesOf, endRuns } from "./process.mjs";
import { loadGuides, removeBundles, startProduct } from "./product.mjs";
import { openRoom } from "./room.mjs";
import { table } from "./table.mjs";
import { openWire } from "./wire.mjs";

const options = process.argv.slice(2);
const withPages = !options.includes("--no-pages");
const wanted = options.filter((option) => !option.startsWith("--"));

// A run does not read what the machine or a .env has set for the real installation.
for (const name of Object.keys(process.env))
  if (/^(DATABASE|REKOMI|AUTH|STRIPE|SMTP|MAIL)_/.test(name)) process.env[name] = "";

const results = [];
const opened = [];
let interrupted = false;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
  process.on(signal, () => {
    interrupted = true;
    endRuns();
  });

const packages = await install();
// Everything that a run writes goes in here.
const work = mkdtempSync(join(tmpdir(), "rekomi-clients-run-"));
process.env.TMPDIR = work;
try {
  await main();
} catch (error) {
  results.push({ name: "the run itself", faults: [error.stack ?? String(error)] });
} finally {
  for (const each of opened.reverse()) await each.close();
  endProcessesOf(work);
  rmSync(work, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  removeBundles();
}
console.log(`\n${table(results)}`);
for (const { name, faults } of results)
  for (const fault of faults) console.log(`\nfailed: ${name}: ${fault}`);
const failed = results.filter(({ faults }) => faults.length > 0).length;
if (interrupted) console.log("\nThe run was interrupted.");
console.log(`\n${results.length - failed} passed, ${failed + (interrupted ? 1 : 0)} failed`);
process.exit(failed === 0 && !interrupted ? 0 : 1);

async function main() {
  const clients = await allClients();
  const [port, wirePort, modelPort] = [await freePort(), await freePort(), await freePort()];
  const wire = await openWire(wirePort, port);
  opened.push(wire);
  const model = await openModel(modelPort);
  opened.push(model);
  const origin = `http://localhost:${wirePort}`;
  const product = await startProduct({ work, port, url: origin, withPages });
  opened.push(product);
  const guides = await loadGuides();
  const context = { wire, model, product, guides, url: `${origin}/api/mcp` };
  const tools = await countTools(context);
  for (const client of clients)
    for (const form of client.forms ?? [undefined]) {
      if (interrupted) return;
      const result = await connect(client, form, { ...context, tools });
      if (!interrupted) results.push(result);
    }
}

async function allClients() {
  const folder = join(import.meta.dirname, "clients");
  const ids = readdirSync(folder).map((file) => file.replace(".mjs", ""));
  const chosen = ids.sort().filter((id) => wanted.length === 0 || wanted.includes(id));
  if (chosen.length === 0) throw new Error(`No such client. There are: ${ids.join(", ")}.`);
  return Promise.all(
    chosen.map(async (id) => ({ id, ...(await import(`./clients/${id}.mjs`)).default })),
  );
}

/** How many tools a token that may do everything is shown, asked without any client. */
async function countTools({ product, url }) {
  const { token, id } = await product.mint("Counting the tools");
  const response = await fetch(url, {
    method: "POST",
    headers: {
      Authorization: `Bearer ${token}`,
      "Content-Type": "application/json",
      Accept: "application/json, text/event-stream",
    },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list" }),
  });
  const answered = await response.text();
  const data = answered.split("\n").find((line) => line.startsWith("data:"));
  if (!data) throw new Error(`The tools could not be listed: ${answered}`);
  await product.revoke(id);
  return JSON.parse(data.slice(5)).result.tools.length;
}

/** One client with a token of its own, from an empty home to the row in the log. */
async function connect(client, form, { wire, model, product, guides, url, tools }) {
  const version = packages.version(client.package);
  const name = form ? `${client.name}: ${form}` : client.name;
  const began = Date.now();
  model.reset();
  const minted = await product.mint(name);
  const connection = guides.connectionTo(url, { token: minted.token });
  const room = openRoom({ work, id: client.id, packages, connection, guides, wire, model });
  const error = await client.run(room, form).then(
    () => undefined,
    (failure) => failure.message,
  );
  const rows = await logged(product, minted.id);
  await product.revoke(minted.id);
  const { faults, ...seen } = check({
    client: { ...client, version },
    steps: room.steps,
    rows,
    tools,
    tokenName: name,
    model: model.seen,
    error,
  });
  console.log(`${faults.length === 0 ? "passed" : "failed"}: ${name} ${version}`);
  rmSync(room.home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  return { name, version, ...seen, seconds: Math.round((Date.now() - began) / 1000), faults };
}

/** Rows are written behind the call. */
async function logged(product, tokenId) {
  for (let tries = 0; tries < 20; tries++) {
    const rows = await product.log(tokenId);
    if (rows.length > 0) return rows;
    await sleep(250);
  }
  return [];
}
