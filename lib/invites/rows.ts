import { and, eq, gt, isNotNull, isNull, lte, type SQL } from "drizzle-orm";
import { affiliateInvites } from "@/drizzle/schema";
import { writtenTerms } from "@/lib/campaigns/terms";
import type { ProgramContext } from "@/lib/operations/context";
import { DAY } from "@/lib/time/shape";
import { hashSecret, makeSecret } from "@/lib/tokens/secret";
import { type AffiliateInvite, INVITE_DAYS, type InviteStatus } from "./shape";

export type InviteRow = typeof affiliateInvites.$inferSelect;

export function statusOf(row: InviteRow, now: Date): InviteStatus {
  if (row.acceptedAt) return "Accepted";
  if (row.canceledAt) return "Canceled";
  return row.expiresAt > now ? "Open" : "Expired";
}

/** The same, asked of the database. */
export function hasStatus(status: InviteStatus, now: Date): SQL | undefined {
  const { acceptedAt, canceledAt, expiresAt } = affiliateInvites;
  switch (status) {
    case "Accepted":
      return isNotNull(acceptedAt);
    case "Canceled":
      return and(isNull(acceptedAt), isNotNull(canceledAt));
    case "Open":
      return and(isNull(acceptedAt), isNull(canceledAt), gt(expiresAt, now));
    case "Expired":
      return and(isNull(acceptedAt), isNull(canceledAt), lte(expiresAt, now));
  }
}

export function mine({ org }: Pick<ProgramContext, "org">, id: string) {
  return and(eq(affiliateInvites.orgId, org.id), eq(affiliateInvites.id, id));
}

/** Only the mail has the secret; what is kept finds it again. */
export function makeLink(): { secret: string; hash: string } {
  const secret = makeSecret("rk_join_");
  return { secret, hash: hashSecret(secret) };
}

export function endOfInvite(now: Date): Date {
  return new Date(now.getTime() + INVITE_DAYS * DAY);
}

export function present(row: InviteRow, currency: string, now: Date): AffiliateInvite {
  return {
    id: row.id,
    campaignId: row.campaignId,
    email: row.email,
    fullName: row.fullName ?? undefined,
    slug: row.slug,
    status: statusOf(row, now),
    ...writtenTerms(row, currency),
    autoApprove: row.autoApprove,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    acceptedAt: row.acceptedAt?.toISOString(),
    affiliateId: row.affiliateId ?? undefined,
  };
}
