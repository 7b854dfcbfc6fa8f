import { z } from "zod";
import { read, write } from "@/lib/operations/define";
import * as codes from "./codes";
import * as coupons from "./coupons";
import * as mine from "./mine";
import * as mint from "./mint";
import {
  AffiliateCoupon,
  AffiliateCouponPage,
  CampaignCoupon,
  CampaignCouponPage,
  CreateCampaignCouponInput,
  GenerateCouponInput,
  ListAffiliateCouponsInput,
  ListCampaignCouponsInput,
  ListCouponCodesInput,
  ListMyCouponsInput,
  MyCouponPage,
  RevokeCouponInput,
  SentCoupons,
  UpdateCampaignCouponInput,
} from "./shape";
import * as unsent from "./unsent";

const couponSubject = ({ id, name }: CampaignCoupon) => ({
  type: "campaign_coupon",
  id,
  label: name,
});
const codeSubject = ({ id, code }: AffiliateCoupon) => ({
  type: "affiliate_coupon",
  id,
  label: code,
});

export const listCampaignCoupons = read({
  name: "list_campaign_coupons",
  title: "List campaign coupons",
  summary: "List the coupons of a campaign, newest first, with how many codes and sales each has.",
  rest: "GET /campaigns/{programId}/coupons",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "viewer",
  apiKeyPlan: "Growth",
  action: "campaign_coupon.listed",
  input: ListCampaignCouponsInput,
  output: CampaignCouponPage,
  run: coupons.listCampaignCoupons,
});

export const createCampaignCoupon = write({
  name: "create_campaign_coupon",
  title: "Create campaign coupon",
  summary: "Create a coupon of a campaign: the discount that affiliates' codes give.",
  guidance:
    "What it takes off can never be changed. A name is taken once in a campaign, so a repeat is refused and does no harm.",
  rest: "POST /campaigns/{programId}/coupons",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "manager",
  apiKeyPlan: "Growth",
  effect: "external",
  sensitive: true,
  refuses: ["conflict"],
  action: "campaign_coupon.created",
  input: CreateCampaignCouponInput,
  output: CampaignCoupon,
  subject: couponSubject,
  run: coupons.createCampaignCoupon,
});

export const updateCampaignCoupon = write({
  name: "update_campaign_coupon",
  title: "Update campaign coupon",
  summary: "Say whether affiliates may make codes from a coupon, archive it or take it back up.",
  guidance: "What it takes off stays. Codes that are out go on working until they are revoked.",
  rest: "PATCH /campaigns/{programId}/coupons/{couponId}",
  surfaces: ["rest", "dashboard"],
  role: "manager",
  apiKeyPlan: "Growth",
  effect: "reversible",
  idempotent: true,
  refuses: ["conflict"],
  action: "campaign_coupon.updated",
  input: UpdateCampaignCouponInput,
  output: CampaignCoupon,
  subject: couponSubject,
  run: coupons.updateCampaignCoupon,
});

export const listAffiliateCoupons = read({
  name: "list_affiliate_coupons",
  title: "List affiliate coupons",
  summary: "List the coupon codes of one affiliate, newest first, those revoked included.",
  rest: "GET /affiliates/{affiliateId}/coupons",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "viewer",
  apiKeyPlan: "Growth",
  action: "affiliate_coupon.listed",
  input: ListAffiliateCouponsInput,
  output: AffiliateCouponPage,
  run: codes.listAffiliateCoupons,
});

export const listCouponCodes = read({
  name: "list_coupon_codes",
  title: "List coupon codes",
  summary: "List the coupon codes of all affiliates, of one campaign or of all.",
  rest: "GET /coupons",
  surfaces: ["rest", "dashboard"],
  role: "viewer",
  apiKeyPlan: "Growth",
  action: "affiliate_coupon.listed",
  input: ListCouponCodesInput,
  output: AffiliateCouponPage,
  run: codes.listCouponCodes,
});

export const generateAffiliateCoupon = write({
  name: "generate_affiliate_coupon",
  title: "Generate affiliate coupon",
  summary: "Make a coupon code for an affiliate, from the campaign's self-mint coupon.",
  guidance:
    "The affiliate has to be approved and take part in the campaign. Without vanity a repeat answers with the code they have; with it, with that same code if it is theirs.",
  rest: "POST /affiliates/{affiliateId}/coupons",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "manager",
  apiKeyPlan: "Growth",
  effect: "external",
  idempotent: true,
  refuses: ["conflict"],
  action: "affiliate_coupon.generated",
  input: GenerateCouponInput,
  output: AffiliateCoupon,
  subject: codeSubject,
  run: mint.generateCoupon,
});

export const revokeAffiliateCoupon = write({
  name: "revoke_affiliate_coupon",
  title: "Revoke affiliate coupon",
  summary: "Revoke an affiliate's coupon code for good; sales made with it stay credited.",
  guidance: "A repeat changes nothing. The code is never given out again.",
  rest: "DELETE /coupons/{couponId}",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "manager",
  apiKeyPlan: "Growth",
  effect: "destructive",
  sensitive: true,
  idempotent: true,
  action: "affiliate_coupon.revoked",
  input: RevokeCouponInput,
  output: AffiliateCoupon,
  subject: codeSubject,
  run: codes.revokeCoupon,
});

export const listMyCoupons = read({
  name: "list_my_coupons",
  title: "List my coupons",
  summary: "List your own coupon codes as an affiliate, and the campaigns you may make one in.",
  guidance:
    "You are the affiliate whose email is that of the person behind this connection; without one the list is empty.",
  rest: "GET /me/coupons",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "viewer",
  apiKeyPlan: "Growth",
  action: "affiliate_coupon.listed",
  input: ListMyCouponsInput,
  output: MyCouponPage,
  run: mine.listMyCoupons,
});

export const sendCouponsToStripe = write({
  name: "send_coupons_to_stripe",
  title: "Send coupons to Stripe",
  summary:
    "Create the coupons and codes that are kept here alone, or failed there, in the connected Stripe account.",
  surfaces: ["dashboard"],
  role: "manager",
  effect: "external",
  idempotent: true,
  refuses: ["conflict"],
  action: "campaign_coupon.sent",
  input: z.strictObject({}),
  output: SentCoupons,
  run: unsent.sendCouponsToStripe,
});
