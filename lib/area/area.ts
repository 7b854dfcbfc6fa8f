import { and, ne } from "drizzle-orm";
import { affiliates } from "@/drizzle/schema";
import { type AffiliateRow, mine, type Place, totalsOf } from "@/lib/affiliates/affiliates";
import type { AffiliateStatus } from "@/lib/affiliates/shape";
import { couponsOf } from "@/lib/coupons/mine";
import type { AffiliateCoupon, SelfMintCampaign } from "@/lib/coupons/shape";
import { type Brand, brandOf } from "@/lib/mail/brand";
import type { ProgramContext } from "@/lib/operations/context";
import { ownOrg } from "@/lib/orgs/orgs";
import { conversionsOf, type OwnConversion, recentConversions } from "./conversions";
import { type Day, daysOf } from "./days";
import { earningsOf, payoutsTo } from "./earnings";
import { campaignsOf, invitesOf, type OwnCampaign, type OwnInvite } from "./links";
import { type OwnRecruit, recruitsOf } from "./recruits";
import type { AffiliateArea, AreaQuery, Earnings, OwnPayout } from "./shape";

/** Who looks at their own area. null: they were removed, or the tenant in force is not theirs. */
export async function personOf(at: Place, affiliateId: string): Promise<AffiliateRow | null> {
  const [row] = await at.db
    .select()
    .from(affiliates)
    .where(and(mine(at, affiliateId), ne(affiliates.status, "Removed")));
  return row ?? null;
}

/** What a company's own site may show of an affiliate. */
export async function readArea(
  at: ProgramContext,
  affiliateId: string,
): Promise<AffiliateArea | null> {
  const person = await personOf(at, affiliateId);
  if (!person) return null;
  const { fullName, slug, status } = person;
  const { name } = await ownOrg(at);
  return {
    orgName: name,
    fullName,
    slug,
    status,
    totals: await totalsOf(at, affiliateId),
    earnings: await earningsOf(at, affiliateId),
    payouts: (await payoutsTo(at, affiliateId, { take: 10 })).items,
    recentConversions: await recentConversions(at, affiliateId),
  };
}

interface List<T> {
  items: T[];
  nextCursor?: string;
}

/** An affiliate's own page. */
export interface OwnPage {
  brand: Brand;
  orgName: string;
  fullName: string;
  email: string;
  slug: string;
  status: AffiliateStatus;
  /** Where payouts go, when it is not their email. */
  paypalEmail?: string;
  invites: OwnInvite[];
  campaigns: OwnCampaign[];
  totals: AffiliateArea["totals"];
  timezone: string;
  days: Day[];
  earnings: Earnings[];
  payouts: List<OwnPayout>;
  conversions: List<OwnConversion>;
  coupons: AffiliateCoupon[];
  selfMintCampaigns: SelfMintCampaign[];
  recruits: OwnRecruit[];
}

export async function readOwnPage(
  at: ProgramContext,
  affiliateId: string,
  query: AreaQuery = {},
): Promise<OwnPage | null> {
  const person = await personOf(at, affiliateId);
  if (!person) return null;
  const { fullName, email, slug, status, paypalEmail } = person;
  const brand = await brandOf(at);
  const coupons = await couponsOf(at, person, { take: 200 });
  return {
    brand,
    orgName: brand.name,
    fullName,
    email,
    slug,
    status,
    paypalEmail: paypalEmail ?? undefined,
    invites: await invitesOf(at, person),
    campaigns: await campaignsOf(at, person),
    totals: await totalsOf(at, affiliateId),
    ...(await daysOf(at, affiliateId)),
    earnings: await earningsOf(at, affiliateId),
    payouts: await payoutsTo(at, affiliateId, { cursor: query.payouts, take: 10 }),
    conversions: await conversionsOf(at, affiliateId, { cursor: query.conversions, take: 10 }),
    coupons: coupons.items,
    selfMintCampaigns: coupons.selfMintCampaigns,
    recruits: await recruitsOf(at, affiliateId),
  };
}
