import { read, write } from "@/lib/operations/define";
import * as affiliates from "./affiliates";
import * as decisions from "./decisions";
import * as edit from "./edit";
import {
  Affiliate,
  AffiliateDetail,
  AffiliateId,
  AffiliatePage,
  ListAffiliatesInput,
  RejectInput,
  UpdateAffiliateInput,
} from "./shape";
import * as standing from "./standing";

const subject = ({ id, fullName }: Affiliate) => ({ type: "affiliate", id, label: fullName });

export const listAffiliates = read({
  name: "list_affiliates",
  title: "List affiliates",
  summary: "List affiliates, newest first, of one campaign or status or of all.",
  guidance: "Use status Pending to find applications that wait for an answer.",
  rest: "GET /affiliates",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "viewer",
  apiKeyPlan: "Growth",
  action: "affiliate.listed",
  input: ListAffiliatesInput,
  output: AffiliatePage,
  run: affiliates.listAffiliates,
});

export const getAffiliate = read({
  name: "get_affiliate",
  title: "Get affiliate",
  summary: "Read one affiliate: application, totals, recent conversions and notes.",
  rest: "GET /affiliates/{id}",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "viewer",
  apiKeyPlan: "Growth",
  action: "affiliate.viewed",
  input: AffiliateId,
  output: AffiliateDetail,
  subject,
  run: affiliates.getAffiliate,
});

export const approveAffiliate = write({
  name: "approve_affiliate",
  title: "Approve affiliate",
  summary: "Approve a pending application and send the welcome mail.",
  guidance: "A repeat for the same affiliate changes nothing and sends no second mail.",
  rest: "POST /affiliates/{id}/approve",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "manager",
  apiKeyPlan: "Growth",
  effect: "external",
  sensitive: true,
  idempotent: true,
  action: "affiliate.approved",
  input: AffiliateId,
  output: Affiliate,
  subject,
  run: decisions.approveAffiliate,
});

export const rejectAffiliate = write({
  name: "reject_affiliate",
  title: "Reject affiliate",
  summary: "Reject a pending application and, unless notify is false, mail the applicant.",
  guidance: "A repeat for the same affiliate changes nothing and sends no second mail.",
  rest: "POST /affiliates/{id}/reject",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "manager",
  apiKeyPlan: "Growth",
  effect: "external",
  sensitive: true,
  idempotent: true,
  action: "affiliate.rejected",
  input: RejectInput,
  output: Affiliate,
  subject,
  run: decisions.rejectAffiliate,
});

export const updateAffiliate = write({
  name: "update_affiliate",
  title: "Update affiliate",
  summary: "Change an affiliate's name, notes, payout address or own commission in a campaign.",
  rest: "PATCH /affiliates/{id}",
  surfaces: ["rest", "dashboard"],
  role: "manager",
  apiKeyPlan: "Growth",
  effect: "reversible",
  idempotent: true,
  action: "affiliate.updated",
  input: UpdateAffiliateInput,
  output: AffiliateDetail,
  subject,
  run: edit.updateAffiliate,
});

/** None of these sends a mail, and a repeat changes nothing. */
const standingChange = {
  surfaces: ["rest", "dashboard"],
  role: "manager",
  apiKeyPlan: "Growth",
  idempotent: true,
  input: AffiliateId,
  output: Affiliate,
  subject,
} as const;

export const pauseAffiliate = write({
  ...standingChange,
  name: "pause_affiliate",
  title: "Pause affiliate",
  summary: "Let an affiliate's links earn nothing until they are resumed; what is earned stays.",
  rest: "POST /affiliates/{id}/pause",
  effect: "reversible",
  action: "affiliate.paused",
  run: standing.pauseAffiliate,
});

export const resumeAffiliate = write({
  ...standingChange,
  name: "resume_affiliate",
  title: "Resume affiliate",
  summary: "Let a paused affiliate's links earn again.",
  rest: "POST /affiliates/{id}/resume",
  effect: "reversible",
  action: "affiliate.resumed",
  run: standing.resumeAffiliate,
});

export const removeAffiliate = write({
  ...standingChange,
  name: "remove_affiliate",
  title: "Remove affiliate",
  summary: "End an affiliate's part in the program and close their page; what is earned stays due.",
  rest: "POST /affiliates/{id}/remove",
  effect: "destructive",
  action: "affiliate.removed",
  run: standing.removeAffiliate,
});
