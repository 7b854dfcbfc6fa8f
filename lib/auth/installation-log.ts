import { isIP } from "node:net";
import { and, desc, eq, gte, inArray, sql } from "drizzle-orm";
import { installationLog } from "@/drizzle/schema";
import { database } from "@/lib/db/database";

/** What the operator may ask about: events that belong to no organization. */
export type InstallationEvent =
  | "credential_unknown"
  | "sign_in_tried"
  | "sign_in_failed"
  | "setup"
  | "mail_requested";

/** Counts an event in its minute, under an address or the hash of an email. */
export async function countEvent(kind: InstallationEvent, key: string, now: Date): Promise<void> {
  const minute = new Date(Math.floor(now.getTime() / 60_000) * 60_000);
  await database()
    .insert(installationLog)
    .values({ kind, key, minute })
    .onConflictDoUpdate({
      target: [installationLog.kind, installationLog.key, installationLog.minute],
      set: { count: sql`${installationLog.count} + 1` },
    });
}

/** How often it happened under any of the keys since then: the most for one key. */
export async function mostSince(
  kind: InstallationEvent,
  keys: readonly string[],
  since: Date,
): Promise<number> {
  const rows = await database()
    .select({ total: sql<number>`sum(${installationLog.count})::int` })
    .from(installationLog)
    .where(
      and(
        eq(installationLog.kind, kind),
        inArray(installationLog.key, [...keys]),
        gte(installationLog.minute, since),
      ),
    )
    .groupBy(installationLog.key);
  return Math.max(0, ...rows.map(({ total }) => total));
}

export interface CountedEvent {
  kind: string;
  address: string;
  count: number;
  lastAt: string;
}

/** What happened since then, by kind and address, most first. Emails' hashes serve throttling and stay out. */
export async function eventsSince(since: Date): Promise<CountedEvent[]> {
  const count = sql<number>`sum(${installationLog.count})::int`;
  const rows = await database()
    .select({
      kind: installationLog.kind,
      address: installationLog.key,
      count,
      lastAt: sql<string>`max(${installationLog.minute})`.mapWith(installationLog.minute),
    })
    .from(installationLog)
    .where(gte(installationLog.minute, since))
    .groupBy(installationLog.kind, installationLog.key)
    .orderBy(desc(count), installationLog.kind, installationLog.key);
  return rows
    .filter(({ address }) => isIP(address) !== 0 || address === "unknown")
    .map((row) => ({ ...row, lastAt: new Date(row.lastAt).toISOString() }));
}
