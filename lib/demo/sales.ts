import { commissionOn, share, WHOLE } from "@/lib/campaigns/commission";
import type { Rule } from "@/lib/conversions/shape";
import { minorDigits } from "@/lib/money/shape";
import { DAY, MINUTE } from "@/lib/time/shape";
import type { Chance } from "./chance";
import { after, idAt } from "./moments";
import type { Campaign, Code, Conversion, Lead, Refund, Setting } from "./story";
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

/** A discount that came with somebody's code, of the first payment alone. */
const DISCOUNT_PERCENT = 20;

interface Sale extends Pick<Conversion, "type" | "attribution" | "amountMinor" | "occurredAt"> {
  clickId?: string;
  couponId?: string;
  subscriptionId?: string;
}

/** What was sold, what of it went back, and what the recruiters earn on it. */
export interface Sales {
  conversions: Conversion[];
  refunds: Refund[];
}

export function makeSales(
  chance: Chance,
  setting: Setting,
  referrals: readonly Referral[],
  codes: readonly Code[],
): Sales {
  const codeOf = new Map(codes.map((code) => [code.affiliateId, code]));
  const sold = referrals
    .flatMap((referral) =>
      salesTo(chance, referral, codeOf.get(referral.lead.affiliateId))
        .filter(({ occurredAt }) => occurredAt < setting.now)
        .map((sale) => ({ sale, referral })),
    )
    .sort((a, b) => a.sale.occurredAt.getTime() - b.sale.occurredAt.getTime());
  const sales: Sales = { conversions: [], refunds: [] };
  for (const [index, { sale, referral }] of sold.entries()) {
    const externalId = `inv_${10_001 + index}`;
    const conversion = conversionOf(chance, setting, referral, { ...sale, externalId });
    sales.conversions.push(conversion);
    const override = overrideOn(conversion, referral);
    if (override) sales.conversions.push(override);
    const refund = refundOf(chance, setting, conversion);
    if (refund) sales.refunds.push(refund);
  }
  return sales;
}

/** Some who sign up begin to pay within days; on a monthly plan they go on until they leave. */
function salesTo(chance: Chance, { lead, campaign }: Referral, code: Code | undefined): Sale[] {
  if (!chance.happens(0.26)) return [];
  const first = after(lead.createdAt, chance.wait(4) * DAY);
  const plans = campaign.commissionType === "Fixed" ? ANNUAL : MONTHLY;
  const { price } = chance.pick(plans, ({ share }) => share);
  const full = Math.round(price * 10 ** minorDigits(campaign.currency));
  const isDiscounted = chance.happens(0.2) && code?.campaignId === campaign.id;
  const opening: Sale = isDiscounted
    ? {
        type: "Sale",
        attribution: "coupon",
        couponId: code.id,
        amountMinor: Math.round((full * (100 - DISCOUNT_PERCENT)) / 100),
        occurredAt: first,
      }
    : { type: "Sale", ...foundBy(chance, lead), amountMinor: full, occurredAt: first };
  if (campaign.commissionType === "Fixed") return [opening];
  const subscriptionId = `sub_${lead.id.slice(-12)}`;
  const sales: Sale[] = [{ ...opening, subscriptionId }];
  while (sales.length < 13 && chance.happens(0.88)) {
    sales.push({
      type: "Recurring",
      attribution: "customer",
      subscriptionId,
      amountMinor: full,
      // Cards are charged on the same day of each month, within the hour.
      occurredAt: after(first, sales.length * 30.44 * DAY + chance.between(0, 60) * MINUTE),
    });
  }
  return sales;
}

function foundBy(chance: Chance, { clickId }: Lead): Pick<Sale, "attribution" | "clickId"> {
  return clickId && chance.happens(0.6)
    ? { attribution: "click", clickId }
    : { attribution: "lead" };
}

/** Held first, then approved; a few are denied when somebody looks. */
function conversionOf(
  chance: Chance,
  { now, payoutGraceDays: holdDays }: Setting,
  { lead, campaign }: Referral,
  sale: Sale & { externalId: string },
): Conversion {
  const holdUntil = after(sale.occurredAt, holdDays * DAY);
  const isDenied = now.getTime() - sale.occurredAt.getTime() > DAY && chance.happens(0.015);
  const isApproved = !isDenied && holdUntil <= now;
  const rule = ruleOf(campaign);
  return {
    ...sale,
    id: idAt(sale.occurredAt),
    source: "Demo",
    campaignId: campaign.id,
    affiliateId: lead.affiliateId,
    status: isDenied ? "Denied" : isApproved ? "Approved" : "Pending",
    commissionMinor: isDenied ? 0 : commissionOn(campaign, sale.amountMinor),
    currency: campaign.currency,
    explanation: {
      rule,
      holdDays,
      deniedBecause: isDenied ? "The card was reported as stolen." : undefined,
    },
    holdUntil,
    approvedAt: isApproved ? holdUntil : null,
    customerEmail: lead.email,
    customerName: lead.name,
    createdAt: sale.occurredAt,
  };
}

function ruleOf({ commissionType, commissionValue }: Campaign): Rule {
  return commissionType === "Percentage"
    ? { kind: "Percentage", hundredths: commissionValue, from: "campaign" }
    : { kind: "Fixed", amountMinor: commissionValue, from: "campaign" };
}

/** What the recruiter earns on top, whatever becomes of it. */
function overrideOn(sale: Conversion, { campaign, recruiterId }: Referral): Conversion | null {
  const { subAffiliatePercent: hundredths } = campaign;
  if (!recruiterId || !hundredths) return null;
  const { id, campaignId, type, status, currency, occurredAt, holdUntil, approvedAt } = sale;
  return {
    id: idAt(occurredAt),
    parentId: id,
    campaignId,
    affiliateId: recruiterId,
    type,
    status,
    attribution: "override",
    source: "Override",
    amountMinor: 0,
    commissionMinor: share(sale.commissionMinor, hundredths, WHOLE),
    currency,
    explanation: {
      rule: { kind: "Override", hundredths },
      holdDays: sale.explanation.holdDays,
    },
    occurredAt,
    createdAt: occurredAt,
    holdUntil,
    approvedAt,
  };
}

/** Some want their money back: most of them while it is held, a few when it is paid on already. */
function refundOf(chance: Chance, { now }: Setting, sale: Conversion): Refund | null {
  if (sale.status === "Denied" || !chance.happens(0.035)) return null;
  const createdAt = after(
    sale.occurredAt,
    chance.between(0.5, chance.happens(0.85) ? 20 : 80) * DAY,
  );
  const isWhole = chance.happens(0.7);
  if (createdAt >= now || !sale.externalId) return null;
  return {
    saleExternalId: sale.externalId,
    key: `re_${sale.externalId.slice(4)}`,
    amountMinor: isWhole ? undefined : Math.round(sale.amountMinor / 2),
    createdAt,
  };
}
