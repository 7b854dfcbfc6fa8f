import { is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import { database } from "@/lib/db/database";
import { withClient } from "@/lib/db/roles";
import * as schema from "./schema";

const tables = Object.values(schema).filter((each) => is(each, PgTable));

test.each(tables.map((table) => [getTableConfig(table).name, table] as const))(
  "%s is in the migrated database as the schema has it",
  async (name, table) => {
    // Fails on a column that no migration made.
    expect(await database().select().from(table).limit(0)).toEqual([]);
    const columns = await withClient(
      process.env.DATABASE_OWNER_URL ?? "",
      async (client) =>
        (
          await client.query(
            "select column_name from information_schema.columns where table_name = $1",
            [name],
          )
        ).rows,
    );
    expect(columns).toHaveLength(getTableConfig(table).columns.length);
  },
);
