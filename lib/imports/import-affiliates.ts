import { uuidv7 } from "uuidv7";
import { affiliates, enrollments } from "@/drizzle/schema";
import { type ClaimedSlug, claimSlugs } from "@/lib/affiliates/slugs";
import { refuseBeyondPlan, refuseUnlessPaid } from "@/lib/billing/billing";
import { findCampaign } from "@/lib/campaigns/campaigns";
import type { Context } from "@/lib/operations/context";
import { holdOrg } from "@/lib/orgs/orgs";
import { isSlug } from "@/lib/orgs/shape";
import { holdImports, recordJob } from "./jobs";
import { knownAffiliates } from "./known";
import { notify } from "./letters";
import { type NewPerson, planAffiliates } from "./plan-affiliates";
import type { Reasons } from "./reasons";
import type { AffiliateRow, ImportAffiliatesInput, ImportedAffiliates } from "./shape";

type Affiliate = typeof affiliates.$inferInsert;

/**
 * A person comes in once, however often they are listed: who is an affiliate already joins the campaign as
 * they are.
 */
export async function importAffiliates(
  ctx: Context,
  input: ImportAffiliatesInput,
): Promise<ImportedAffiliates> {
  if (input.notifyAffiliates) refuseUnlessPaid(ctx, "Mailing imported affiliates", "Growth");
  const { campaignId } = input;
  const campaign = await findCampaign(ctx, campaignId);
  await holdImports(ctx, campaignId);
  // As long as it is held nobody else makes affiliates, so that the plan's limit and their emails are exact.
  await holdOrg(ctx);
  const emails = input.affiliates.map(({ email }) => email);
  const known = await knownAffiliates(ctx, campaignId, { emails });
  const plan = planAffiliates(input, known);
  await refuseBeyondPlan(ctx, "affiliates", plan.add.filter(countsForPlan).length);

  const jobId = uuidv7();
  const added = await add(ctx, jobId, plan.add, plan.reasons);
  await join(ctx, { jobId, campaignId, ids: [...added, ...plan.join].map(({ id }) => id) });
  if (input.notifyAffiliates) {
    await notify(ctx, campaign.name, [...added, ...plan.join], input.notificationMessageHtml);
  }
  const outcome = {
    imported: plan.add.length + plan.join.length,
    skipped: plan.reasons.count("skipped"),
    errored: plan.reasons.count("errored"),
  };
  const reasons = plan.reasons.list();
  const rowsTotal = input.affiliates.length;
  await recordJob(ctx, {
    ...outcome,
    reasons,
    rowsTotal,
    id: jobId,
    kind: "Affiliates",
    campaignId,
  });
  ctx.changed(null, { campaign: campaign.name, ...outcome, notified: input.notifyAffiliates });
  return { jobId, ...outcome, reasons };
}

const countsForPlan = ({ status }: NewPerson) => status !== "Removed";

async function add(
  ctx: Context,
  jobId: string,
  people: readonly NewPerson[],
  reasons: Reasons,
): Promise<(Affiliate & { id: string })[]> {
  if (people.length === 0) return [];
  const slugs = await claimSlugs(
    ctx,
    people.map(({ row }) => ({ wanted: wantedBy(row), email: row.email })),
  );
  const rows = people.map((person, index) => affiliateOf(ctx, jobId, person, slugs[index]?.slug));
  for (const [index, { row, place }] of people.entries()) {
    const words = slugWords(row, slugs[index]);
    if (words) reasons.add("changed", words, place);
  }
  await ctx.db.insert(affiliates).values(rows);
  return rows;
}

/** A name that no link of ours can hold is as good as none. */
function wantedBy({ slug }: AffiliateRow): string | undefined {
  return isSlug(slug) ? slug : undefined;
}

function slugWords({ slug: wanted }: AffiliateRow, claimed: ClaimedSlug | undefined) {
  if (!wanted || !claimed || claimed.slug === wanted) return null;
  return claimed.conflict
    ? `The slug ${wanted} was taken: theirs is ${claimed.slug}.`
    : `${wanted} cannot be a slug here: theirs is ${claimed.slug}.`;
}

function affiliateOf(
  ctx: Context,
  jobId: string,
  { row, status }: NewPerson,
  slug: string | undefined,
) {
  if (!slug) throw new Error("Everybody who comes in has claimed a slug.");
  return {
    orgId: ctx.org.id,
    id: uuidv7(),
    email: row.email,
    fullName: row.fullName || (row.email.split("@")[0] ?? row.email),
    slug,
    status,
    paypalEmail: row.paypalEmail ?? null,
    importJobId: jobId,
    createdAt: ctx.now,
    approvedAt: status === "Approved" ? ctx.now : null,
    rejectedAt: status === "Rejected" ? ctx.now : null,
  };
}

interface Joining {
  jobId: string;
  campaignId: string;
  ids: readonly string[];
}

async function join({ db, now, org }: Context, { jobId, campaignId, ids }: Joining): Promise<void> {
  if (ids.length === 0) return;
  await db.insert(enrollments).values(
    ids.map((affiliateId) => ({
      orgId: org.id,
      campaignId,
      affiliateId,
      importJobId: jobId,
      createdAt: now,
    })),
  );
}
