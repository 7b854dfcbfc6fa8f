import { and, eq } from "drizzle-orm";
import { affiliates, orgs } from "@/drizzle/schema";
import { type Place, recentConversions, totalsOf } from "./affiliates";
import type { AffiliateArea } from "./shape";

/** null: they were removed, or the tenant in force is not theirs. */
export async function readArea(at: Place, affiliateId: string): Promise<AffiliateArea | null> {
  const [found] = await at.db
    .select({ affiliate: affiliates, orgName: orgs.name })
    .from(affiliates)
    .innerJoin(orgs, eq(orgs.id, affiliates.orgId))
    .where(and(eq(affiliates.orgId, at.org.id), eq(affiliates.id, affiliateId)));
  if (!found || found.affiliate.status === "Removed") return null;
  const { fullName, slug, status } = found.affiliate;
  return {
    orgName: found.orgName,
    fullName,
    slug,
    status,
    totals: await totalsOf(at, affiliateId),
    recentConversions: await recentConversions(at, affiliateId),
  };
}
