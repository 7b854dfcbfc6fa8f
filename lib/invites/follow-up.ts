import { and, desc, eq, sql } from "drizzle-orm";
import { affiliateInvites, campaigns } from "@/drizzle/schema";
import { affiliateWith } from "@/lib/affiliates/affiliates";
import { claimSlug, holdSlugs } from "@/lib/affiliates/slugs";
import { findCampaign, openCampaign } from "@/lib/campaigns/campaigns";
import { refers } from "@/lib/db/refers";
import { brandOf } from "@/lib/mail/brand";
import { queueMail } from "@/lib/mail/mail";
import type { Context } from "@/lib/operations/context";
import { notFound, refuse } from "@/lib/operations/errors";
import { page, readCursor } from "@/lib/paging";
import { invitation } from "./letters";
import { endOfInvite, hasStatus, type InviteRow, makeLink, mine, present, statusOf } from "./rows";
import type { AffiliateInvite, ListInvitesInput } from "./shape";

export async function listInvites(ctx: Context, input: ListInvitesInput) {
  const after = readCursor(input.cursor);
  const { orgId, id, campaignId, createdAt } = affiliateInvites;
  const rows = await ctx.db
    .select({ invite: affiliateInvites, currency: campaigns.currency })
    .from(affiliateInvites)
    .innerJoin(campaigns, refers(affiliateInvites, "campaignId", campaigns))
    .where(
      and(
        eq(orgId, ctx.org.id),
        input.campaignId ? eq(campaignId, input.campaignId) : undefined,
        input.status ? hasStatus(input.status, ctx.now) : undefined,
        after ? sql`(${createdAt}, ${id}) < (${after.at}, ${after.id})` : undefined,
      ),
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(input.take + 1);
  return page(
    rows,
    input.take,
    (row) => ({ at: row.invite.createdAt, id: row.invite.id }),
    (row) => present(row.invite, row.currency, ctx.now),
  );
}

/** A new link, since the old one is kept nowhere: the old one stops. */
export async function resendInvite(ctx: Context, { id }: { id: string }): Promise<AffiliateInvite> {
  await holdSlugs(ctx);
  const row = await lock(ctx, id);
  const status = statusOf(row, ctx.now);
  if (status === "Accepted" || status === "Canceled") {
    refuse(
      "conflict",
      `The invitation of ${row.email} was ${status.toLowerCase()}. Invite them anew.`,
    );
  }
  const campaign = await openCampaign(ctx, row.campaignId);
  const { slug } =
    (await affiliateWith(ctx, row.email)) ?? (await claimSlug(ctx, row.slug, row.email));
  const { secret, hash } = makeLink();
  const renewed = { hash, slug, expiresAt: endOfInvite(ctx.now) };
  await ctx.db.update(affiliateInvites).set(renewed).where(mine(ctx, id));
  const after = { ...row, ...renewed };
  const letter = invitation(after, secret, { campaign, brand: await brandOf(ctx) });
  await queueMail(ctx.db, letter, ctx.now);
  ctx.changed(tellingOf(row), tellingOf(after));
  return present(after, campaign.currency, ctx.now);
}

/** Canceling what is canceled changes nothing. */
export async function cancelInvite(ctx: Context, { id }: { id: string }): Promise<AffiliateInvite> {
  await holdSlugs(ctx);
  const row = await lock(ctx, id);
  if (row.acceptedAt) {
    refuse(
      "conflict",
      `${row.email} has accepted. To end their part in the program, remove the affiliate.`,
    );
  }
  const canceledAt = row.canceledAt ?? ctx.now;
  await ctx.db.update(affiliateInvites).set({ canceledAt }).where(mine(ctx, id));
  if (!row.canceledAt) ctx.changed({ ...tellingOf(row), canceledAt: null }, { canceledAt });
  const { currency } = await findCampaign(ctx, row.campaignId);
  return present({ ...row, canceledAt }, currency, ctx.now);
}

const tellingOf = ({ email, slug, expiresAt }: InviteRow) => ({ email, slug, expiresAt });

async function lock(ctx: Context, id: string): Promise<InviteRow> {
  const [row] = await ctx.db.select().from(affiliateInvites).where(mine(ctx, id)).for("update");
  if (!row) throw notFound("invitation");
  return row;
}
