import { and, eq } from "drizzle-orm";
import { affiliates, enrollments } from "@/drizzle/schema";
import { findCampaign } from "@/lib/campaigns/campaigns";
import { customTerms } from "@/lib/campaigns/terms";
import type { Context } from "@/lib/operations/context";
import { refuse } from "@/lib/operations/errors";
import { getAffiliate, lockAffiliate, mine } from "./affiliates";
import type { AffiliateDetail, UpdateAffiliateInput } from "./shape";

type Terms = NonNullable<UpdateAffiliateInput["commissions"]>[number];

export async function updateAffiliate(
  ctx: Context,
  input: UpdateAffiliateInput,
): Promise<AffiliateDetail> {
  const row = await lockAffiliate(ctx, input.id);
  const before = await getAffiliate(ctx, input);
  await ctx.db
    .update(affiliates)
    .set({
      fullName: input.fullName ?? row.fullName,
      notes: input.notes === undefined ? row.notes : input.notes || null,
      paypalEmail: input.paypalEmail === undefined ? row.paypalEmail : input.paypalEmail || null,
    })
    .where(mine(ctx, input.id));
  for (const terms of input.commissions ?? []) await agree(ctx, input.id, terms);
  const after = await getAffiliate(ctx, input);
  ctx.changed(editable(before), editable(after));
  return after;
}

/** Holds for sales from now on: what was credited keeps the terms it was credited with. */
async function agree(ctx: Context, affiliateId: string, terms: Terms): Promise<void> {
  const campaign = await findCampaign(ctx, terms.campaignId);
  const { commissionType = null, commissionValue = null } = customTerms(terms, campaign) ?? {};
  const { rowCount } = await ctx.db
    .update(enrollments)
    .set({ commissionType, commissionValue })
    .where(
      and(
        eq(enrollments.orgId, ctx.org.id),
        eq(enrollments.campaignId, campaign.id),
        eq(enrollments.affiliateId, affiliateId),
      ),
    );
  if (rowCount === 0) {
    refuse(
      "conflict",
      `They do not take part in ${campaign.name}. Invite them to it, with their commission.`,
      { field: "commissions" },
    );
  }
}

function editable({ fullName, notes, paypalEmail, enrollments: joined }: AffiliateDetail) {
  return {
    fullName,
    notes: notes ?? null,
    paypalEmail: paypalEmail ?? null,
    commissions: joined.map(({ joinedAt: _joined, ...terms }) => terms),
  };
}
