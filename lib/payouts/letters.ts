import { and, eq } from "drizzle-orm";
import { affiliates, type payoutLines } from "@/drizzle/schema";
import { queueMail } from "@/lib/mail/mail";
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
  for (const { affiliateId, amountMinor, paypalEmail } of lines) {
    const person = await personOf(ctx, affiliateId);
    if (!person) continue;
    const amount = formatMoney(amountMinor, currency);
    await queueMail(
      ctx.db,
      {
        orgId: ctx.org.id,
        to: person.email,
        subject: `${ctx.org.name} has paid you ${amount}`,
        template: "affiliate_paid",
        paragraphs: [
          `Hello ${person.fullName},`,
          `You have been paid ${amount} by ${ctx.org.name} for your referrals. It was sent to ${paypalEmail}.`,
          "If it has not arrived in a few days, answer them with the date of this mail.",
        ],
      },
      ctx.now,
    );
  }
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
  const person = affiliateId ? await personOf(ctx, affiliateId) : undefined;
  const what = affiliateId
    ? `A payment of ${amount} to ${person?.fullName ?? "an affiliate"}`
    : `A payout of ${amount}`;
  const { items: members } = await listMembers(ctx);
  for (const { email } of members.filter(({ role }) => roleAtLeast(role, "admin"))) {
    await queueMail(
      ctx.db,
      {
        orgId: ctx.org.id,
        to: email,
        subject: `Payout failed: ${amount}`,
        template: "payout_failed",
        paragraphs: [
          `${what} failed. ${ctx.actor.label} recorded it, and wrote: ${reason}`,
          "What was in it is due again, and the next payout takes it.",
        ],
        action: {
          label: "Open the payout",
          url: `${settings().url}/${ctx.org.slug}/payouts/${id}`,
        },
      },
      ctx.now,
    );
  }
}

async function personOf(ctx: Context, id: string) {
  const [person] = await ctx.db
    .select({ fullName: affiliates.fullName, email: affiliates.email })
    .from(affiliates)
    .where(and(eq(affiliates.orgId, ctx.org.id), eq(affiliates.id, id)));
  return person;
}
