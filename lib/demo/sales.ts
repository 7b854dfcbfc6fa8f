import { commissionOn } from "@/lib/campaigns/commission";
import { minorDigits } from "@/lib/money/shape";
import type { Chance } from "./chance";
import { after, DAY, idAt, MINUTE } from "./moments";
import type { Campaign, Conversion, Lead, Setting } from "./story";
import type { Referral } from "./visits";

interface Plan {
  /** Major units. */
  price: number;
  /** How many choose it, beside the others. */
  share: number;
}

const MONTHLY: readonly [Plan, ...Plan[]] = [
  { price: 29, share: 6 },
  { price: 79, share: 3 },
  { price: 199, share: 1 },
];
const ANNUAL: readonly [Plan, ...Plan[]] = [
  { price: 290, share: 7 },
  { price: 790, share: 3 },
];

type Sale = Pick<Conversion, "type" | "amountMinor" | "occurredAt">;

export function makeConversions(
  chance: Chance,
  setting: Setting,
  referrals: readonly Referral[],
): Conversion[] {
  return referrals
    .flatMap(({ lead, campaign }) =>
      salesTo(chance, lead, campaign)
        .filter(({ occurredAt }) => occurredAt < setting.now)
        .map((sale) => ({ sale, lead, campaign })),
    )
    .sort((a, b) => a.sale.occurredAt.getTime() - b.sale.occurredAt.getTime())
    .map(({ sale, lead, campaign }, index) => ({
      ...sale,
      id: idAt(sale.occurredAt),
      campaignId: campaign.id,
      affiliateId: lead.affiliateId,
      status: statusOf(chance, sale, setting),
      commissionMinor: commissionOn(campaign, sale.amountMinor),
      currency: campaign.currency,
      customerEmail: lead.email,
      externalId: `inv_${10_001 + index}`,
      createdAt: sale.occurredAt,
    }));
}

/** Some who sign up begin to pay within days; on a monthly plan they go on until they leave. */
function salesTo(chance: Chance, lead: Lead, campaign: Campaign): Sale[] {
  if (!chance.happens(0.26)) return [];
  const first = after(lead.createdAt, chance.wait(4) * DAY);
  const plans = campaign.commissionType === "Fixed" ? ANNUAL : MONTHLY;
  const { price } = chance.pick(plans, ({ share }) => share);
  const percent = chance.happens(0.2) ? 80 : 100;
  const amountMinor = Math.round((price * 10 ** minorDigits(campaign.currency) * percent) / 100);
  const sales: Sale[] = [{ type: "Sale", amountMinor, occurredAt: first }];
  if (campaign.commissionType === "Fixed") return sales;
  while (sales.length < 13 && chance.happens(0.88)) {
    // Cards are charged on the same day of each month, within the hour.
    const occurredAt = after(first, sales.length * 30.44 * DAY + chance.between(0, 60) * MINUTE);
    sales.push({ type: "Recurring", amountMinor, occurredAt });
  }
  return sales;
}

/** Held first, then approved, then paid in the next month's batch. */
function statusOf(
  chance: Chance,
  { occurredAt }: Sale,
  { now, payoutGraceDays }: Setting,
): Conversion["status"] {
  const age = (now.getTime() - occurredAt.getTime()) / DAY;
  if (age > 1 && chance.happens(0.03)) return "Refunded";
  if (age > 1 && chance.happens(0.015)) return "Denied";
  if (age < payoutGraceDays) return "Pending";
  return age < payoutGraceDays + 30 ? "Approved" : "Paid";
}
