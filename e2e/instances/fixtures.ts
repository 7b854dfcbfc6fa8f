import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base } from "@playwright/test";
import { build } from "esbuild";
import { freePort } from "../../scripts/free-port.mjs";
import type { Database, Requests } from "./owners";

export { expect } from "@playwright/test";

type Environment = Record<string, string>;

/** One server of the built product, in a process of its own. */
export interface Instance {
  url: string;
  /** What it printed. */
  output(): string;
  /** Sends a signal and waits for nothing. */
  signal(name: NodeJS.Signals): void;
  /** Its exit code; null when a signal has ended it. */
  exited: Promise<number | null>;
  stop(): Promise<number | null>;
}

/** Owners and the operator: see owners.ts. */
export type Owners = {
  [Name in keyof Requests]: (
    ...given: Parameters<Requests[Name]>
  ) => Promise<ReturnType<Requests[Name]>>;
};

// The run's own server and database are no business of the processes started here.
const APART: Environment = {
  DATABASE_URL: "",
  DATABASE_OWNER_URL: "",
  REKOMI_API_URL: "",
  REKOMI_TRUSTED_PROXIES: "",
  REKOMI_RELAY_SECRETS: "",
  REKOMI_ORG_RATE: "1000000",
  SMTP_URL: "",
  HOST: "127.0.0.1",
};

export const secret = () => randomBytes(32).toString("hex");
export const dataDir = () => mkdtempSync(join(tmpdir(), "data-"));

/** Starts a server and waits until it says that it is ready. */
export async function startInstance(env: Environment): Promise<Instance> {
  const { url, child, output, exited } = await launch(env);
  const ready = new Promise<string>((resolve) => {
    child.stdout?.on("data", () => {
      if (output().includes("Rekomi is ready")) resolve("ready");
    });
  });
  if ((await Promise.race([ready, exited])) !== "ready")
    throw new Error(`The server did not start.\n${output()}`);
  return {
    url,
    output,
    exited,
    signal: (name) => child.kill(name),
    stop() {
      child.kill("SIGTERM");
      return exited;
    },
  };
}

/** Starts a server that is expected to end by itself. @returns its exit code and what it printed */
export async function runInstance(env: Environment) {
  const { output, exited } = await launch(env);
  const code = await exited;
  return { code, output: output() };
}

async function launch(env: Environment) {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    env: { ...process.env, ...APART, PORT: String(port), REKOMI_URL: url, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      printed += chunk;
    });
  const exited = once(child, "close").then(([code]): number | null => code);
  // 127.0.0.1 rather than the name: no instance listens on ::1.
  return { url: `http://127.0.0.1:${port}`, child, exited, output: () => printed };
}

/** Opens the office. Without FRESH_DATABASE it works where an instance with this environment would. */
export async function openOwners(env: Environment): Promise<Owners> {
  const outfile = "dist/owners.mjs";
  await build({
    entryPoints: ["e2e/instances/owners.ts"],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    packages: "external",
    alias: { "@": process.cwd() },
    logLevel: "error",
  });
  const child = spawn(process.execPath, [outfile], {
    env: { ...process.env, ...APART, NODE_ENV: "production", ...env },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const [first] = await Promise.race([once(child, "message"), once(child, "exit")]);
  if (first !== "ready") throw new Error("The owners' process did not start.");
  return asker(child);
}

interface Waiting {
  resolve(result: never): void;
  reject(error: Error): void;
}

function asker(child: ChildProcess): Owners {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  child.on("message", ({ id, result, error }: { id: number; result: never; error?: string }) => {
    const { resolve, reject } = waiting.get(id)!;
    waiting.delete(id);
    error === undefined ? resolve(result) : reject(new Error(error));
  });
  const ask =
    (name: keyof Requests) =>
    <T>(...given: unknown[]) =>
      new Promise<T>((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        child.send({ id: last, name, given });
      });
  return {
    database: ask("database"),
    org: ask("org"),
    perform: ask("perform"),
    applicants: ask("applicants"),
    earnings: ask("earnings"),
    query: ask("query"),
    close: ask("close"),
  };
}

/** What instances on one database share. */
export interface Cluster {
  database: Database;
  /** Relay secrets in the middle of a rotation: `a` has both, `b` the old one alone. */
  rings: { old: string; new: string };
  env: Environment;
  owners: Owners;
  /** Trusts the proxies of this machine. */
  a: Instance;
  b: Instance;
}

/** Two instances on one PostgreSQL: the run's engine, a database of their own. */
export const test = base.extend<object, { cluster: Cluster }>({
  cluster: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const rings = { old: secret(), new: secret() };
      const secrets = {
        REKOMI_RELAY_SECRETS: `${rings.new},${rings.old}`,
        REKOMI_ENCRYPTION_KEYS: secret(),
        AUTH_SECRET: secret(),
      };
      const { DATABASE_OWNER_URL = "" } = process.env;
      const owners = await openOwners({ ...secrets, FRESH_DATABASE: "yes", DATABASE_OWNER_URL });
      const database = await owners.database();
      const env = { ...secrets, DATABASE_URL: database.appUrl, REKOMI_DATA_DIR: dataDir() };
      const [a, b] = await Promise.all([
        startInstance({ ...env, REKOMI_TRUSTED_PROXIES: "127.0.0.1/32" }),
        startInstance({ ...env, REKOMI_RELAY_SECRETS: rings.old }),
      ]);
      await use({ database, rings, env, owners, a, b });
      await Promise.all([a.stop(), b.stop()]);
      await owners.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

/** An organization with a token that no rate holds back. */
export async function orgWithToken({ owners }: Pick<Cluster, "owners">, policy: object = {}) {
  const org = await owners.org();
  const mint = () =>
    owners.perform("owner", org.slug, "mint_token", {
      name: "Laptop",
      requestsPerMinute: null,
      ...policy,
    });
  const { token, id } = await mint();
  return { ...org, token: String(token), id: String(id), mint };
}
