import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { vendorEvents } from "@/drizzle/schema";
import type { Tx } from "@/lib/db/database";
import { decrypt } from "@/lib/encryption";
import type { ProgramContext } from "@/lib/operations/context";
import { type VendorChange, wordsOf } from "./changes";
import { PADDLE_SECRET } from "./shape";

/** An event of a payment platform, whatever it says. */
export interface VendorEvent {
  vendor: (typeof vendorEvents.$inferSelect)["vendor"];
  id: string;
  type: string;
  occurredAt: Date;
}

/** Whose account it is, and makes them the tenant of the transaction; null: nobody's here. */
export async function openStripeAccount(db: Tx, account: string): Promise<string | null> {
  const { rows } = await db.execute<{ found: unknown }>(
    sql`select open_stripe_account(${account}) as found`,
  );
  return rows[0]?.found ? z.object({ orgId: z.uuid() }).parse(rows[0].found).orgId : null;
}

/** The secret that an organization's Paddle notifications are signed with; null: there is none. */
export async function openPaddle(db: Tx, orgId: string): Promise<string | null> {
  if (!z.uuid().safeParse(orgId).success) return null;
  const { rows } = await db.execute<{ found: unknown }>(
    sql`select open_paddle(${orgId}::uuid) as found`,
  );
  const found = rows[0]?.found;
  return found
    ? decrypt(z.object({ secret: z.string() }).parse(found).secret, PADDLE_SECRET)
    : null;
}

/** Events of one organization happen one after another, so that none misses what another has just told. */
export async function holdEvents(at: ProgramContext): Promise<void> {
  await at.db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`vendors:${at.org.id}`}, 0))`,
  );
}

export async function isKnownEvent(at: ProgramContext, event: VendorEvent): Promise<boolean> {
  const same = and(
    eq(vendorEvents.orgId, at.org.id),
    eq(vendorEvents.vendor, event.vendor),
    eq(vendorEvents.eventId, event.id),
  );
  return (await at.db.$count(vendorEvents, same)) > 0;
}

/** In the transaction of what it led to, so that it is done whole and once. */
export async function keepEvent(
  at: ProgramContext,
  { vendor, id, type, occurredAt }: VendorEvent,
  changes: readonly VendorChange[],
): Promise<void> {
  await at.db.insert(vendorEvents).values({
    orgId: at.org.id,
    vendor,
    eventId: id,
    type,
    outcome: changes.length > 0 ? "applied" : "ignored",
    detail: wordsOf(changes),
    occurredAt,
    receivedAt: at.now,
  });
}
