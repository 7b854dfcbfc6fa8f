import { affiliates } from "@/drizzle/schema";
import type { Context } from "@/lib/operations/context";
import { refuse } from "@/lib/operations/errors";
import { type AffiliateRow, idsOfCampaigns, lockAffiliate, mine, present } from "./affiliates";
import { regret, welcome } from "./letters";
import type { Affiliate, RejectInput } from "./shape";

/** Approving an approved affiliate changes nothing and sends no second mail, so a repeat does no harm. */
export async function approveAffiliate(ctx: Context, { id }: { id: string }): Promise<Affiliate> {
  const row = await lockAffiliate(ctx, id);
  const campaignIds = await idsOfCampaigns(ctx, id);
  if (row.status === "Approved") return present(row, campaignIds);
  refuseUnlessPending(row, "approved");
  const approved = { ...row, status: "Approved", approvedAt: ctx.now } as const;
  await ctx.db
    .update(affiliates)
    .set({ status: approved.status, approvedAt: approved.approvedAt })
    .where(mine(ctx, id));
  await welcome(ctx, approved);
  ctx.changed({ status: row.status }, { status: approved.status, fullName: row.fullName });
  return present(approved, campaignIds);
}

/** Rejecting a rejected applicant changes nothing and sends no second mail. */
export async function rejectAffiliate(ctx: Context, input: RejectInput): Promise<Affiliate> {
  const row = await lockAffiliate(ctx, input.id);
  const campaignIds = await idsOfCampaigns(ctx, input.id);
  if (row.status === "Rejected") return present(row, campaignIds);
  refuseUnlessPending(row, "rejected");
  const reason = input.reason || null;
  await ctx.db
    .update(affiliates)
    .set({ status: "Rejected", rejectedAt: ctx.now, rejectionReason: reason })
    .where(mine(ctx, input.id));
  if (input.notify) await regret(ctx, row, reason);
  ctx.changed(
    { status: row.status },
    { status: "Rejected", fullName: row.fullName, reason, notified: input.notify },
  );
  return present({ ...row, status: "Rejected" }, campaignIds);
}

function refuseUnlessPending(row: AffiliateRow, verb: string): void {
  if (row.status !== "Pending") {
    refuse(
      "conflict",
      `${row.fullName} is ${row.status.toLowerCase()}, and only a pending application can be ${verb}.`,
    );
  }
}
