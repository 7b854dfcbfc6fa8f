import type {
  affiliates,
  campaigns,
  clicks,
  conversions,
  enrollments,
  leads,
} from "@/drizzle/schema";
import { commissionOn } from "@/lib/campaigns/commission";
import { minorDigits } from "@/lib/money/shape";
import { Chance, idAt } from "./chance";
import {
  APPROVED,
  COMPANIES,
  FIRST_NAMES,
  LAST_NAMES,
  PAUSED,
  PENDING,
  type Person,
  REJECTED,
} from "./people";

type Row<T extends { $inferInsert: { orgId: string } }> = Omit<T["$inferInsert"], "orgId">;
export type Campaign = Row<typeof campaigns> & { createdAt: Date };
export type Affiliate = Row<typeof affiliates> & { createdAt: Date };
export type Lead = Row<typeof leads> & { createdAt: Date };
export type Conversion = Row<typeof conversions>;

/** A year of a program, rows without their organization, each list in the order of time. */
export interface Story {
  campaigns: Campaign[];
  affiliates: Affiliate[];
  enrollments: Row<typeof enrollments>[];
  clicks: Row<typeof clicks>[];
  leads: Lead[];
  conversions: Conversion[];
}

/** What a story is told for. */
export interface Setting {
  now: Date;
  currency: string;
  payoutGraceDays: number;
}

const SEED = 20_261_120;
const CLICKS = 12_000;
const LEADS_PER_CLICK = 0.1;

const MINUTE = 60_000;
const DAY = 86_400_000;
const YEAR = 365 * DAY;

/** The same for the same moment, but for the ids: the year before now of Tidewater, invoices for small studios. */
export function tell(setting: Setting): Story {
  const chance = new Chance(SEED);
  const [revShare, bounty] = makeCampaigns(setting);
  const partners = makePartners(chance, setting.now, revShare, bounty);
  const visits = makeClicks(chance, setting.now, partners);
  const referred = makeLeads(chance, setting.now, visits);
  return {
    campaigns: [revShare, bounty],
    affiliates: [
      ...partners.map(({ affiliate }) => affiliate),
      ...makeApplicants(chance, setting.now),
    ],
    enrollments: partners.flatMap(enrollmentsOf),
    clicks: visits.map(({ campaign, partner, ...click }) => click),
    leads: referred.map(({ lead }) => lead),
    conversions: makeConversions(chance, setting, referred),
  };
}

function makeCampaigns({ now, currency }: Setting): [revShare: Campaign, bounty: Campaign] {
  const shared = {
    currency,
    attributionModel: "LastTouch",
    networkVisibility: "Private",
    termsUrl: "https://tidewater.example/partners/terms",
  } as const;
  const started = before(now, 380 * DAY);
  const bountyStarted = before(now, 240 * DAY);
  return [
    {
      ...shared,
      id: idAt(started),
      name: "Partner program",
      slug: "partners",
      description: "A quarter of every payment, for as long as the customer stays.",
      commissionType: "Percentage",
      commissionModel: "RevShare",
      commissionValue: 2_500,
      cookieWindowDays: 60,
      autoApprove: false,
      createdAt: started,
    },
    {
      ...shared,
      id: idAt(bountyStarted),
      name: "Annual plan bounty",
      slug: "annual-bounty",
      description: "60 for each new customer on an annual plan.",
      commissionType: "Fixed",
      commissionModel: "Cps",
      commissionValue: minor(60, currency),
      cookieWindowDays: 30,
      autoApprove: false,
      createdAt: bountyStarted,
    },
  ];
}

/** An affiliate with links, and how well they do. */
interface Partner {
  affiliate: Affiliate;
  campaigns: readonly [Campaign, ...Campaign[]];
  from: Date;
  until: Date;
  reach: number;
  /** How readily their visitors sign up. */
  trust: number;
}

function makePartners(chance: Chance, now: Date, revShare: Campaign, bounty: Campaign): Partner[] {
  const approved = APPROVED.map((person, index) =>
    // Eight were there from the start; the others came one by one.
    makePartner(chance, person, before(now, (index < 8 ? 366 + index : 480 - 15 * index) * DAY)),
  );
  const paused = PAUSED.map((person, index) => {
    const partner = makePartner(chance, person, before(now, (300 - 80 * index) * DAY));
    const affiliate = { ...partner.affiliate, status: "Paused", notes: person.notes } as const;
    return { ...partner, affiliate, until: before(now, (70 - 45 * index) * DAY) };
  });
  return [...approved, ...paused];

  function makePartner(chance: Chance, person: Person, applied: Date): Partner {
    const approvedAt = after(applied, chance.between(3, 50) * 60 * MINUTE);
    return {
      affiliate: { ...applicant(person, applied), status: "Approved", approvedAt },
      campaigns: chance.happens(0.55) ? [revShare, bounty] : [revShare],
      from: approvedAt,
      until: now,
      // A few bring most of it, as everywhere.
      reach: 0.15 + chance.wait(1) ** 1.5,
      trust: chance.between(0.5, 1.5),
    };
  }
}

