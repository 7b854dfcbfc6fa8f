// What a call by an assistant costs, against a bare JSON echo and against the same call by API key: time of
// the caller, CPU of the server, CPU of the database. One JSON object of ratios; one caller at a time.
import { spawn } from "node:child_process";
import { freePort } from "../scripts/free-port.mjs";
import { cpuOf, makeOrg, median, printed, ratio, withProduct } from "./product.mjs";

const ROUNDS = 7;
const CALLS = 200;
const WARM_UP = 300;
/** An API key may make 600 calls a minute. */
const CALLS_PER_KEY = 500;

await withProduct(async (product) => {
  const port = await freePort();
  const echo = spawn(process.execPath, ["bench/echo.mjs", String(port)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    await printed(echo, "listening");
    console.log(JSON.stringify(await measure(product, echo, `http://127.0.0.1:${port}`)));
  } finally {
    echo.kill();
  }
});

async function measure({ origin, rekomi, owner, cpuOfServer, cpuOfDatabase }, echo, echoOrigin) {
  const org = await makeOrg({ rekomi }, "Bench");
  const { token } = await rekomi(["token", "mint", "--org", org, "--name", "Bench"]);
  await owner.query("update mcp_tokens set requests_per_minute = null");
  const script = await keys(rekomi, org, ROUNDS * CALLS + WARM_UP);
  const message = (method, params) =>
    post(`${origin}/api/mcp`, token, { jsonrpc: "2.0", id: 1, method, params });
  const call = { name: "get_org_profile", arguments: {} };
  const kinds = {
    echo: () =>
      post(echoOrigin, token, { jsonrpc: "2.0", id: 1, method: "tools/call", params: call }),
    toolsCall: () => message("tools/call", call),
    toolsList: () => message("tools/list", {}),
    rest: () => get(`${origin}/api/v1/org`, script()),
  };
  const seen = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]));
  for (const once of Object.values(kinds)) for (let n = 0; n < WARM_UP; n++) await once();
  for (let round = 0; round < ROUNDS; round++)
    for (const [kind, once] of Object.entries(kinds)) {
      const meter = () => ({
        time: performance.now(),
        cpu: kind === "echo" ? cpuOf([echo.pid]) : cpuOfServer(),
        databaseCpu: cpuOfDatabase(),
      });
      const before = meter();
      for (let n = 0; n < CALLS; n++) await once();
      const after = meter();
      seen[kind].push({
        time: after.time - before.time,
        cpu: after.cpu - before.cpu,
        databaseCpu: after.databaseCpu - before.databaseCpu,
      });
    }
  return ratios(seen);
}

function ratios(seen) {
  const time = (kind) => median(seen[kind].map((each) => each.time)) / CALLS;
  const sum = (kind, what) =>
    seen[kind].reduce((total, each) => total + each[what], 0) / (ROUNDS * CALLS);
  const against = (kind, base) => ({
    time: ratio(time(kind), time(base)),
    cpu: ratio(sum(kind, "cpu"), sum(base, "cpu")),
  });
  return {
    bench: "mcp-call",
    toolsCallToEcho: against("toolsCall", "echo"),
    toolsListToEcho: against("toolsList", "echo"),
    restToEcho: against("rest", "echo"),
    toolsCallToRest: {
      ...against("toolsCall", "rest"),
      databaseCpu: ratio(sum("toolsCall", "databaseCpu"), sum("rest", "databaseCpu")),
    },
    databaseCpuToServerCpu: ratio(sum("toolsCall", "databaseCpu"), sum("toolsCall", "cpu")),
    echoMs: ratio(time("echo"), 1),
  };
}

/** Keys in turn, none of them beyond its rate. */
async function keys(rekomi, org, calls) {
  const all = [];
  while (all.length * CALLS_PER_KEY < calls)
    all.push((await rekomi(["key", "mint", "--org", org, "--name", `Bench ${all.length}`])).key);
  let made = 0;
  return () => all[made++ % all.length];
}

async function post(url, bearer, body) {
  const headers = {
    Authorization: `Bearer ${bearer}`,
    "Content-Type": "application/json",
    Accept: "application/json, text/event-stream",
  };
  await read(await fetch(url, { method: "POST", headers, body: JSON.stringify(body) }));
}

async function get(url, bearer) {
  await read(await fetch(url, { headers: { Authorization: `Bearer ${bearer}` } }));
}

async function read(response) {
  const body = await response.text();
  if (response.status !== 200 || body.includes('"isError":true'))
    throw new Error(`${response.status}: ${body.slice(0, 300)}`);
}
