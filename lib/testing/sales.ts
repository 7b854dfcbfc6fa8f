import { eq } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { affiliates, campaigns, clicks, conversions, enrollments } from "@/drizzle/schema";
import { localRequest } from "@/lib/auth/caller";
import { type RecordedSale, recordSale, type SaleEvent } from "@/lib/conversions/credit";
import { approveConversion, denyConversion } from "@/lib/conversions/operations";
import { type RecordedRefund, type RefundEvent, recordRefund } from "@/lib/conversions/refunds";
import type { ConversionRow } from "@/lib/conversions/settle";
import { type LeadEvent, type RecordedLead, recordLead } from "@/lib/leads/leads";
import type { ProgramContext } from "@/lib/operations/context";
import { perform } from "@/lib/operations/perform";
import { asSystem } from "@/lib/operations/system";
import { testOrg } from "./org";

type Campaign = typeof campaigns.$inferInsert;
type Affiliate = typeof affiliates.$inferInsert;
type Terms = Pick<typeof enrollments.$inferInsert, "commissionType" | "commissionValue">;

/** What Rekomi does by itself in an organization, in one transaction. */
export function within<T>(orgId: string, work: (at: ProgramContext) => Promise<T>): Promise<T> {
  return asSystem(localRequest(), async (ctx) => {
    await ctx.enterOrg(orgId);
    return work({ db: ctx.db, now: ctx.now, org: { id: orgId } });
  });
}

/** A program of a test's own, with one campaign of 20 % and one affiliate in it. */
export async function testSales(terms: Partial<Campaign> = {}) {
  const org = await testOrg();
  const at = <T>(work: (at: ProgramContext) => Promise<T>) => within(org.orgId, work);
  const addCampaign = async (given: Partial<Campaign> = {}) => {
    const id = uuidv7();
    await at(async ({ db, now }) => {
      await db.insert(campaigns).values({
        orgId: org.orgId,
        id,
        name: "Partners",
        slug: `c-${id}`,
        currency: "USD",
        commissionType: "Percentage",
        commissionModel: "Cps",
        commissionValue: 2_000,
        cookieWindowDays: 30,
        attributionModel: "LastTouch",
        autoApprove: false,
        networkVisibility: "Private",
        createdAt: now,
        ...given,
      });
    });
    return id;
  };
  const enroll = (campaignId: string, affiliateId: string, own: Terms = {}) =>
    at(async ({ db, now }) => {
      await db
        .insert(enrollments)
        .values({ orgId: org.orgId, campaignId, affiliateId, createdAt: now, ...own });
    });
  const addAffiliate = async (given: Partial<Affiliate> = {}) => {
    const id = given.id ?? uuidv7();
    const affiliate = {
      orgId: org.orgId,
      id,
      email: `${id}@example.com`,
      fullName: "Jane Doe",
      slug: `a-${id.slice(-12)}`,
      status: "Approved",
      ...given,
    } as const;
    await at(async ({ db, now }) => {
      await db.insert(affiliates).values({ createdAt: now, ...affiliate });
    });
    return affiliate;
  };
  const campaignId = await addCampaign(terms);
  const affiliate = await addAffiliate();
  await enroll(campaignId, affiliate.id);
  let sales = 0;
  return {
    ...org,
    at,
    campaignId,
    affiliate,
    addCampaign,
    /** Somebody else in the campaign. */
    addPartner: async (given: Partial<Affiliate> = {}, own: Terms = {}) => {
      const partner = await addAffiliate(given);
      await enroll(campaignId, partner.id, own);
      return partner;
    },
    enroll,
    addClick: async (affiliateId: string, occurredAt: Date, campaign = campaignId) => {
      const id = uuidv7();
      await at(async ({ db }) => {
        await db
          .insert(clicks)
          .values({ orgId: org.orgId, id, campaignId: campaign, affiliateId, occurredAt });
      });
      return id;
    },
    /** 99.00 USD, by the affiliate's link, from a customer of its own. */
    sell: async (given: Partial<SaleEvent> = {}): Promise<RecordedSale> => {
      sales += 1;
      const externalId = `inv_${sales}`;
      return at((program) =>
        recordSale(program, {
          externalId,
          source: "Server",
          amountMinor: 9_900,
          currency: "USD",
          occurredAt: program.now,
          customer: { email: `${externalId}@customer.example` },
          reference: { affiliateSlug: affiliate.slug },
          ...given,
        }),
      );
    },
    refund: (refund: RefundEvent): Promise<RecordedRefund> =>
      at((program) => recordRefund(program, refund)),
    signUp: (lead: Partial<LeadEvent>): Promise<RecordedLead> =>
      at((program) =>
        recordLead(program, { email: "customer@example.com", source: "Link", ...lead }),
      ),
    approve: (id: string) => perform(approveConversion, org.owner, { id }),
    deny: (id: string, reason?: string) => perform(denyConversion, org.owner, { id, reason }),
    conversion: async (id: string | undefined): Promise<ConversionRow> => {
      const [row] = await at(({ db }) =>
        db
          .select()
          .from(conversions)
          .where(eq(conversions.id, id ?? "")),
      );
      if (!row) throw new Error("There is no such conversion.");
      return row;
    },
    overrideOn: async (id: string | undefined): Promise<ConversionRow | undefined> => {
      const [row] = await at(({ db }) =>
        db
          .select()
          .from(conversions)
          .where(eq(conversions.parentId, id ?? "")),
      );
      return row;
    },
  };
}
