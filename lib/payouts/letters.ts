import type { payoutLines } from "@/drizzle/schema";
import { affiliatesById } from "@/lib/affiliates/affiliates";
import { brandOf } from "@/lib/mail/brand";
import { queueMails } from "@/lib/mail/mail";
import { formatMoney } from "@/lib/money/shape";
import type { Context } from "@/lib/operations/context";
import { listMembers } from "@/lib/orgs/orgs";
import { roleAtLeast } from "@/lib/orgs/shape";
import { settings } from "@/lib/settings";
import type { Row } from "./payouts";

type Line = typeof payoutLines.$inferSelect;

export async function tellPaid(
  ctx: Context,
  currency: string,
  lines: readonly Line[],
): Promise<void> {
  const brand = await brandOf(ctx);
  const people = await affiliatesById(
    ctx,
    lines.map(({ affiliateId }) => affiliateId),
  );
  const letters = lines.flatMap(({ affiliateId, amountMinor, paypalEmail }) => {
    const person = people.get(affiliateId);
    if (!person) return [];
    const amount = formatMoney(amountMinor, currency);
    return {
      orgId: ctx.org.id,
      to: person.email,
      subject: `${brand.name} has paid you ${amount}`,
      template: "affiliate_paid",
      paragraphs: [
        `Hello ${person.fullName},`,
        `You have been paid ${amount} by ${brand.name} for your referrals. It was sent to ${paypalEmail}.`,
        `If it has not arrived within a few days, ask ${brand.name} about it, and name the date of this mail.`,
      ],
      action: { label: "See what you have earned", url: `${settings().url}/a` },
      brand,
    };
  });
  await queueMails(ctx.db, letters, ctx.now);
}

interface Failure {
  reason: string;
  amountMinor: number;
  /** One line of the batch; otherwise all of it. */
  affiliateId?: string;
}

/** To whoever answers for the money: owners and admins. */
export async function tellOfFailure(
  ctx: Context,
  { id, currency }: Row,
  { reason, amountMinor, affiliateId }: Failure,
): Promise<void> {
  const amount = formatMoney(amountMinor, currency);
  const people = await affiliatesById(ctx, affiliateId ? [affiliateId] : []);
  const what = affiliateId
    ? `A payment of ${amount} to ${people.get(affiliateId)?.fullName ?? "an affiliate"}`
    : `A payout of ${amount}`;
  const { items: members } = await listMembers(ctx);
  const letters = members
    .filter(({ role }) => roleAtLeast(role, "admin"))
    .map(({ email }) => ({
      orgId: ctx.org.id,
      to: email,
      subject: `Payout failed: ${amount}`,
      template: "payout_failed",
      paragraphs: [
        `${what} failed. ${ctx.actor.label} recorded it, and wrote: ${reason}`,
        "What was in it is due again, and the next payout takes it.",
      ],
      action: { label: "Open the payout", url: `${settings().url}/${ctx.org.slug}/payouts/${id}` },
    }));
  await queueMails(ctx.db, letters, ctx.now);
}
