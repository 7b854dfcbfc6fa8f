import { read, write } from "@/lib/operations/define";
import * as followUp from "./follow-up";
import * as invites from "./invites";
import {
  AffiliateInvite,
  AffiliateInviteId,
  BulkInvite,
  BulkInviteInput,
  CreateInviteInput,
  InvitePage,
  ListInvitesInput,
  SentInvite,
} from "./shape";

const ofInvite = ({ id, email }: AffiliateInvite) => ({
  type: "affiliate_invite",
  id,
  label: email,
});

export const createAffiliateInvite = write({
  name: "create_affiliate_invite",
  title: "Invite affiliate",
  summary: "Send one person a branded mail that invites them to a campaign.",
  guidance:
    "Pass slug to keep the name of an earlier platform, so that links with it go on working. A repeat for an open invitation changes nothing and sends no second mail.",
  rest: "POST /programs/{campaignId}/invites",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "manager",
  apiKeyPlan: "Growth",
  effect: "external",
  idempotent: true,
  refuses: ["slug_already_taken"],
  action: "affiliate_invite.sent",
  input: CreateInviteInput,
  output: SentInvite,
  subject: ({ inviteId, affiliateId, email }) =>
    inviteId
      ? { type: "affiliate_invite", id: inviteId, label: email }
      : { type: "affiliate", id: affiliateId ?? "", label: email },
  run: invites.inviteAffiliate,
});

export const bulkInviteAffiliates = write({
  name: "bulk_invite_affiliates",
  title: "Invite many affiliates",
  summary: "Send up to 50 people a branded mail that invites them to a campaign.",
  guidance:
    "Needs a paid plan, Starter or higher. A slug that cannot be kept is replaced by a new one and listed in slugConflicts. Whoever is invited or takes part already is skipped.",
  rest: "POST /programs/{campaignId}/invites/bulk",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "manager",
  apiKeyPlan: "Growth",
  effect: "external",
  sensitive: true,
  idempotent: true,
  refuses: ["paid_plan_required", "plan_tier_required"],
  action: "affiliate_invite.sent_in_bulk",
  input: BulkInviteInput,
  output: BulkInvite,
  subject: ({ campaignId }) => ({ type: "campaign", id: campaignId }),
  run: invites.inviteMany,
});

export const listAffiliateInvites = read({
  name: "list_affiliate_invites",
  title: "List affiliate invitations",
  summary: "List the invitations to campaigns, newest first, with what became of each.",
  rest: "GET /invites",
  surfaces: ["rest", "dashboard"],
  role: "viewer",
  apiKeyPlan: "Growth",
  action: "affiliate_invite.listed",
  input: ListInvitesInput,
  output: InvitePage,
  run: followUp.listInvites,
});

export const resendAffiliateInvite = write({
  name: "resend_affiliate_invite",
  title: "Send invitation again",
  summary: "Mail an open or expired invitation again; the link of the earlier mail stops working.",
  rest: "POST /invites/{id}/resend",
  surfaces: ["rest", "dashboard"],
  role: "manager",
  apiKeyPlan: "Growth",
  effect: "external",
  action: "affiliate_invite.resent",
  input: AffiliateInviteId,
  output: AffiliateInvite,
  subject: ofInvite,
  run: followUp.resendInvite,
});

export const cancelAffiliateInvite = write({
  name: "cancel_affiliate_invite",
  title: "Withdraw invitation",
  summary: "Withdraw an invitation that was not accepted: its link stops, and its slug is free.",
  rest: "POST /invites/{id}/cancel",
  surfaces: ["rest", "dashboard"],
  role: "manager",
  apiKeyPlan: "Growth",
  effect: "destructive",
  idempotent: true,
  action: "affiliate_invite.withdrawn",
  input: AffiliateInviteId,
  output: AffiliateInvite,
  subject: ofInvite,
  run: followUp.cancelInvite,
});
