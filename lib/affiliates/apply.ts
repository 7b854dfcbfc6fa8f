import { and, eq } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { affiliates } from "@/drizzle/schema";
import {
  type CampaignRow,
  findCampaign,
  present,
  takesApplications,
} from "@/lib/campaigns/campaigns";
import { commissionWords } from "@/lib/campaigns/shape";
import { type Brand, brandOf } from "@/lib/mail/brand";
import type { ProgramContext } from "@/lib/operations/context";
import { notFound, refuse } from "@/lib/operations/errors";
import { holdOrg, ownOrg } from "@/lib/orgs/orgs";
import { type AffiliateRow, affiliateWith } from "./affiliates";
import { enroll, isEnrolled } from "./enroll";
import { alreadyKnown, received, tellTeam, welcome } from "./letters";
import { refuseWithoutRoom } from "./room";
import type { ApplicationInput } from "./shape";
import { claimSlug, holdSlugs } from "./slugs";

/** What a campaign's public page says. */
export interface CampaignOffer {
  brand: Brand;
  name: string;
  description?: string;
  termsUrl?: string;
  /** "20 % of each sale" */
  earns: string;
  cookieWindowDays: number;
  payoutGraceDays: number;
  /** Otherwise only whoever has the address is meant to find it. */
  isListed: boolean;
}

/** @returns null when it is by invitation alone */
export async function readOffer(
  at: ProgramContext,
  campaignId: string,
): Promise<CampaignOffer | null> {
  const row = await findCampaign(at, campaignId);
  if (!takesApplications(row)) return null;
  const { payoutGraceDays } = await ownOrg(at);
  const campaign = present(row, 0, payoutGraceDays);
  const { name, description, termsUrl, cookieWindowDays, networkVisibility } = campaign;
  return {
    brand: await brandOf(at),
    name,
    description,
    termsUrl,
    earns: commissionWords(campaign),
    cookieWindowDays,
    payoutGraceDays,
    isListed: networkVisibility === "Listed",
  };
}

/** What became of an application, for the log alone: whoever sent it is told the same in any case. */
export interface Application {
  affiliateId: string;
  fullName: string;
  status: AffiliateRow["status"];
  isNew: boolean;
}

/**
 * Somebody from outside applies. Nothing that is refused or answered tells whether their address is known:
 * what can be refused is refused before it is looked for.
 */
export async function applyTo(
  at: ProgramContext,
  campaignId: string,
  input: ApplicationInput,
): Promise<Application> {
  const campaign = await findCampaign(at, campaignId);
  if (!takesApplications(campaign)) throw notFound("campaign");
  const org = await holdOrg(at);
  await refuseWithoutRoom(at, org);
  const slug = await wantedSlug(at, input.slug);
  const known = await affiliateWith(at, input.email);
  return known
    ? hearAgain(at, org.slug, campaign, known)
    : takeIn(at, org.slug, campaign, input, slug);
}

async function wantedSlug(at: ProgramContext, wanted: string | undefined): Promise<string> {
  await holdSlugs(at);
  const { slug, conflict } = await claimSlug(at, wanted);
  if (conflict) {
    refuse("slug_already_taken", "slug: Somebody has this name already. Choose another.", {
      field: "slug",
    });
  }
  return slug;
}

async function takeIn(
  at: ProgramContext,
  orgSlug: string,
  campaign: CampaignRow,
  input: ApplicationInput,
  slug: string,
): Promise<Application> {
  const [row] = await at.db
    .insert(affiliates)
    .values({
      orgId: at.org.id,
      id: uuidv7(),
      email: input.email,
      fullName: input.fullName,
      slug,
      status: campaign.autoApprove ? "Approved" : "Pending",
      website: input.website,
      application: input.application,
      recruitedById: await recruiterOf(at, campaign, input),
      createdAt: at.now,
      approvedAt: campaign.autoApprove ? at.now : null,
    })
    .returning();
  if (!row) throw new Error("An affiliate that was inserted is not there.");
  await enroll(at, { campaignId: campaign.id, affiliateId: row.id });
  await (campaign.autoApprove ? welcome(at, row) : received(at, row));
  await tellTeam(at, newsOf(row, campaign), orgSlug);
  return { affiliateId: row.id, fullName: row.fullName, status: row.status, isNew: true };
}

function newsOf(row: AffiliateRow, campaign: CampaignRow) {
  const waits = row.status === "Pending";
  return {
    subject: `${row.fullName} ${waits ? "applies to" : "has joined"} ${campaign.name}`,
    template: "application_arrived",
    paragraphs: [
      `${row.fullName} (${row.email}) has applied to ${campaign.name}. ${waits ? "The application waits for an answer." : "The campaign approves by itself, so they are in."}`,
      ...(row.website ? [`Website they gave: ${row.website}`] : []),
      `They wrote: ${row.application ?? ""}`,
    ],
    label: waits ? "Answer the application" : "See the affiliate",
    path: `/affiliates/${row.id}`,
  };
}

/** Whose mailbox it is learns of it; what was written is dropped, since it may be somebody else's. */
async function hearAgain(
  at: ProgramContext,
  orgSlug: string,
  campaign: CampaignRow,
  known: AffiliateRow,
): Promise<Application> {
  const part = { campaignId: campaign.id, affiliateId: known.id };
  const asksToJoin = known.status === "Approved" && !(await isEnrolled(at, part));
  await alreadyKnown(at, known, { name: campaign.name, asksToJoin });
  if (asksToJoin) {
    const news = {
      subject: `${known.fullName} would like to join ${campaign.name}`,
      template: "application_arrived",
      paragraphs: [
        `${known.fullName} (${known.email}) is an affiliate of yours, and has applied to ${campaign.name}. Invite them to it if you want them there.`,
      ],
      label: "Invite them",
      path: `/affiliates/invite?campaign=${campaign.id}&email=${encodeURIComponent(known.email)}`,
    };
    await tellTeam(at, news, orgSlug);
  }
  const { id: affiliateId, fullName, status } = known;
  return { affiliateId, fullName, status, isNew: false };
}

/** One tier: an approved affiliate of the same campaign, where it lets them recruit. */
async function recruiterOf(
  at: ProgramContext,
  campaign: CampaignRow,
  { via }: ApplicationInput,
): Promise<string | null> {
  if (!via || !campaign.subAffiliatesEnabled) return null;
  const [recruiter] = await at.db
    .select({ id: affiliates.id })
    .from(affiliates)
    .where(
      and(
        eq(affiliates.orgId, at.org.id),
        eq(affiliates.slug, via),
        eq(affiliates.status, "Approved"),
      ),
    );
  if (!recruiter) return null;
  const part = { campaignId: campaign.id, affiliateId: recruiter.id };
  return (await isEnrolled(at, part)) ? recruiter.id : null;
}
