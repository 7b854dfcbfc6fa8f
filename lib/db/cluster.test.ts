import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openCluster } from "@/lib/db/cluster";
import { withClient } from "@/lib/db/roles";

// What a second process runs. It is bundled, as the server is, since Node 20 runs no TypeScript.
const MEMBER = `
  import pg from "pg";
  import { openCluster } from "@/lib/db/cluster";
  const { ownerUrl, close } = await openCluster({ dataDir: process.argv[2], binDir: process.env.TEST_BIN_DIR });
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on("error", () => {});
  await client.connect();
  await client.query("create table if not exists numbers (n int primary key)");
  let leaving = false;
  process.on("SIGTERM", () => { leaving = true; });
  for (let n = 1; !leaving; n++) {
    await client.query("insert into numbers values ($1) on conflict do nothing", [n]);
    console.log(n);
  }
  await client.end();
  await close();
`;

const binDir = process.env.TEST_BIN_DIR;
const work = mkdtempSync(join(tmpdir(), "rekomi-cluster-test-"));
const program = join(work, "member.mjs");

beforeAll(async () => {
  symlinkSync(join(process.cwd(), "node_modules"), join(work, "node_modules"));
  await build({
    stdin: { contents: MEMBER, resolveDir: process.cwd(), loader: "ts" },
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    alias: { "@": process.cwd() },
    outfile: program,
    logLevel: "error",
  });
});

afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

/** Another process that joins the cluster and writes 1, 2, 3 … into `numbers`. */
async function member(dataDir: string) {
  const child = spawn(process.execPath, [program, dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let written = 0;
  child.stdout.on("data", (chunk) => {
    written = Number(String(chunk).trim().split("\n").at(-1));
  });
  await once(child.stdout, "data");
  return {
    written: () => written,
    async end(signal: NodeJS.Signals) {
      child.kill(signal);
      await once(child, "exit");
    },
  };
}

async function count(url: string) {
  return withClient(url, async (client) => {
    const { rows } = await client.query("select count(*)::int as n, max(n) as last from numbers");
    return rows[0];
  });
}

function pidFile(dataDir: string) {
  return join(dataDir, "postgres", "postmaster.pid");
}

test("a server killed while it writes leaves its cluster up, and the next one finds every committed row", async () => {
  const dataDir = join(work, "killed");
  const first = await member(dataDir);
  await first.end("SIGKILL");
  const left = readFileSync(pidFile(dataDir), "utf8").split("\n")[0];

  const second = await openCluster({ dataDir, binDir });
  expect(readFileSync(pidFile(dataDir), "utf8").split("\n")[0]).toBe(left);
  const { n, last } = await count(second.ownerUrl);
  expect(last).toBeGreaterThanOrEqual(first.written());
  expect(n).toBe(last);
  await second.close();
});

test("a cluster killed with its server recovers every committed row", async () => {
  const dataDir = join(work, "crashed");
  const first = await member(dataDir);
  const postmaster = Number(readFileSync(pidFile(dataDir), "utf8").split("\n")[0]);
  await first.end("SIGKILL");
  process.kill(postmaster, "SIGKILL");

  const second = await openCluster({ dataDir, binDir });
  expect((await count(second.ownerUrl)).last).toBeGreaterThanOrEqual(first.written());
  await second.close();
});

test("two processes share a cluster and the last one out stops it", async () => {
  const dataDir = join(work, "shared");
  const other = await member(dataDir);
  const ours = await openCluster({ dataDir, binDir });
  await other.end("SIGTERM");
  expect((await count(ours.ownerUrl)).n).toBeGreaterThan(0);
  await ours.close();
  expect(existsSync(pidFile(dataDir))).toBe(false);
});

test("many that come and go at once all get in", async () => {
  const dataDir = join(work, "crowd");
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let round = 0; round < 3; round++) {
        const { appUrl, close } = await openCluster({ dataDir, binDir });
        await withClient(appUrl, (client) => client.query("select 1"));
        await close();
      }
    }),
  );
  expect(existsSync(pidFile(dataDir))).toBe(false);
});

test("a lock file whose number now belongs to another process does not stand in the way", async () => {
  const dataDir = join(work, "reused");
  await (await openCluster({ dataDir, binDir })).close();
  const dir = join(dataDir, "postgres");
  writeFileSync(pidFile(dataDir), `${process.ppid}\n${dir}\n0\n5432\n${dir}\n\n  1 1\nready   \n`);
  writeFileSync(join(dir, ".s.PGSQL.5432.lock"), `${process.ppid}\n${dir}\n0\n5432\n${dir}\n`);
  const again = await openCluster({ dataDir, binDir });
  await again.close();
});

test("one server per data directory, with the CLI beside it", async () => {
  const dataDir = join(work, "server");
  const server = await openCluster({ dataDir, binDir, exclusive: true });
  const cli = await openCluster({ dataDir, binDir });
  await cli.close();
  await expect(openCluster({ dataDir, binDir, exclusive: true })).rejects.toThrow(
    `(process ${process.pid}) is already running on ${dataDir}`,
  );
  await server.close();
  const next = await openCluster({ dataDir, binDir, exclusive: true });
  await next.close();
});

test("a data directory of another major version is refused with the way to upgrade", async () => {
  const dataDir = join(work, "old");
  mkdirSync(join(dataDir, "postgres"), { recursive: true });
  writeFileSync(join(dataDir, "postgres", "PG_VERSION"), "14\n");
  await expect(openCluster({ dataDir, binDir })).rejects.toThrow(
    /made by PostgreSQL 14.*To upgrade/s,
  );
});

test("a path too long for a socket works", async () => {
  const dataDir = join(work, "long".repeat(30));
  const { ownerUrl, close } = await openCluster({ dataDir, binDir });
  const socketDir = new URL(ownerUrl).searchParams.get("host")!;
  expect(socketDir.startsWith(tmpdir())).toBe(true);
  await withClient(ownerUrl, (client) => client.query("select 1"));
  await close();
  expect(existsSync(socketDir)).toBe(false);
});

test("the owner is no superuser and the serving login is bound by row-level security", async () => {
  const { ownerUrl, appUrl, close } = await openCluster({ dataDir: join(work, "roles"), binDir });
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  const { rows } = await client.query(
    `select rolname, rolsuper, rolbypassrls from pg_roles where rolname like 'rekomi%' order by 1`,
  );
  await client.end();
  expect(rows).toEqual([
    { rolname: "rekomi", rolsuper: false, rolbypassrls: false },
    { rolname: "rekomi_app", rolsuper: false, rolbypassrls: false },
  ]);
  expect(new URL(ownerUrl).username).toBe("rekomi");
  await close();
});
