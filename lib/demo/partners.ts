import { DAY, MINUTE } from "@/lib/time/shape";
import type { Chance } from "./chance";
import { after, before, idAt } from "./moments";
import { APPROVED, PAUSED, PENDING, type Person, REJECTED } from "./people";
import type { Affiliate, Campaign, Enrollment } from "./story";

/** Somebody who takes part, or asks to. */
interface Participant {
  affiliate: Affiliate;
  campaigns: readonly [Campaign, ...Campaign[]];
  from: Date;
}

/** An affiliate with links, and how well they do. */
export interface Partner extends Participant {
  until: Date;
  reach: number;
  /** How readily their visitors sign up. */
  trust: number;
}

/** Who came through the longest-standing affiliate, by place. */
const RECRUITS = [9, 13, 18];

export function makePartners(
  chance: Chance,
  now: Date,
  [revShare, bounty]: readonly [Campaign, Campaign],
): Partner[] {
  const partner = (person: Person, applied: Date): Partner => {
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
  };
  const approved = APPROVED.map((person, index) =>
    // Eight were there from the start; the others came one by one.
    partner(person, before(now, (index < 8 ? 366 + index : 480 - 15 * index) * DAY)),
  );
  const [recruiter] = approved;
  for (const place of RECRUITS) {
    const recruit = approved[place]?.affiliate;
    if (recruit && recruiter) recruit.recruitedById = recruiter.affiliate.id;
  }
  const paused = PAUSED.map(({ notes, ...person }, index): Partner => {
    const active = partner(person, before(now, (300 - 80 * index) * DAY));
    const affiliate = { ...active.affiliate, status: "Paused", notes } as const;
    return { ...active, affiliate, until: before(now, (70 - 45 * index) * DAY) };
  });
  return [...approved, ...paused];
}

/** Those who were turned away, and those who wait. */
export function makeApplicants(chance: Chance, now: Date, campaign: Campaign): Participant[] {
  const rejected = REJECTED.map(({ reason, ...person }, index): Affiliate => {
    const applied = before(now, (120 - 73 * index) * DAY);
    const rejectedAt = after(applied, chance.between(0.5, 3) * DAY);
    const outcome = { status: "Rejected", rejectedAt, rejectionReason: reason } as const;
    return { ...applicant(person, applied), ...outcome };
  });
  const pending = PENDING.toReversed().map(({ application, ...person }, index): Affiliate => {
    const applied = before(now, (8.4 - 1.6 * index) * DAY);
    return { ...applicant(person, applied), application, status: "Pending" };
  });
  return [...rejected, ...pending].map((affiliate) => ({
    affiliate,
    campaigns: [campaign],
    from: affiliate.createdAt,
  }));
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

export function enrollmentsOf({ affiliate, campaigns, from }: Participant): Enrollment[] {
  return campaigns.map((campaign) => ({
    campaignId: campaign.id,
    affiliateId: affiliate.id,
    createdAt: campaign.createdAt > from ? campaign.createdAt : from,
  }));
}
