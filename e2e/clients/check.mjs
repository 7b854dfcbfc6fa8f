import { summary } from "./wire.mjs";

const TOOL = "get_org_profile";

/** What was seen of one client, and what of it is not as it should be. */
export function check({ client, steps, rows, tools, tokenName, model, error }) {
  const faults = error ? [error] : [];
  const parts = steps.map(({ exchanges }) => summary(exchanges));
  const of = (key) => parts.map((part) => part[key]);
  const listed = Math.max(0, ...of("listed"));
  const called = of("called").flat();
  const gets = Math.max(0, ...of("gets"));
  const demand = (met, fault) => met || faults.push(fault);

  for (const { command, sees, code, timedOut, output } of steps) {
    const first = command.split("\n")[0];
    demand(!timedOut, `“${first}” did not end in time:\n${output.slice(-2_000)}`);
    demand(timedOut || code === 0, `“${first}” ended with ${code}:\n${output.slice(-2_000)}`);
    demand(output.includes(sees), `“${first}” does not say ${sees}:\n${output.slice(-2_000)}`);
  }
  demand(listed === tools, `it listed ${listed} of ${tools} tools`);
  demand(called.includes(TOOL), `it did not call ${TOOL}; the model saw ${offered(model)}`);
  const answers = client.agent ? [...model.results] : steps.map(({ output }) => output);
  demand(
    answers.some((text) => text.includes("Northwind Coffee")),
    "the tool's answer did not arrive",
  );
  demand(gets <= client.gets, `${gets} GETs to /api/mcp in one connection`);

  const ours = rows.filter(({ operation }) => operation === TOOL);
  const calls = called.filter((name) => name === TOOL).length;
  demand(ours.length === calls, `the audit log has ${ours.length} rows of ${calls} calls`);
  let identity;
  for (const row of ours) {
    identity = `${row.clientName ?? "?"} ${row.clientVersion ?? "?"}`;
    demand(row.actorType === "mcp", `the row's actor is ${row.actorType}`);
    demand(row.actorLabel === tokenName, `the row's token is ${row.actorLabel}`);
    demand(row.outcome === "ok", `the row's outcome is ${row.outcome}`);
    demand(client.says(client.version).test(identity), `the row's client is ${identity}`);
  }
  const protocols = [...new Set(of("protocol").filter(Boolean))];
  return {
    protocol: protocols.at(-1),
    requests: of("requests").join("+"),
    gets,
    listed,
    called: called.length,
    audited: identity,
    faults,
  };
}

function offered({ offered, unknown }) {
  const names = [...offered].slice(0, 30).join(", ") || "no tools";
  return unknown.length > 0 ? `${names} (also asked: ${unknown.join(", ")})` : names;
}