function makeApplicants(chance: Chance, now: Date): Affiliate[] {
  const rejected = REJECTED.map(({ reason, ...person }, index) => {
    const applied = before(now, (120 - 73 * index) * DAY);
    const rejectedAt = after(applied, chance.between(0.5, 3) * DAY);
    return {
      ...applicant(person, applied),
      status: "Rejected",
      rejectedAt,
      rejectionReason: reason,
    } as const;
  });
  const pending = PENDING.toReversed().map(({ application, ...person }, index) => {
    const applied = before(now, (8.4 - 1.6 * index) * DAY);
    return { ...applicant(person, applied), application, status: "Pending" } as const;
  });
  return [...rejected, ...pending];
}

function applicant({ fullName, handle }: Person, createdAt: Date) {
  const [first = "hello"] = fullName
    .normalize("NFKD")
    .replace(/[^A-Za-z -]/g, "")
    .toLowerCase()
    .split(" ");
  return {
    id: idAt(createdAt),
    fullName,
    slug: handle,
    email: `${first}@${handle}.example`,
    website: `https://${handle}.example`,
    createdAt,
  };
}

function enrollmentsOf({ affiliate, campaigns, from }: Partner) {
  return campaigns.map((campaign) => ({
    campaignId: campaign.id,
    affiliateId: affiliate.id,
    createdAt: campaign.createdAt > from ? campaign.createdAt : from,
  }));
}

interface Visit extends Row<typeof clicks> {
  campaign: Campaign;
  partner: Partner;
}

function makeClicks(chance: Chance, now: Date, partners: readonly Partner[]): Visit[] {
  const visits: Visit[] = [];
  while (visits.length < CLICKS) {
    const occurredAt = before(now, chance.next() * YEAR);
    if (!chance.happens(bustle(occurredAt, now))) continue;
    const [one, ...others] = partners.filter(
      ({ from, until }) => from <= occurredAt && occurredAt < until,
    );
    if (!one) continue;
    const partner = chance.pick([one, ...others], ({ reach }) => reach);
    const [main, second] = partner.campaigns;
    const campaign =
      second && second.createdAt <= occurredAt && chance.happens(0.35) ? second : main;
    visits.push({
      id: idAt(occurredAt),
      campaignId: campaign.id,
      affiliateId: partner.affiliate.id,
      occurredAt,
      campaign,
      partner,
    });
  }
  return visits.sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime());
}

/** January first: summers are quiet, November is not. */
const MONTHS = [1, 0.98, 1.03, 1.02, 1, 0.95, 0.82, 0.85, 1.04, 1.08, 1.2, 0.9];
/** Sunday first. */
const WEEKDAYS = [0.5, 1.05, 1.1, 1.08, 1.02, 0.9, 0.48];
const HOURS = [
  0.35, 0.3, 0.28, 0.28, 0.3, 0.36, 0.46, 0.6, 0.78, 0.92, 1, 0.98, 0.88, 0.94, 1, 1, 0.97, 0.92,
  0.84, 0.8, 0.76, 0.66, 0.54, 0.42,
];

/** How likely somebody is to come by just then, at most 1: growth over the year, season, weekday and hour. */
function bustle(time: Date, now: Date): number {
  const elapsed = 1 - (now.getTime() - time.getTime()) / YEAR;
  const growth = 0.3 + 0.7 * elapsed ** 1.3;
  const month = MONTHS[time.getUTCMonth()] ?? 1;
  const weekday = WEEKDAYS[time.getUTCDay()] ?? 1;
  const hour = HOURS[time.getUTCHours()] ?? 1;
  return (growth * month * weekday * hour) / 1.32;
}

interface Referral {
  lead: Lead;
  campaign: Campaign;
}

function makeLeads(chance: Chance, now: Date, visits: readonly Visit[]): Referral[] {
  const referrals: Referral[] = [];
  for (const { campaign, partner, affiliateId, occurredAt } of visits) {
    if (!chance.happens(LEADS_PER_CLICK * partner.trust)) continue;
    const createdAt = after(occurredAt, (1 + chance.wait(15)) * MINUTE);
    if (createdAt >= now) continue;
    const name = `${chance.pick(FIRST_NAMES)} ${chance.pick(LAST_NAMES)}`;
    const email = `${name.toLowerCase().replace(" ", ".")}@${chance.pick(COMPANIES)}.example`;
    const lead = {
      id: idAt(createdAt),
      campaignId: campaign.id,
      affiliateId,
      email,
      name,
      createdAt,
    };
    referrals.push({ lead, campaign });
  }
  return referrals.sort((a, b) => a.lead.createdAt.getTime() - b.lead.createdAt.getTime());
}

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

function makeConversions(
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
  const amountMinor = Math.round((minor(price, campaign.currency) * percent) / 100);
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

function minor(major: number, currency: string): number {
  return major * 10 ** minorDigits(currency);
}

function before(time: Date, ms: number): Date {
  return new Date(Math.floor(time.getTime() - ms));
}

function after(time: Date, ms: number): Date {
  return before(time, -ms);
}
