import { and, eq, isNull } from "drizzle-orm";
import { affiliateInvites, affiliateSessions, affiliates, magicLinks } from "@/drizzle/schema";
import type { Context } from "@/lib/operations/context";
import { refuse } from "@/lib/operations/errors";
import { type AffiliateRow, idsOfCampaigns, lockAffiliate, mine, present } from "./affiliates";
import type { Affiliate, AffiliateStatus } from "./shape";
import { holdSlugs } from "./slugs";

/** A paused affiliate keeps what they earned and their own page, and earns nothing new. */
export async function pauseAffiliate(ctx: Context, { id }: { id: string }): Promise<Affiliate> {
  return moveTo(ctx, "Paused", await lockAffiliate(ctx, id), "Approved");
}

export async function resumeAffiliate(ctx: Context, { id }: { id: string }): Promise<Affiliate> {
  return moveTo(ctx, "Approved", await lockAffiliate(ctx, id), "Paused");
}

/**
 * Their page closes in every browser, their open invitations end, and their links earn nothing more. What
 * they have earned stays payable.
 */
export async function removeAffiliate(ctx: Context, { id }: { id: string }): Promise<Affiliate> {
  // As whoever invites or accepts: an invitation that is being accepted is waited for.
  await holdSlugs(ctx);
  const row = await lockAffiliate(ctx, id);
  const org = ctx.org.id;
  await ctx.db
    .delete(affiliateSessions)
    .where(and(eq(affiliateSessions.orgId, org), eq(affiliateSessions.affiliateId, id)));
  await ctx.db
    .update(magicLinks)
    .set({ usedAt: ctx.now })
    .where(
      and(eq(magicLinks.orgId, org), eq(magicLinks.affiliateId, id), isNull(magicLinks.usedAt)),
    );
  await ctx.db
    .update(affiliateInvites)
    .set({ canceledAt: ctx.now })
    .where(
      and(
        eq(affiliateInvites.orgId, org),
        eq(affiliateInvites.email, row.email),
        isNull(affiliateInvites.acceptedAt),
        isNull(affiliateInvites.canceledAt),
      ),
    );
  return moveTo(ctx, "Removed", row);
}

/** Who is there already stays there, so a repeat changes nothing. */
async function moveTo(
  ctx: Context,
  status: AffiliateStatus,
  row: AffiliateRow,
  from?: AffiliateStatus,
): Promise<Affiliate> {
  const campaignIds = await idsOfCampaigns(ctx, row.id);
  if (row.status === status) return present(row, campaignIds);
  if (from && row.status !== from) {
    refuse(
      "conflict",
      `${row.fullName} is ${row.status.toLowerCase()}. Only who is ${from.toLowerCase()} can be made ${status.toLowerCase()} this way.`,
    );
  }
  await ctx.db.update(affiliates).set({ status }).where(mine(ctx, row.id));
  ctx.changed({ status: row.status }, { status, fullName: row.fullName });
  return present({ ...row, status }, campaignIds);
}
