import { and, isNull } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { affiliateInvites, affiliates } from "@/drizzle/schema";
import { type AffiliateRow, mine as affiliate, affiliateWith } from "@/lib/affiliates/affiliates";
import { enroll } from "@/lib/affiliates/enroll";
import { received, tellTeam } from "@/lib/affiliates/letters";
import { refuseWithoutRoom } from "@/lib/affiliates/room";
import { claimSlug, holdSlugs } from "@/lib/affiliates/slugs";
import { type CampaignRow, findCampaign } from "@/lib/campaigns/campaigns";
import { earningsWords, termsOf } from "@/lib/campaigns/terms";
import { type Brand, brandOf } from "@/lib/mail/brand";
import type { ProgramContext } from "@/lib/operations/context";
import { refuse } from "@/lib/operations/errors";
import { holdOrg, type OrgRow } from "@/lib/orgs/orgs";
import { type InviteRow, mine, statusOf } from "./rows";

/** What an invited person sees before they answer. */
export interface Invitation {
  brand: Brand;
  email: string;
  fullName?: string;
  slug: string;
  /** Whether they have an affiliate page already: nothing is asked of them then. */
  isKnown: boolean;
  autoApprove: boolean;
  campaign: { name: string; description?: string; termsUrl?: string };
  earns: string;
  cookieWindowDays: number;
}

/** @returns null when it has ended, or its campaign has */
export async function readInvitation(at: ProgramContext, id: string): Promise<Invitation | null> {
  const row = await find(at, id);
  const campaign = await findCampaign(at, row.campaignId);
  if (statusOf(row, at.now) !== "Open" || campaign.archivedAt) return null;
  const known = await affiliateWith(at, row.email);
  return {
    brand: await brandOf(at),
    email: row.email,
    fullName: row.fullName ?? undefined,
    slug: known?.slug ?? row.slug,
    isKnown: known !== undefined,
    autoApprove: row.autoApprove,
    campaign: {
      name: campaign.name,
      description: campaign.description ?? undefined,
      termsUrl: campaign.termsUrl ?? undefined,
    },
    earns: earningsWords(campaign, termsOf(row)),
    cookieWindowDays: campaign.cookieWindowDays,
  };
}

interface Accepted {
  inviteId: string;
  email: string;
  affiliateId: string;
  fullName: string;
  status: AffiliateRow["status"];
  slug: string;
  campaign: string;
}

/** One use, even when two browsers follow the link at once: the second waits, and then finds it used. */
export async function acceptInvitation(
  at: ProgramContext,
  id: string,
  fullName: string | undefined,
): Promise<Accepted> {
  const org = await holdOrg(at);
  await holdSlugs(at);
  const row = await find(at, id);
  const campaign = await findCampaign(at, row.campaignId);
  if (statusOf(row, at.now) !== "Open" || campaign.archivedAt) refuseEnded();
  const person = await take(at, org, row, fullName);
  await enroll(at, { campaignId: campaign.id, affiliateId: person.id }, termsOf(row));
  const used = await at.db
    .update(affiliateInvites)
    .set({ acceptedAt: at.now, affiliateId: person.id })
    .where(and(mine(at, id), isNull(affiliateInvites.acceptedAt)))
    .returning({ id: affiliateInvites.id });
  if (used.length === 0) refuseEnded();
  if (person.status === "Pending") await askTeam(at, org.slug, campaign, person);
  return {
    inviteId: id,
    email: row.email,
    affiliateId: person.id,
    fullName: person.fullName,
    status: person.status,
    slug: person.slug,
    campaign: campaign.name,
  };
}

export function refuseEnded(): never {
  refuse(
    "not_found",
    "This invitation was used, withdrawn or has expired. Ask the company that sent it for a new one.",
  );
}

/** Makes the affiliate, or lets in again who was turned down or had gone. Who is paused stays so. */
async function take(
  at: ProgramContext,
  org: OrgRow,
  invite: InviteRow,
  fullName: string | undefined,
): Promise<AffiliateRow> {
  const known = await affiliateWith(at, invite.email);
  if (!known || known.status === "Removed") await refuseWithoutRoom(at, org);
  if (!known) return make(at, invite, fullName);
  const status = statusAfter(known.status, invite);
  if (status === known.status) return known;
  const approvedAt = status === "Approved" ? at.now : known.approvedAt;
  const changed = { status, approvedAt, rejectedAt: null, rejectionReason: null };
  await at.db.update(affiliates).set(changed).where(affiliate(at, known.id));
  return { ...known, ...changed };
}

function statusAfter(
  status: AffiliateRow["status"],
  { autoApprove }: InviteRow,
): AffiliateRow["status"] {
  if (status === "Approved" || status === "Paused") return status;
  return autoApprove ? "Approved" : "Pending";
}

async function make(
  at: ProgramContext,
  invite: InviteRow,
  given: string | undefined,
): Promise<AffiliateRow> {
  const fullName = given ?? invite.fullName;
  if (!fullName) {
    return refuse("validation_failed", "fullName: Write your name.", { field: "fullName" });
  }
  const { slug } = await claimSlug(at, invite.slug, invite.email);
  const [row] = await at.db
    .insert(affiliates)
    .values({
      orgId: at.org.id,
      id: uuidv7(),
      email: invite.email,
      fullName,
      slug,
      status: invite.autoApprove ? "Approved" : "Pending",
      createdAt: at.now,
      approvedAt: invite.autoApprove ? at.now : null,
    })
    .returning();
  if (!row) throw new Error("An affiliate that was inserted is not there.");
  return row;
}

async function askTeam(
  at: ProgramContext,
  orgSlug: string,
  campaign: CampaignRow,
  person: AffiliateRow,
): Promise<void> {
  await received(at, person);
  const news = {
    subject: `${person.fullName} accepts your invitation to ${campaign.name}`,
    template: "application_arrived",
    paragraphs: [
      `${person.fullName} (${person.email}) has accepted your invitation to ${campaign.name}, and waits for an answer.`,
    ],
    label: "Answer the application",
    path: `/affiliates/${person.id}`,
  };
  await tellTeam(at, news, orgSlug);
}

async function find(at: ProgramContext, id: string): Promise<InviteRow> {
  const [row] = await at.db.select().from(affiliateInvites).where(mine(at, id));
  return row ?? refuseEnded();
}
