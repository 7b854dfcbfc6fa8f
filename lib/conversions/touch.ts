import { and, desc, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { affiliates, campaigns, clicks, type conversions, enrollments } from "@/drizzle/schema";
import { refers } from "@/lib/db/refers";
import type { ProgramContext } from "@/lib/operations/context";
import { DAY, HOUR } from "@/lib/time/shape";

/** What a sale or a lead says about who sent it. */
export interface Reference {
  affiliateSlug?: string;
  clickId?: string;
  couponCode?: string;
  promotionCodeId?: string;
  campaignId?: string;
}

/** Somebody who may have sent the customer, and how we know. */
export interface Candidate {
  affiliateId: string;
  campaignId: string;
  attribution: Exclude<(typeof conversions.$inferSelect)["attribution"], "override" | "import">;
  clickId?: string;
  couponId?: string;
}

/** Clocks differ: what is told as up to an hour later may still be the cause. */
export function withGrace(time: Date): Date {
  return new Date(time.getTime() + HOUR);
}

interface Touch {
  candidate: Candidate;
  model: (typeof campaigns.$inferSelect)["attributionModel"];
}

/** The click, or whoever is named. A click that is too old is not made good by the name it came with. */
export async function touchOf(
  at: ProgramContext,
  { clickId, affiliateSlug, campaignId }: Reference,
  when: Date,
): Promise<Touch | null> {
  const click = clickId && isId(clickId) ? await clickOf(at, clickId) : undefined;
  if (click) {
    const { id, occurredAt, windowDays, affiliateId, campaignId, model } = click;
    const isCause =
      occurredAt <= withGrace(when) && when.getTime() <= occurredAt.getTime() + windowDays * DAY;
    const candidate: Candidate = { affiliateId, campaignId, attribution: "click", clickId: id };
    return isCause ? { candidate, model } : null;
  }
  return affiliateSlug ? linkOf(at, affiliateSlug.trim().toLowerCase(), campaignId) : null;
}

async function clickOf(at: ProgramContext, clickId: string) {
  const [click] = await at.db
    .select({
      id: clicks.id,
      affiliateId: clicks.affiliateId,
      campaignId: clicks.campaignId,
      occurredAt: clicks.occurredAt,
      windowDays: campaigns.cookieWindowDays,
      model: campaigns.attributionModel,
    })
    .from(clicks)
    .innerJoin(campaigns, refers(clicks, "campaignId", campaigns))
    .where(and(eq(clicks.orgId, at.org.id), eq(clicks.id, clickId)));
  return click;
}

/** Without a campaign: the newest one that is open and that they take part in. */
async function linkOf(
  at: ProgramContext,
  slug: string,
  campaignId: string | undefined,
): Promise<Touch | null> {
  if (campaignId !== undefined && !isId(campaignId)) return null;
  const [found] = await at.db
    .select({
      affiliateId: affiliates.id,
      campaignId: campaigns.id,
      model: campaigns.attributionModel,
    })
    .from(affiliates)
    .innerJoin(enrollments, refers(enrollments, "affiliateId", affiliates))
    .innerJoin(campaigns, refers(enrollments, "campaignId", campaigns))
    .where(
      and(
        eq(affiliates.orgId, at.org.id),
        eq(affiliates.slug, slug),
        campaignId ? eq(campaigns.id, campaignId) : isNull(campaigns.archivedAt),
      ),
    )
    .orderBy(desc(campaigns.createdAt), desc(campaigns.id))
    .limit(1);
  if (!found) return null;
  const { model, ...who } = found;
  return { candidate: { ...who, attribution: "link" }, model };
}

export async function modelOf(at: ProgramContext, campaignId: string | undefined) {
  if (!campaignId || !isId(campaignId)) return "LastTouch";
  const [campaign] = await at.db
    .select({ model: campaigns.attributionModel })
    .from(campaigns)
    .where(and(eq(campaigns.orgId, at.org.id), eq(campaigns.id, campaignId)));
  return campaign?.model ?? "LastTouch";
}

function isId(text: string): boolean {
  return z.uuid().safeParse(text).success;
}
