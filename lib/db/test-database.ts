import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openCluster } from "@/lib/db/cluster";
import { migrate } from "@/lib/db/migrate";
import { initDatabase, withClient } from "@/lib/db/roles";

/** A fresh database with a serving login of its own, beside the owner's. */
export async function createDatabase(ownerUrl: string) {
  const name = `rekomi_test_${randomBytes(5).toString("hex")}`;
  await withClient(ownerUrl, (client) => client.query(`create database ${name}`));
  const url = new URL(ownerUrl);
  url.pathname = `/${name}`;
  return {
    ownerUrl: url.href,
    appUrl: await initDatabase(url.href),
    drop: () =>
      withClient(ownerUrl, async (client) => {
        // A worker that is still leaving is shown out, which takes being a member of its role.
        await client.query(`grant ${name}_app to current_user`);
        await client.query(`drop database ${name} with (force)`);
        await client.query(`drop role ${name}_app`);
      }),
  };
}

/** A cluster for one run, whose rows need not outlive a crash. */
export async function openTestCluster(options: { binDir?: string } = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), "rekomi-test-"));
  const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
  const { ownerUrl, close } = await openCluster({ dataDir, settings, ...options });
  return {
    ownerUrl,
    async close() {
      await close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Vitest calls it once in a run; its workers inherit the environment. */
export default async function setup() {
  const given = process.env.TEST_OWNER_URL;
  const cluster = given ? { ownerUrl: given, close: async () => {} } : await openTestCluster();
  try {
    const { ownerUrl, appUrl, drop } = await createDatabase(cluster.ownerUrl);
    await migrate(ownerUrl);
    process.env.DATABASE_URL = appUrl;
    process.env.DATABASE_OWNER_URL = ownerUrl;
    for (const secret of ["REKOMI_RELAY_SECRETS", "REKOMI_ENCRYPTION_KEYS", "AUTH_SECRET"])
      process.env[secret] ||= randomBytes(32).toString("hex");
    return async () => {
      await drop();
      await cluster.close();
    };
  } catch (error) {
    await cluster.close();
    throw error;
  }
}
