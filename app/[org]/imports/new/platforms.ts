import type { AffiliateField, ConversionField } from "./fields";

/** What a platform calls things in its exports, where that is not what everybody does. */
interface Platform {
  id: string;
  name: string;
  headings: Partial<Record<AffiliateField | ConversionField, readonly string[]>>;
}

export const PLATFORMS: readonly Platform[] = [
  {
    id: "rewardful",
    name: "Rewardful",
    headings: {
      slug: ["token", "link_token"],
      affiliateSlug: ["affiliate_token", "token", "link_token"],
      amountCents: ["sale_amount", "charge_amount"],
      externalId: ["stripe_charge_id", "charge_id", "sale_id"],
    },
  },
  {
    id: "tapfiliate",
    name: "Tapfiliate",
    headings: {
      slug: ["referral_code"],
      affiliateSlug: ["affiliate_referral_code", "referral_code"],
      externalId: ["external_id", "conversion_external_id", "conversion_id"],
    },
  },
  {
    id: "firstpromoter",
    name: "FirstPromoter",
    headings: {
      slug: ["ref_id", "default_ref_id", "cust_ref", "ref_token"],
      affiliateSlug: ["ref_id", "promoter_ref_id", "cust_ref", "ref_token"],
      affiliateEmail: ["promoter_email", "affiliate_email"],
      amountCents: ["sale_amount", "conversion_amount"],
      externalId: ["event_id", "billing_period_id", "sale_id"],
    },
  },
  {
    id: "partnerstack",
    name: "PartnerStack",
    headings: {
      slug: ["partner_key", "partnership_key", "ps_partner_key"],
      affiliateSlug: ["partner_key", "partnership_key"],
      affiliateEmail: ["partner_email"],
      fullName: ["partner_name", "name"],
      externalId: ["transaction_key", "reward_key", "key"],
    },
  },
  {
    id: "dub",
    name: "Dub Partners",
    headings: {
      slug: ["link_key", "key", "username"],
      affiliateSlug: ["link_key", "partner_key"],
      amountCents: ["sale_amount", "amount"],
      commissionCents: ["earnings", "commission_amount"],
      externalId: ["invoice_id", "invoiceid", "id"],
    },
  },
  {
    id: "tolt",
    name: "Tolt",
    headings: {
      slug: ["value", "ref", "link_value", "param_value"],
      affiliateSlug: ["partner_ref", "ref", "link_value"],
      amountCents: ["revenue", "transaction_amount", "amount"],
      externalId: ["transaction_id", "charge_id"],
    },
  },
];
