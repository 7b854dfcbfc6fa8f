import { eq } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { clicks, conversions } from "@/drizzle/schema";
import { type RecordedSale, recordSale, type SaleEvent } from "@/lib/conversions/credit";
import { approveConversion, denyConversion } from "@/lib/conversions/operations";
import { type RecordedRefund, type RefundEvent, recordRefund } from "@/lib/conversions/refunds";
import type { ConversionRow } from "@/lib/conversions/standing";
import { type LeadEvent, type RecordedLead, recordLead } from "@/lib/leads/leads";
import type { ProgramContext } from "@/lib/operations/context";
import { perform } from "@/lib/operations/perform";
import { testOrg } from "./org";
import {
  addAffiliate,
  addCampaign,
  type CampaignTerms,
  enroll,
  inProgram,
  type OwnTerms,
  type Person,
} from "./rows";

/** A program of a test's own, with one campaign of 20 % and one affiliate in it. */
export async function testSales(terms: CampaignTerms = {}) {
  const org = await testOrg();
  const at = <T>(work: (at: ProgramContext) => Promise<T>) => inProgram(org, work);
  const campaignId = await addCampaign(org, terms);
  const affiliate = await addAffiliate(org);
  await enroll(org, campaignId, affiliate.id);
  let sales = 0;
  return {
    ...org,
    at,
    campaignId,
    affiliate,
    addCampaign: (given: CampaignTerms = {}) => addCampaign(org, given),
    /** Somebody else in the campaign. */
    addPartner: async (given: Person = {}, own: OwnTerms = {}) => {
      const partner = await addAffiliate(org, given);
      await enroll(org, campaignId, partner.id, own);
      return partner;
    },
    enroll: (campaign: string, affiliateId: string, own: OwnTerms = {}) =>
      enroll(org, campaign, affiliateId, own),
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
