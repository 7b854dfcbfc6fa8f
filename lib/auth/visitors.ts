import { sql } from "drizzle-orm";
import { z } from "zod";
import { lookUp } from "@/lib/db/look-up";
import { refuseBeyond } from "@/lib/operations/admit";
import type { Actor, RequestFacts } from "@/lib/operations/context";
import { refuse } from "@/lib/operations/errors";
import { asSystem, type SystemContext, within } from "@/lib/operations/system";
import { isRobot, recordClick } from "@/lib/tracking/clicks";
import { recordPixelEvent } from "@/lib/tracking/events";
import {
  type Click,
  type PixelEvent,
  type RecordedEvent,
  subjectOf,
  type Visit,
} from "@/lib/tracking/shape";

/** Browsers on companies' own sites: they name a campaign or a public key, and prove nothing. */

const OpenedCampaign = z.object({ orgId: z.uuid(), campaignId: z.uuid() });
const OpenedPixel = z.object({ orgId: z.uuid(), origins: z.array(z.string()) });

/** @returns null where there is nothing to credit anybody for */
export async function recordVisit(visit: Visit, request: RequestFacts): Promise<Click | null> {
  if (isRobot(request.userAgent)) return null;
  return asSystem(request, async (ctx) => {
    const call = sql`open_campaign(${visit.programId}::uuid)`;
    const opened = await lookUp(ctx.db, call, OpenedCampaign);
    return opened && recordClick(within(ctx, opened.orgId), opened.campaignId, visit);
  });
}

const PIXEL: Actor = { type: "system", id: null, label: "Browser pixel" };

/** Events a minute of one organization by pixel: a key is public, so anybody may try. */
export const PIXEL_RATE = 600;

/** @throws Refusal `unauthorized` for an unknown key; `forbidden` for a site that is not listed */
export function recordFromBrowser(
  event: PixelEvent,
  origin: string | null,
  request: RequestFacts,
): Promise<RecordedEvent> {
  const work = async (ctx: SystemContext) => {
    const { publicKey, ...told } = event;
    const opened = await lookUp(ctx.db, sql`open_pixel(${publicKey})`, OpenedPixel);
    if (!opened) {
      return refuse(
        "unauthorized",
        "This public key is not one of ours, or was rotated. Paste the current snippet from Tracking.",
        { reason: "unknown" },
      );
    }
    const { orgId, origins } = opened;
    if (!origin || !origins.includes(origin)) {
      refuse(
        "forbidden",
        `${origin ?? "A request without an origin"} is not listed for this pixel. An admin or owner adds the site under Tracking.`,
      );
    }
    refuseBeyond(PIXEL_RATE, `pixel:${orgId}`, "This pixel", ctx.now);
    const recorded = await recordPixelEvent(within(ctx, orgId), event);
    ctx.record({
      orgId,
      operation: "record_pixel_event",
      action: "event.recorded",
      subject: subjectOf(recorded),
      input: { ...told, origin },
      outcome: "ok",
      after: recorded,
    });
    return recorded;
  };
  return asSystem(request, work, PIXEL);
}
