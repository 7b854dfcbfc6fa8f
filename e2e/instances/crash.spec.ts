import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Cluster,
  dataDir,
  expect,
  openOwners,
  type Owners,
  orgWithToken,
  runInstance,
  secret,
  startInstance,
  test,
} from "./fixtures";
import { callTool } from "./wire";

/** Clients that write at the same time. */
const WRITERS = 8;
/** Answered writes after which the server is killed, in the midst of the next ones. */
const ENOUGH = 60;

const external = Boolean(process.env.DATABASE_URL);

/** What an operator has who set nothing, or a database of their own. */
async function installation(cluster: () => Promise<Cluster>) {
  if (external) return { env: (await cluster()).env, postmaster: () => null };
  const folder = dataDir();
  return {
    env: { REKOMI_DATA_DIR: folder },
    postmaster: () =>
      Number(readFileSync(join(folder, "postgres", "postmaster.pid"), "utf8").split("\n")[0]),
  };
}
