import { and, eq } from "drizzle-orm";
import { isbot } from "isbot";
import { uuidv7 } from "uuidv7";
import { affiliates, campaigns, clicks, enrollments } from "@/drizzle/schema";
import { refers } from "@/lib/db/refers";
import type { ProgramContext } from "@/lib/operations/context";
import { isSlug } from "@/lib/orgs/shape";
import type { Click, Visit } from "./shape";

/** Crawlers follow links too. They name themselves, so they are not counted. */
export function isRobot(userAgent: string | null): boolean {
  return !userAgent || isbot(userAgent);
}

/**
 * A click is no call and leaves no row in the log.
 * @returns null when the slug is nobody's who takes part in the campaign and is approved
 */
export async function recordClick(
  at: ProgramContext,
  campaignId: string,
  visit: Visit,
): Promise<Click | null> {
  const found = isSlug(visit.slug) ? await referrerIn(at, campaignId, visit.slug) : undefined;
  if (!found) return null;
  const { campaign, affiliate } = found;
  const clickId = uuidv7();
  await at.db.insert(clicks).values({
    orgId: at.org.id,
    id: clickId,
    campaignId,
    affiliateId: affiliate.id,
    param: visit.param ?? null,
    landingUrl: visit.url ?? null,
    referrer: visit.referrer ?? null,
    occurredAt: at.now,
  });
  return {
    clickId,
    slug: visit.slug,
    cookieDays: campaign.cookieWindowDays,
    attributionModel: campaign.attributionModel,
    affiliate: { slug: visit.slug, firstName: affiliate.fullName.split(/\s+/)[0] || undefined },
    campaign: { id: campaignId, name: campaign.name },
  };
}

async function referrerIn({ db, org }: ProgramContext, campaignId: string, slug: string) {
  const [found] = await db
    .select({ affiliate: affiliates, campaign: campaigns })
    .from(affiliates)
    .innerJoin(
      enrollments,
      and(refers(enrollments, "affiliateId", affiliates), eq(enrollments.campaignId, campaignId)),
    )
    .innerJoin(campaigns, refers(enrollments, "campaignId", campaigns))
    .where(
      and(
        eq(affiliates.orgId, org.id),
        eq(affiliates.slug, slug),
        eq(affiliates.status, "Approved"),
      ),
    );
  return found;
}
