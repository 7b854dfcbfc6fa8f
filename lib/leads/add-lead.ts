import { and, eq } from "drizzle-orm";
import { affiliates, enrollments, leads } from "@/drizzle/schema";
import { findCampaign } from "@/lib/campaigns/campaigns";
import { isThere } from "@/lib/db/is-there";
import type { Context } from "@/lib/operations/context";
import { notFound, refuse } from "@/lib/operations/errors";
import { recordLead } from "./leads";
import type { Lead, RecordLeadInput } from "./shape";

/** A lead by hand. A customer is one lead in a campaign, so a repeat changes nothing more. */
export async function addLead(ctx: Context, input: RecordLeadInput): Promise<Lead> {
  const source = ctx.actor.type === "mcp" ? "Assistant" : "Server";
  const { leadId, outcome, movedFrom } = await recordLead(ctx, { ...input, source });
  if (!leadId || outcome === "ignored") return refuseIgnored(ctx, input);
  const [row] = await ctx.db
    .select()
    .from(leads)
    .where(and(eq(leads.orgId, ctx.org.id), eq(leads.id, leadId)));
  if (!row) throw notFound("lead");
  const lead = {
    id: row.id,
    outcome,
    campaignId: row.campaignId,
    affiliateId: row.affiliateId,
    email: row.email,
    name: row.name ?? undefined,
    createdAt: row.createdAt.toISOString(),
  };
  if (outcome !== "repeated") ctx.changed(movedFrom ? { affiliateId: movedFrom } : null, lead);
  return lead;
}

/** Says what is in the way of crediting whom the caller named. */
async function refuseIgnored(ctx: Context, input: RecordLeadInput): Promise<never> {
  const org = ctx.org.id;
  const slug = input.affiliateSlug.toLowerCase();
  const [affiliate] = await ctx.db
    .select()
    .from(affiliates)
    .where(and(eq(affiliates.orgId, org), eq(affiliates.slug, slug)));
  if (!affiliate) {
    return refuse("not_found", `No affiliate has the slug ${slug}. List affiliates to find it.`, {
      field: "affiliateSlug",
    });
  }
  if (affiliate.status !== "Approved") {
    return refuse(
      "conflict",
      `This affiliate is ${affiliate.status.toLowerCase()}, and only an approved one is credited.`,
      { field: "affiliateSlug" },
    );
  }
  if (affiliate.email === input.email.toLowerCase()) {
    return refuse("conflict", "Affiliates are not credited for signing up themselves.", {
      field: "email",
    });
  }
  if (input.campaignId) await findCampaign(ctx, input.campaignId);
  const ofAffiliate = and(eq(enrollments.orgId, org), eq(enrollments.affiliateId, affiliate.id));
  const hasJoined = await isThere(ctx.db, enrollments, ofAffiliate);
  return refuse(
    "conflict",
    input.campaignId || !hasJoined
      ? "The affiliate does not take part in this campaign. Invite them to it first."
      : "Every campaign of this affiliate is archived. Name another affiliate, or restore the campaign.",
    { field: "campaignId" },
  );
}
