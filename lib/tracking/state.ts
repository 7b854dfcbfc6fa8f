import { and, desc, eq } from "drizzle-orm";
import { auditEvents, clicks } from "@/drizzle/schema";
import type { Context } from "@/lib/operations/context";
import { ownOrg } from "@/lib/orgs/orgs";
import { pixelIn } from "./pixel";
import type { Seen, TrackingState } from "./shape";

/** What has arrived last by each way of our own, so that an owner sees that it works, or why it does not. */
export async function getTracking(ctx: Context): Promise<TrackingState> {
  return {
    pixel: pixelIn(await ownOrg(ctx)) ?? undefined,
    lastSeen: {
      click: await lastClick(ctx),
      server: await lastEvent(ctx, "record_event"),
      pixel: await lastEvent(ctx, "record_pixel_event"),
    },
  };
}

async function lastClick({ db, org }: Context): Promise<Seen | undefined> {
  const [click] = await db
    .select({ at: clicks.occurredAt })
    .from(clicks)
    .where(eq(clicks.orgId, org.id))
    .orderBy(desc(clicks.occurredAt))
    .limit(1);
  return click && { at: click.at.toISOString() };
}

/** The log knows refused ones too, which is what an owner looks for when nothing arrives. */
async function lastEvent({ db, org }: Context, operation: string): Promise<Seen | undefined> {
  const [row] = await db
    .select({ at: auditEvents.createdAt, errorCode: auditEvents.errorCode })
    .from(auditEvents)
    .where(and(eq(auditEvents.orgId, org.id), eq(auditEvents.operation, operation)))
    .orderBy(desc(auditEvents.createdAt), desc(auditEvents.id))
    .limit(1);
  return row && { at: row.at.toISOString(), refusedWith: row.errorCode ?? undefined };
}
