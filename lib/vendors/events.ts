import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { vendorEvents } from "@/drizzle/schema";
import type { Tx } from "@/lib/db/database";
import { alone, hold } from "@/lib/db/hold";
import { isThere } from "@/lib/db/is-there";
import { lookUp } from "@/lib/db/look-up";
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

const OpenedAccount = z.object({ orgId: z.uuid() });
const OpenedPaddle = z.object({ secret: z.string() });

/** Whose account it is, and makes them the tenant of the transaction; null: nobody's here. */
export async function openStripeAccount(db: Tx, account: string): Promise<string | null> {
  const found = await lookUp(db, sql`open_stripe_account(${account})`, OpenedAccount);
  return found?.orgId ?? null;
}

/** The secret that an organization's Paddle notifications are signed with; null: there is none. */
export async function openPaddle(db: Tx, orgId: string): Promise<string | null> {
  if (!z.uuid().safeParse(orgId).success) return null;
  const found = await lookUp(db, sql`open_paddle(${orgId}::uuid)`, OpenedPaddle);
  return found && decrypt(found.secret, PADDLE_SECRET);
}

/** Events of one organization happen one after another, so that none misses what another has just told. */
export async function holdEvents(at: ProgramContext): Promise<void> {
  await hold(at.db, alone(`vendors:${at.org.id}`));
}

export async function isKnownEvent(at: ProgramContext, event: VendorEvent): Promise<boolean> {
  const same = and(
    eq(vendorEvents.orgId, at.org.id),
    eq(vendorEvents.vendor, event.vendor),
    eq(vendorEvents.eventId, event.id),
  );
  return isThere(at.db, vendorEvents, same);
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
