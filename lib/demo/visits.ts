import { MINUTE } from "@/lib/time/shape";
import type { Chance } from "./chance";
import { after, before, idAt, YEAR } from "./moments";
import type { Partner } from "./partners";
import { COMPANIES, FIRST_NAMES, LAST_NAMES } from "./people";
import type { Campaign, Click, Lead } from "./story";

const CLICKS = 12_000;
const LEADS_PER_CLICK = 0.1;

export interface Visit extends Click {
  campaign: Campaign;
  partner: Partner;
}

export function makeClicks(chance: Chance, now: Date, partners: readonly Partner[]): Visit[] {
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

export interface Referral {
  lead: Lead;
  campaign: Campaign;
  /** Who earns an override on what the customer buys. */
  recruiterId: string | null;
}

export function makeLeads(chance: Chance, now: Date, visits: readonly Visit[]): Referral[] {
  const referrals: Referral[] = [];
  const known = new Set<string>();
  for (const { id: clickId, campaign, partner, affiliateId, occurredAt } of visits) {
    if (!chance.happens(LEADS_PER_CLICK * partner.trust)) continue;
    const createdAt = after(occurredAt, (1 + chance.wait(15)) * MINUTE);
    if (createdAt >= now) continue;
    const name = `${chance.pick(FIRST_NAMES)} ${chance.pick(LAST_NAMES)}`;
    const email = `${name.toLowerCase().replace(" ", ".")}@${chance.pick(COMPANIES)}.example`;
    // A customer signs up once.
    if (known.has(email)) continue;
    known.add(email);
    const lead = {
      id: idAt(createdAt),
      campaignId: campaign.id,
      affiliateId,
      email,
      name,
      clickId,
      createdAt,
    };
    referrals.push({ lead, campaign, recruiterId: partner.affiliate.recruitedById ?? null });
  }
  return referrals.sort((a, b) => a.lead.createdAt.getTime() - b.lead.createdAt.getTime());
}
