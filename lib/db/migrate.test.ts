import { expect, test } from "vitest";
import { migrate } from "./migrate";
import { withClient } from "./roles";
import { createDatabase } from "./test-database";

const owner = process.env.DATABASE_OWNER_URL ?? "";

test("three that migrate an empty database at once all succeed, and again changes nothing", async () => {
  const { ownerUrl, appUrl, drop } = await createDatabase(owner);
  try {
    await Promise.all([migrate(ownerUrl), migrate(ownerUrl), migrate(ownerUrl)]);
    await migrate(ownerUrl);
    const versions =
      "select count(*)::int as all, count(distinct hash)::int as different from migrations";
    const { rows } = await withClient(appUrl, (client) => client.query(versions));
    expect(rows[0].all).toBeGreaterThan(2);
    expect(rows[0].different).toBe(rows[0].all);
  } finally {
    await drop();
  }
});

test("the serving login cannot migrate", async () => {
  const { ownerUrl, appUrl, drop } = await createDatabase(owner);
  try {
    await migrate(ownerUrl);
    const table = "create table intruder (id int)";
    await expect(withClient(appUrl, (client) => client.query(table))).rejects.toMatchObject({
      code: "42501",
    });
  } finally {
    await drop();
  }
});
