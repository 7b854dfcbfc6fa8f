import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { pool, type Tx, transaction } from "@/lib/db/database";
import { withClient } from "@/lib/db/roles";
import { refusalOf } from "@/lib/operations/errors";

/** Databases restart, fail over and cut connections: that may cost the calls under way, and nothing more. */

const backendOf = async (tx: Tx) => {
  const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  return rows[0]!.pid;
};

/** As many at once as the pool has connections. */
const everyConnection = () =>
  Array.from({ length: pool().options.max }, () => transaction(backendOf));

const cut = (pids: number[]) =>
  withClient(process.env.DATABASE_URL!, (client) =>
    client.query("select pg_terminate_backend(pid) from unnest($1::int[]) pid", [pids]),
  );

test("connections that are cut are given up, wherever a call is when that happens", async () => {
  for (let round = 0; round < 10; round++) {
    const pids = (await Promise.allSettled(everyConnection())).flatMap((outcome) =>
      outcome.status === "fulfilled" ? [outcome.value] : [],
    );
    const cutting = cut(pids);
    for (let wave = 0; wave < 4; wave++)
      for (const outcome of await Promise.allSettled(everyConnection()))
        if (outcome.status === "rejected")
          expect(refusalOf(outcome.reason).code).toBe("unavailable");
    await cutting;
  }
  // One that is kept for ever is missing in the end, and a server that closes its pool waits for it.
  // An idle one may have been cut without anybody knowing yet: the first to use it finds out.
  await Promise.allSettled(everyConnection());
  expect(await Promise.all(everyConnection())).toHaveLength(pool().options.max);
  expect(pool().idleCount).toBe(pool().totalCount);
});

test("a connection that breaks in the midst of a call ends that call, not the process", async () => {
  const broken = transaction(async (tx) => {
    await cut([await backendOf(tx)]);
    await backendOf(tx);
  });
  const error = await broken.catch((error: unknown) => error);
  expect(refusalOf(error).code).toBe("unavailable");
  expect(await transaction(backendOf)).toBeGreaterThan(0);
});

test("two that wait for each other both happen, one of them on its second try", async () => {
  const [one, other] = [101, 102];
  const met: Record<number, () => void> = {};
  const meeting = Promise.all(
    [one, other].map((key) => new Promise<void>((resolve) => (met[key] = resolve))),
  );
  let tries = 0;
  const hold = (first: number, second: number) =>
    transaction(async (tx) => {
      tries += 1;
      await tx.execute(sql`select pg_advisory_xact_lock(${first})`);
      met[first]?.();
      await meeting;
      await tx.execute(sql`select pg_advisory_xact_lock(${second})`);
      return first;
    });
  expect(await Promise.all([hold(one, other), hold(other, one)])).toEqual([one, other]);
  expect(tries).toBe(3);
});
