import { and, eq, isNull } from "drizzle-orm";
import { affiliateCoupons, affiliateInvites, affiliates } from "@/drizzle/schema";
import { type AffiliateRow, lockAffiliate, mine } from "@/lib/affiliates/affiliates";
import { mintCoupon } from "@/lib/coupons/mint";
import { isThere } from "@/lib/db/is-there";
import { acceptInvitation, refuseEnded } from "@/lib/invites/accept";
import type { ProgramContext, Snapshot } from "@/lib/operations/context";
import type { Subject } from "@/lib/operations/define";
import { refuse } from "@/lib/operations/errors";
import { ownOrg } from "@/lib/orgs/orgs";
import { payoutAddressChanged } from "./letters";
import type { OwnCouponInput, OwnInviteInput, PayoutAddressInput } from "./shape";

/** What an affiliate has done in their own area, and what the company's log keeps of it. */
export interface Act<T> {
  output: T;
  /** null: nothing has changed. */
  entry: { subject: Subject; before?: Snapshot; after: Snapshot } | null;
}

/** Reading goes on in a suspended organization, as it does for its own people. */
export async function refuseIfSuspended(at: ProgramContext): Promise<void> {
  const { name, suspendedAt } = await ownOrg(at);
  if (suspendedAt) {
    refuse(
      "org_suspended",
      `The program of ${name} is suspended. You can look, and change nothing.`,
    );
  }
}

/** More than anybody needs, and too few to take every good name. */
const MOST_CODES = 10;

export async function mintOwnCoupon(
  at: ProgramContext,
  { id }: AffiliateRow,
  { programId, vanity }: OwnCouponInput,
): Promise<Act<{ code: string; isNew: boolean }>> {
  const { coupon, isNew } = await mintCoupon(at, id, programId, vanity);
  const { code, couponName } = coupon;
  if (!isNew) return { output: { code, isNew }, entry: null };
  const living = await at.db.$count(
    affiliateCoupons,
    and(
      eq(affiliateCoupons.orgId, at.org.id),
      eq(affiliateCoupons.affiliateId, id),
      eq(affiliateCoupons.campaignId, programId),
      isNull(affiliateCoupons.revokedAt),
    ),
  );
  if (living > MOST_CODES) {
    refuse(
      "conflict",
      `You have ${MOST_CODES} codes in this campaign, which is the most. Ask the company to end one that you no longer use.`,
    );
  }
  const subject = { type: "affiliate_coupon", id: coupon.id, label: code };
  return { output: { code, isNew }, entry: { subject, after: { code, couponName, programId } } };
}

/** Only of invitations to the address that is theirs. */
export async function acceptOwnInvite(
  at: ProgramContext,
  { email }: AffiliateRow,
  { inviteId }: OwnInviteInput,
): Promise<Act<{ campaign: string }>> {
  const theirs = and(
    eq(affiliateInvites.orgId, at.org.id),
    eq(affiliateInvites.id, inviteId),
    eq(affiliateInvites.email, email),
  );
  if (!(await isThere(at.db, affiliateInvites, theirs))) refuseEnded();
  const accepted = await acceptInvitation(at, inviteId, undefined);
  const { affiliateId, status, slug, campaign } = accepted;
  const subject = { type: "affiliate_invite", id: inviteId, label: email };
  const after = { affiliateId, status, slug, campaign };
  return { output: { campaign }, entry: { subject, after } };
}

/** Money goes there from the next payout on, so whoever owns the mailbox hears of it. */
export async function setPayoutAddress(
  at: ProgramContext,
  { id }: AffiliateRow,
  input: PayoutAddressInput,
): Promise<Act<{ paypalEmail: string }>> {
  const before = await lockAffiliate(at, id);
  const isOwn = input.paypalEmail === undefined || input.paypalEmail === before.email;
  const paypalEmail = isOwn ? null : (input.paypalEmail ?? null);
  const output = { paypalEmail: paypalEmail ?? before.email };
  if (paypalEmail === before.paypalEmail) return { output, entry: null };
  await at.db.update(affiliates).set({ paypalEmail }).where(mine(at, id));
  await payoutAddressChanged(at, before, output.paypalEmail);
  const subject = { type: "affiliate", id, label: before.fullName };
  return {
    output,
    entry: { subject, before: { paypalEmail: before.paypalEmail }, after: { paypalEmail } },
  };
}
