import * as affiliates from "@/lib/affiliates/operations";
import * as apiKeys from "@/lib/api-keys/operations";
import * as audit from "@/lib/audit/operations";
import * as billing from "@/lib/billing/operations";
import * as campaigns from "@/lib/campaigns/operations";
import * as currency from "@/lib/currency/operations";
import * as dashboard from "@/lib/dashboard/operations";
import * as demo from "@/lib/demo/operations";
import * as embed from "@/lib/embed/operations";
import * as install from "@/lib/install/operations";
import * as mail from "@/lib/mail/operations";
import * as orgs from "@/lib/orgs/operations";
import * as payouts from "@/lib/payouts/operations";
import * as subAffiliates from "@/lib/sub-affiliates/operations";
import * as team from "@/lib/team/operations";
import * as tokens from "@/lib/tokens/operations";
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
  affiliates.listAffiliates,
  affiliates.getAffiliate,
  affiliates.approveAffiliate,
  affiliates.rejectAffiliate,
  subAffiliates.getSubAffiliateConfig,
  subAffiliates.setSubAffiliateConfig,
  subAffiliates.listSubAffiliates,
  embed.mintEmbedToken,
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
  install.listInstallPlatforms,
  install.getInstallRecipe,
  audit.listAuditLog,
  audit.getAuditEvent,
  orgs.listMembers,
  team.inviteMember,
  team.listInvites,
  team.cancelInvite,
  team.changeRole,
  team.removeMember,
  mail.getMailState,
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
