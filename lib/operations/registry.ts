import * as affiliates from "@/lib/affiliates/operations";
import * as apiKeys from "@/lib/api-keys/operations";
import * as attribution from "@/lib/attribution/operations";
import * as audit from "@/lib/audit/operations";
import * as billing from "@/lib/billing/operations";
import * as campaigns from "@/lib/campaigns/operations";
import * as conversions from "@/lib/conversions/operations";
import * as coupons from "@/lib/coupons/operations";
import * as currency from "@/lib/currency/operations";
import * as dashboard from "@/lib/dashboard/operations";
import * as demo from "@/lib/demo/operations";
import * as embed from "@/lib/embed/operations";
import * as imports from "@/lib/imports/operations";
import * as install from "@/lib/install/operations";
import * as invites from "@/lib/invites/operations";
import * as leads from "@/lib/leads/operations";
import * as mail from "@/lib/mail/operations";
import * as orgs from "@/lib/orgs/operations";
import * as payouts from "@/lib/payouts/operations";
import * as subAffiliates from "@/lib/sub-affiliates/operations";
import * as team from "@/lib/team/operations";
import * as tokens from "@/lib/tokens/operations";
import * as tracking from "@/lib/tracking/operations";
import * as vendors from "@/lib/vendors/operations";
import type { AnyOperation } from "./define";

/** Everything the product can do, in the order in which lists show it. */
export const operations: readonly AnyOperation[] = [
  orgs.getOrgProfile,
  billing.getBillingState,
  currency.getHomeCurrency,
  currency.setHomeCurrency,
  dashboard.dashboardSummary,
  dashboard.dashboardTimeseries,
  campaigns.listCampaigns,
  campaigns.getCampaign,
  campaigns.createCampaign,
  campaigns.updateCampaign,
  campaigns.archiveCampaign,
  campaigns.restoreCampaign,
  affiliates.listAffiliates,
  affiliates.getAffiliate,
  affiliates.approveAffiliate,
  affiliates.rejectAffiliate,
  affiliates.updateAffiliate,
  affiliates.pauseAffiliate,
  affiliates.resumeAffiliate,
  affiliates.removeAffiliate,
  invites.createAffiliateInvite,
  invites.bulkInviteAffiliates,
  invites.listAffiliateInvites,
  invites.resendAffiliateInvite,
  invites.cancelAffiliateInvite,
  subAffiliates.getSubAffiliateConfig,
  subAffiliates.setSubAffiliateConfig,
  subAffiliates.listSubAffiliates,
  coupons.listCampaignCoupons,
  coupons.createCampaignCoupon,
  coupons.updateCampaignCoupon,
  coupons.listAffiliateCoupons,
  coupons.listCouponCodes,
  coupons.generateAffiliateCoupon,
  coupons.revokeAffiliateCoupon,
  coupons.listMyCoupons,
  coupons.sendCouponsToStripe,
  embed.mintEmbedToken,
  conversions.listConversions,
  conversions.getConversion,
  conversions.approveConversion,
  conversions.denyConversion,
  leads.recordLead,
  payouts.listPayouts,
  payouts.getPayout,
  payouts.previewPayout,
  payouts.getDuePayouts,
  payouts.createPayout,
  payouts.startPayout,
  payouts.settlePayout,
  payouts.failPayout,
  payouts.failPayoutLine,
  payouts.exportPayout,
  imports.importAffiliates,
  imports.previewConversions,
  imports.importConversions,
  imports.listImports,
  imports.getImport,
  imports.revertImport,
  attribution.getAttributionParams,
  attribution.updateAttributionParams,
  install.listInstallPlatforms,
  install.getInstallRecipe,
  install.getInstallSnippet,
  tracking.getTracking,
  tracking.provisionPixel,
  tracking.rotatePixelKey,
  tracking.setPixelOrigins,
  tracking.recordEvent,
  vendors.getPaymentConnections,
  vendors.connectStripe,
  vendors.acceptStripeReturn,
  vendors.linkStripeAccount,
  vendors.disconnectStripe,
  vendors.setPaddleSecret,
  vendors.removePaddle,
  audit.listAuditLog,
  audit.getAuditEvent,
  orgs.listMembers,
  team.inviteMember,
  team.listInvites,
  team.cancelInvite,
  team.changeRole,
  team.removeMember,
  mail.getMailState,
  mail.listMails,
  mail.retryMail,
  tokens.listTokens,
  tokens.getToken,
  tokens.mintToken,
  tokens.renameToken,
  tokens.rotateToken,
  tokens.adoptToken,
  tokens.revokeToken,
  tokens.setAiAccess,
  apiKeys.listApiKeys,
  apiKeys.getApiKey,
  apiKeys.mintApiKey,
  apiKeys.rotateApiKey,
  apiKeys.adoptApiKey,
  apiKeys.revokeApiKey,
  demo.loadDemo,
];

const byName = new Map(operations.map((operation) => [operation.name, operation]));

export function operationNamed(name: string): AnyOperation | undefined {
  return byName.get(name);
}
