import { isIP } from "node:net";
import { and, desc, eq, gte, inArray, sql } from "drizzle-orm";
import { installationLog } from "@/drizzle/schema";
import { chunks } from "@/lib/db/chunks";
import { database } from "@/lib/db/database";
import { shared } from "@/lib/shared";
import { MINUTE } from "@/lib/time/shape";

/** What the operator may ask about: events that belong to no organization. */
type InstallationEvent =
  | "credential_unknown"
  | "webhook_unsigned"
  | "sign_in_tried"
  | "sign_in_failed"
  | "setup"
  | "mail_requested"
  | "applied";

interface Counted {
  kind: InstallationEvent;
  key: string;
  minute: Date;
  count: number;
}

/** Counts an event in its minute, under an address or the hash of an email. */
export async function countEvent(kind: InstallationEvent, key: string, now: Date): Promise<void> {
  await add([{ kind, key, minute: minuteOf(now), count: 1 }]);
}

/** Uncounts what was counted then and turned out to be harmless. */
export async function takeBack(
  kind: InstallationEvent,
  keys: readonly string[],
  then: Date,
): Promise<void> {
  await add(keys.map((key) => ({ kind, key, minute: minuteOf(then), count: -1 })));
}

const waiting = () => shared("installationLog", () => new Map<string, Counted>());

/** Counts in memory: whoever shows nothing valid must not make the database write with every request. */
export function countLater(kind: InstallationEvent, key: string, now: Date): void {
  const minute = minuteOf(now);
  const slot = `${kind} ${key} ${minute.getTime()}`;
  const known = waiting().get(slot);
  if (known) known.count += 1;
  else waiting().set(slot, { kind, key, minute, count: 1 });
}

/** Writes what was counted in memory; a job does it every few seconds. */
export async function writeCounts(): Promise<void> {
  const counted = [...waiting().values()];
  waiting().clear();
  for (const some of chunks(counted)) await add(some);
}

async function add(counted: Counted[]): Promise<void> {
  await database()
    .insert(installationLog)
    .values(counted)
    .onConflictDoUpdate({
      target: [installationLog.kind, installationLog.key, installationLog.minute],
      set: { count: sql`${installationLog.count} + excluded.count` },
    });
}

function minuteOf(now: Date): Date {
  return new Date(Math.floor(now.getTime() / MINUTE) * MINUTE);
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

interface CountedEvent {
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
