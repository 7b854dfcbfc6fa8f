import { and, eq } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { affiliateInvites } from "@/drizzle/schema";
import { type AffiliateRow, affiliateWith } from "@/lib/affiliates/affiliates";
import { isEnrolled } from "@/lib/affiliates/enroll";
import { claimSlug, holdSlugs } from "@/lib/affiliates/slugs";
import { refuseUnlessPaid } from "@/lib/billing/billing";
import { type CampaignRow, openCampaign } from "@/lib/campaigns/campaigns";
import { customTerms, type StoredCommission } from "@/lib/campaigns/terms";
import { type Brand, brandOf } from "@/lib/mail/brand";
import { type Letter, queueMail, queueMails } from "@/lib/mail/mail";
import { cleanNote } from "@/lib/mail/note";
import type { Context } from "@/lib/operations/context";
import { refuse } from "@/lib/operations/errors";
import { isSlug } from "@/lib/orgs/shape";
import { invitation } from "./letters";
import { endOfInvite, hasStatus, type InviteRow, makeLink, statusOf } from "./rows";
import type {
  BulkInvite,
  BulkInviteInput,
  CreateInviteInput,
  InviteResult,
  Recipient,
  SentInvite,
} from "./shape";

/**
 * The natural key is campaign and email: an invitation that is open stays as it is, and who takes part is
 * not invited again.
 */
export async function inviteAffiliate(ctx: Context, input: CreateInviteInput): Promise<SentInvite> {
  const campaign = await openCampaign(ctx, input.campaignId);
  const offer = await offerOf(ctx, campaign, input, customTerms(input, campaign));
  await holdSlugs(ctx);
  const { result, letter, displaced } = await invite(ctx, offer, input);
  if (displaced === "taken") {
    return refuse(
      "slug_already_taken",
      `slug: Somebody has the name ${input.slug} already. Choose another, or leave it out for a new one.`,
      { field: "slug" },
    );
  }
  if (letter) {
    await queueMail(ctx.db, letter, ctx.now);
    ctx.changed(null, { ...result, ...toldOf(offer) });
  }
  return { ...result, campaignId: campaign.id };
}

/** Each address once; a name that cannot be kept is replaced, and said to be. */
export async function inviteMany(ctx: Context, input: BulkInviteInput): Promise<BulkInvite> {
  refuseUnlessPaid(ctx, "Inviting many at once", "Starter");
  const campaign = await openCampaign(ctx, input.campaignId);
  const offer = await offerOf(ctx, campaign, input, null);
  await holdSlugs(ctx);
  const results: InviteResult[] = [];
  const letters: Letter[] = [];
  const slugConflicts: BulkInvite["slugConflicts"] = [];
  for (const person of distinct(input)) {
    const canHaveIt = person.slug === undefined || isSlug(person.slug);
    const wanted = canHaveIt ? person : { ...person, slug: undefined };
    const { result, letter, displaced } = await invite(ctx, offer, wanted);
    results.push(result);
    if (!letter) continue;
    letters.push(letter);
    const reason = canHaveIt ? displaced : "not_a_slug";
    if (!person.slug || !reason) continue;
    const { email, slug } = result;
    slugConflicts.push({ email, requestedSlug: person.slug, slug, reason });
  }
  await queueMails(ctx.db, letters, ctx.now);
  const summary = {
    campaignId: campaign.id,
    invited: letters.length,
    skipped: results.length - letters.length,
    results,
    slugConflicts,
  };
  if (letters.length > 0) ctx.changed(null, { ...summary, ...toldOf(offer) });
  return summary;
}

function distinct({ recipients, emails = [] }: BulkInviteInput): Recipient[] {
  const people: readonly Recipient[] = recipients ?? emails.map((email) => ({ email }));
  const first = new Map<string, Recipient>();
  for (const person of people) if (!first.has(person.email)) first.set(person.email, person);
  return [...first.values()];
}

/** What everybody of one call is offered. */
interface Offer {
  campaign: CampaignRow;
  brand: Brand;
  terms: StoredCommission | null;
  autoApprove: boolean;
  noteHtml: string | null;
}

async function offerOf(
  ctx: Context,
  campaign: CampaignRow,
  input: Pick<CreateInviteInput, "personalNoteHtml" | "autoApprove">,
  terms: StoredCommission | null,
): Promise<Offer> {
  const { personalNoteHtml, autoApprove } = input;
  const noteHtml = personalNoteHtml ? cleanNote(personalNoteHtml) : null;
  return { campaign, brand: await brandOf(ctx), terms, autoApprove, noteHtml };
}

