import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as applyMigrations } from "drizzle-orm/node-postgres/migrator";
import type pg from "pg";
import { createServingLogin, grant, MIGRATIONS_TABLE, withClient } from "@/lib/db/roles";

/** Every script of ours runs in the project's root. */
const FOLDER = join(process.cwd(), "drizzle", "migrations");

// The advisory lock between several that migrate the same database.
const MIGRATING = 7350010;
const WAIT_MS = 1_000;

/** Brings the database to this version's schema and grants, on the owner's direct connection. */
export async function migrate(ownerUrl: string): Promise<void> {
  await createServingLogin(ownerUrl);
  await withClient(ownerUrl, async (client) => {
    await client.query("select pg_advisory_lock($1)", [MIGRATING]);
    await applyMigrations(drizzle(client), {
      migrationsFolder: FOLDER,
      migrationsSchema: "public",
      migrationsTable: MIGRATIONS_TABLE,
    });
    await grant(client);
  });
}

/** Waits until somebody has brought the database to this version's schema, or a newer one. */
export async function waitForSchema(pool: pg.Pool, log: (line: string) => void): Promise<void> {
  const wanted = newestMigration();
  let told = false;
  while ((await appliedMigration(pool)) < wanted) {
    if (!told)
      log(
        "The database has an older schema. Waiting for `rekomi db migrate` on the owner's login.",
      );
    told = true;
    await sleep(WAIT_MS);
  }
}

/** The time stamp that drizzle-kit gave the newest migration: its number. */
function newestMigration(): number {
  const journal: { entries: { when: number }[] } = JSON.parse(
    readFileSync(join(FOLDER, "meta", "_journal.json"), "utf8"),
  );
  return journal.entries.at(-1)?.when ?? 0;
}

async function appliedMigration(pool: pg.Pool): Promise<number> {
  try {
    const { rows } = await pool.query<{ applied: string | null }>(
      `select max(created_at)::text as applied from ${MIGRATIONS_TABLE}`,
    );
    return Number(rows[0]?.applied ?? 0);
  } catch (error) {
    // 42P01: no such table yet; 42501: not granted yet.
    if (error instanceof Error && "code" in error && /^(42P01|42501)$/.test(String(error.code)))
      return 0;
    throw error;
  }
}
