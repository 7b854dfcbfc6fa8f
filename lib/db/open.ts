import { openCluster } from "@/lib/db/cluster";
import { closeDatabase, pool } from "@/lib/db/database";
import { migrate, waitForSchema } from "@/lib/db/migrate";
import { log } from "@/lib/log";
import { settings } from "@/lib/settings";

interface OpenDatabase {
  close(): Promise<void>;
}

/**
 * Opens the database that the settings name, on this version's schema: DATABASE_URL's, else the embedded
 * one. The server asks for it exclusively; the CLI comes beside it.
 */
export async function openDatabase({ exclusive = false } = {}): Promise<OpenDatabase> {
  const { databaseUrl, databaseOwnerUrl, dataDir } = settings();
  if (!databaseUrl) {
    const cluster = await openCluster({ dataDir, exclusive });
    // Next's bundles and the jobs look for their database where an operator would have put it.
    process.env.DATABASE_URL = cluster.appUrl;
    process.env.DATABASE_OWNER_URL = cluster.ownerUrl;
    const close = async () => {
      await closeDatabase();
      await cluster.close();
    };
    await migrate(cluster.ownerUrl).catch(async (error) => {
      await close();
      throw error;
    });
    return { close };
  }
  if (databaseOwnerUrl) await migrate(databaseOwnerUrl);
  else await waitForSchema(pool(), (line) => log.warn(line));
  return { close: closeDatabase };
}