const toldOf = ({ campaign, autoApprove }: Offer) => ({ campaign: campaign.name, autoApprove });

interface Invited {
  result: InviteResult;
  /** Left out: nothing was done, and nothing is to be mailed. */
  letter?: Letter;
  /** Why they do not get the name that was wanted for them. */
  displaced?: "taken" | "has_another";
}

async function invite(ctx: Context, offer: Offer, person: Recipient): Promise<Invited> {
  const { campaign } = offer;
  const { email } = person;
  const known = await affiliateWith(ctx, email);
  const affiliateId = known?.id;
  if (known && (await isInOrWaits(ctx, campaign, known))) {
    return { result: { email, outcome: "already_enrolled", slug: known.slug, affiliateId } };
  }
  const earlier = await inviteTo(ctx, campaign, email);
  if (earlier && statusOf(earlier, ctx.now) === "Open") {
    return { result: { email, outcome: "already_invited", affiliateId, ...factsOf(earlier) } };
  }
  const { slug } =
    known ?? (await claimSlug(ctx, person.slug ?? (await keptFor(ctx, email)), email));
  const { secret, hash } = makeLink();
  const row = await writeDown(ctx, offer, { ...person, slug }, hash);
  const isDisplaced = person.slug !== undefined && person.slug !== slug;
  return {
    result: { email, outcome: "invited", affiliateId, ...factsOf(row) },
    letter: invitation(row, secret, offer),
    displaced: isDisplaced ? (known ? "has_another" : "taken") : undefined,
  };
}

const factsOf = ({ id, slug, expiresAt }: InviteRow) => ({
  inviteId: id,
  slug,
  expiresAt: expiresAt.toISOString(),
});

/** Who was turned down or has gone can be asked in again; whose application waits can be approved. */
async function isInOrWaits(ctx: Context, campaign: CampaignRow, { id, status }: AffiliateRow) {
  if (status === "Removed" || status === "Rejected") return false;
  return isEnrolled(ctx, { campaignId: campaign.id, affiliateId: id });
}

/** An invitation that has ended begins anew: one for each campaign and person. */
async function writeDown(
  ctx: Context,
  { campaign, terms, autoApprove, noteHtml }: Offer,
  person: { email: string; slug: string; fullName?: string },
  hash: string,
): Promise<InviteRow> {
  const key = { orgId: ctx.org.id, campaignId: campaign.id, email: person.email };
  const fresh = {
    fullName: person.fullName ?? null,
    slug: person.slug,
    commissionType: terms?.commissionType ?? null,
    commissionValue: terms?.commissionValue ?? null,
    autoApprove,
    noteHtml,
    hash,
    createdAt: ctx.now,
    expiresAt: endOfInvite(ctx.now),
    acceptedAt: null,
    canceledAt: null,
    affiliateId: null,
  };
  const [row] = await ctx.db
    .insert(affiliateInvites)
    .values({ ...key, id: uuidv7(), ...fresh })
    .onConflictDoUpdate({
      target: [affiliateInvites.orgId, affiliateInvites.campaignId, affiliateInvites.email],
      set: fresh,
    })
    .returning();
  if (!row) throw new Error("An invitation that was written down is not there.");
  return row;
}

async function inviteTo(ctx: Context, { id }: CampaignRow, email: string) {
  const [row] = await ctx.db
    .select()
    .from(affiliateInvites)
    .where(
      and(
        eq(affiliateInvites.orgId, ctx.org.id),
        eq(affiliateInvites.campaignId, id),
        eq(affiliateInvites.email, email),
      ),
    );
  return row;
}

/** One name per person, also of somebody who has been invited to two campaigns and not yet answered. */
async function keptFor(ctx: Context, email: string): Promise<string | undefined> {
  const [row] = await ctx.db
    .select({ slug: affiliateInvites.slug })
    .from(affiliateInvites)
    .where(
      and(
        eq(affiliateInvites.orgId, ctx.org.id),
        eq(affiliateInvites.email, email),
        hasStatus("Open", ctx.now),
      ),
    )
    .orderBy(affiliateInvites.createdAt)
    .limit(1);
  return row?.slug;
}
