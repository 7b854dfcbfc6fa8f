import { read, write } from "@/lib/operations/define";
import * as affiliates from "./affiliates";
import {
  Affiliate,
  AffiliateDetail,
  AffiliateId,
  AffiliatePage,
  ListAffiliatesInput,
  RejectInput,
} from "./shape";

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
  run: affiliates.approveAffiliate,
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
  run: affiliates.rejectAffiliate,
});
