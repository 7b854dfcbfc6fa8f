import type {
  affiliateCoupons,
  affiliates,
  campaignCoupons,
  campaigns,
  clicks,
  enrollments,
  leads,
} from "@/drizzle/schema";
import type { BookedConversion } from "@/lib/conversions/book";
import type { RefundEvent } from "@/lib/conversions/refunds";
import { minorDigits } from "@/lib/money/shape";
import { DAY } from "@/lib/time/shape";
import { Chance } from "./chance";
import { makeCodes, makeCoupon } from "./coupons";
import { before, idAt } from "./moments";
import { enrollmentsOf, makeApplicants, makePartners } from "./partners";
import { makeSales } from "./sales";
import { makeClicks, makeLeads } from "./visits";

type Row<T extends { $inferInsert: { orgId: string } }> = Omit<T["$inferInsert"], "orgId">;
export type Campaign = Row<typeof campaigns> & { createdAt: Date };
export type Affiliate = Row<typeof affiliates> & { createdAt: Date };
export type Enrollment = Row<typeof enrollments>;
export type Click = Row<typeof clicks>;
export type Lead = Row<typeof leads> & { createdAt: Date };
export type CampaignCoupon = Row<typeof campaignCoupons>;
export type Code = Row<typeof affiliateCoupons>;
export type Conversion = BookedConversion & { occurredAt: Date };
export type Refund = RefundEvent & { createdAt: Date };

/** A year of a program, rows without their organization. */
export interface Story {
  campaigns: Campaign[];
  affiliates: Affiliate[];
  enrollments: Enrollment[];
  clicks: Click[];
  leads: Lead[];
  coupons: CampaignCoupon[];
  codes: Code[];
  conversions: Conversion[];
  /** What went back to customers, some of it after it was paid on. */
  refunds: Refund[];
}

/** What a story is told for. */
export interface Setting {
  now: Date;
  currency: string;
  payoutGraceDays: number;
}

const SEED = 20_261_121;

/** The same for the same moment, but for the ids: the year before now of Tidewater, invoices for small studios. */
export function tell(setting: Setting): Story {
  const chance = new Chance(SEED);
  const campaigns = makeCampaigns(setting);
  const partners = makePartners(chance, setting.now, campaigns);
  const applicants = makeApplicants(chance, setting.now, campaigns[0]);
  const visits = makeClicks(chance, setting.now, partners);
  const referred = makeLeads(chance, setting.now, visits);
  const affiliates = [...partners, ...applicants].map(({ affiliate }) => affiliate);
  const coupon = makeCoupon(campaigns[0]);
  const codes = makeCodes(coupon, affiliates);
  return {
    campaigns,
    affiliates,
    enrollments: [...partners, ...applicants].flatMap(enrollmentsOf),
    clicks: visits.map(({ campaign, partner, ...click }) => click),
    leads: referred.map(({ lead }) => lead),
    coupons: [coupon],
    codes,
    ...makeSales(chance, setting, referred, codes),
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
      subAffiliatesEnabled: true,
      subAffiliatePercent: 1_000,
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
      commissionValue: 60 * 10 ** minorDigits(currency),
      cookieWindowDays: 30,
      autoApprove: false,
      createdAt: bountyStarted,
    },
  ];
}
