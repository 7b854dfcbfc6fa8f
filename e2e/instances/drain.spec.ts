import { connect } from "node:net";
import pg from "pg";
import { expect, orgWithToken, startInstance, test } from "./fixtures";
import { callTool } from "./wire";

const PATIENCE = { timeout: 30_000 };

test("a server that is told to stop finishes what is in flight, and takes nothing new", async ({
  cluster,
}) => {
  const { owners, env, database } = cluster;
  const { token, orgId } = await orgWithToken(cluster);
  const instance = await startInstance(env);
  // Slow for a good reason: another transaction holds the organization's row.
  const holder = new pg.Client({ connectionString: database.ownerUrl });
  await holder.connect();
  await holder.query("begin");
  await holder.query("select from orgs where id = $1 for update", [orgId]);
  const answer = callTool(instance.url, token, "create_campaign", { name: "Late", slug: "late" });
  await expect
    .poll(async () => {
      const { rowCount } = await holder.query(
        "select from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))",
      );
      return rowCount;
    }, PATIENCE)
    .toBe(1);

  instance.signal("SIGTERM");
  await expect.poll(() => takesNew(instance.url), PATIENCE).toBe(false);
  await holder.query("commit");
  await holder.end();

  expect(await answer).toMatchObject({ status: 200, error: undefined, body: { slug: "late" } });
  expect(await instance.exited).toBe(0);
  const rows = await owners.query(
    "select outcome from audit_events where org_id = $1 and operation = 'create_campaign'",
    [orgId],
  );
  expect(rows).toEqual([{ outcome: "ok" }]);
});

/** Whether somebody new would be let in. */
function takesNew(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
