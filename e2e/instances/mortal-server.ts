import pg from "pg";
import {
  type Cluster,
  dataDir,
  expect,
  type Instance,
  openOwners,
  startInstance,
} from "./fixtures";
import { type Answered, send } from "./wire";

/** A call, and the tables in whose midst the server is killed: the log's row comes last. */
export interface Step {
  name: string;
  path: string;
  body?: object;
  tables: readonly string[];
}

/** A server that dies and is started anew, an organization on it, and owners who see what is left. */
export async function mortalServer(cluster: Cluster) {
  const external = Boolean(process.env.DATABASE_URL);
  const env = external ? cluster.env : { REKOMI_DATA_DIR: dataDir() };
  const owners = await openOwners({
    ...env,
    ...(external && { DATABASE_OWNER_URL: cluster.database.ownerUrl }),
  });
  const { ownerUrl } = await owners.database();
  const { orgId, slug } = await owners.org();
  const { key } = await owners.perform("owner", slug, "mint_api_key", {
    name: "Scripts",
    scope: "read_write",
  });
  let instance = await startInstance(env);

  function post(path: string, body: object = {}): Promise<Answered> {
    return send(instance.url, `/api/v1${path}`, {
      method: "POST",
      headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  }

  async function dieAndRise(): Promise<void> {
    instance.signal("SIGKILL");
    await instance.exited;
    instance = await startInstance(env);
  }

  return {
    owners,
    orgId,
    slug,
    post,
    dieAndRise,

    /** What a table has of the organization, as far as it counts. */
    rowsOf: (table: string, columns: string) =>
      owners.query(`select ${columns} from ${table} where org_id = $1 order by 1, 2`, [orgId]),

    /** Kills the server in the midst of a step, again and again, then right after its answer. */
    async survive({ name, path, body, tables }: Step, stateOf: () => Promise<unknown>) {
      for (const table of tables) {
        const before = await stateOf();
        await killWithin(instance, ownerUrl, table, () => post(path, body));
        instance = await startInstance(env);
        expect(await stateOf(), `${name}, killed at ${table}`).toEqual(before);
      }
      const answered = await post(path, body);
      expect(answered.status, name).toBe(200);
      const after = await stateOf();
      await dieAndRise();
      expect(await stateOf(), `${name}, killed after its answer`).toEqual(after);
      // Whoever got no answer asks again.
      expect((await post(path, body)).status, name).toBe(200);
      expect(await stateOf(), `${name}, repeated`).toEqual(after);
      return answered.json;
    },

    async close() {
      await instance.stop();
      await owners.close();
    },
  };
}

/** Somebody else holds the table, so that the step stands still in its midst when the server is killed. */
async function killWithin(
  instance: Instance,
  ownerUrl: string,
  table: string,
  step: () => Promise<unknown>,
) {
  const holder = new pg.Client({ connectionString: ownerUrl });
  await holder.connect();
  await holder.query("begin");
  await holder.query(`lock table ${table} in exclusive mode`);
  const cutOff = expect(step()).rejects.toThrow();
  await expect
    .poll(async () => {
      const { rowCount } = await holder.query("select from pg_locks where not granted");
      return rowCount;
    })
    .toBeGreaterThan(0);
  instance.signal("SIGKILL");
  await Promise.all([instance.exited, cutOff]);
  await holder.query("commit");
  await holder.end();
}
