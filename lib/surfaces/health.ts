import { pool } from "@/lib/db/database";
import { json } from "@/lib/surfaces/http";

const PATIENCE_MS = 2_000;

/** Liveness: this process answers, and its database does. */
export async function healthHandler(): Promise<Response> {
  const database = await reachable();
  return json(database ? 200 : 503, {
    status: database ? "ok" : "unavailable",
    database: database ? "ok" : "unreachable",
  });
}

/** A relay in front of another deployment has no database; the API behind it has a health of its own. */
export async function relayHealthHandler(): Promise<Response> {
  return json(200, { status: "ok" });
}

async function reachable(): Promise<boolean> {
  const patience = new Promise<false>((resolve) => setTimeout(resolve, PATIENCE_MS, false).unref());
  const asked = pool()
    .query("select 1")
    .then(
      () => true,
      () => false,
    );
  return Promise.race([asked, patience]);
}
