import pg from "pg";
import { expect, type Instance } from "./fixtures";

/** Somebody else holds the table, so that the step stands still in its midst when the server is killed. */
export async function killWithin(
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
