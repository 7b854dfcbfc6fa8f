import { and, asc, eq } from "drizzle-orm";
import { affiliateInvites, campaigns, enrollments, orgs } from "@/drizzle/schema";
import type { AffiliateRow } from "@/lib/affiliates/affiliates";
import { takesApplications } from "@/lib/campaigns/campaigns";
import { earningsWords, termsOf } from "@/lib/campaigns/terms";
import { refers } from "@/lib/db/refers";
import { hasStatus } from "@/lib/invites/rows";
import { toPercent } from "@/lib/money/shape";
import type { ProgramContext } from "@/lib/operations/context";
import { settings } from "@/lib/settings";

/** A campaign that an affiliate takes part in, and what to send people to it with. */
export interface OwnCampaign {
  id: string;
  name: string;
  /** "20 % of each sale" */
  earns: string;
  cookieWindowDays: number;
  termsUrl?: string;
  /** Takes nobody new, and links to it count no more. */
  hasEnded: boolean;
  recruiting?: { url: string; percent: number };
}

export async function campaignsOf(
  at: ProgramContext,
  { id, slug }: Pick<AffiliateRow, "id" | "slug">,
): Promise<OwnCampaign[]> {
  const rows = await at.db
    .select({ enrollment: enrollments, campaign: campaigns, orgSlug: orgs.slug })
    .from(enrollments)
    .innerJoin(campaigns, refers(enrollments, "campaignId", campaigns))
    .innerJoin(orgs, eq(orgs.id, enrollments.orgId))
    .where(and(eq(enrollments.orgId, at.org.id), eq(enrollments.affiliateId, id)))
    .orderBy(asc(enrollments.createdAt), asc(enrollments.campaignId));
  return rows.map(({ enrollment, campaign, orgSlug }) => ({
    id: campaign.id,
    name: campaign.name,
    earns: earningsWords(campaign, termsOf(enrollment)),
    cookieWindowDays: campaign.cookieWindowDays,
    termsUrl: campaign.termsUrl ?? undefined,
    hasEnded: campaign.archivedAt !== null,
    recruiting:
      campaign.subAffiliatesEnabled && takesApplications(campaign)
        ? {
            url: `${settings().url}/p/${orgSlug}/${campaign.slug}?via=${slug}`,
            percent: toPercent(campaign.subAffiliatePercent),
          }
        : undefined,
  }));
}

/** An open invitation to a further campaign. */
export interface OwnInvite {
  id: string;
  campaign: string;
  earns: string;
  termsUrl?: string;
  expiresAt: string;
}

export async function invitesOf(
  at: ProgramContext,
  { email }: Pick<AffiliateRow, "email">,
): Promise<OwnInvite[]> {
  const rows = await at.db
    .select({ invite: affiliateInvites, campaign: campaigns })
    .from(affiliateInvites)
    .innerJoin(campaigns, refers(affiliateInvites, "campaignId", campaigns))
    .where(
      and(
        eq(affiliateInvites.orgId, at.org.id),
        eq(affiliateInvites.email, email),
        hasStatus("Open", at.now),
      ),
    )
    .orderBy(asc(affiliateInvites.createdAt), asc(affiliateInvites.id));
  return rows
    .filter(({ campaign }) => campaign.archivedAt === null)
    .map(({ invite, campaign }) => ({
      id: invite.id,
      campaign: campaign.name,
      earns: earningsWords(campaign, termsOf(invite)),
      termsUrl: campaign.termsUrl ?? undefined,
      expiresAt: invite.expiresAt.toISOString(),
    }));
}
