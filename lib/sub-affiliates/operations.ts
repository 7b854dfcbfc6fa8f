import { read, write } from "@/lib/operations/define";
import {
  ProgramId,
  RecruiterId,
  SetSubAffiliateConfigInput,
  SubAffiliateConfig,
  SubAffiliates,
} from "./shape";
import * as subAffiliates from "./sub-affiliates";

export const getSubAffiliateConfig = read({
  name: "get_program_sub_affiliate_config",
  title: "Get sub-affiliate settings",
  summary: "Read whether a campaign's affiliates may recruit others, and what they earn by it.",
  rest: "GET /programs/{programId}/sub-affiliate-config",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "viewer",
  apiKeyPlan: "Growth",
  action: "program.sub_affiliate_config_viewed",
  input: ProgramId,
  output: SubAffiliateConfig,
  run: subAffiliates.getConfig,
});

export const setSubAffiliateConfig = write({
  name: "set_program_sub_affiliate_config",
  title: "Set sub-affiliate settings",
  summary: "Let a campaign's affiliates recruit others, and set the percentage they earn on top.",
  guidance:
    "The company pays the percentage on top of each recruit's own commission, from now on. What was credited before stays as it is.",
  rest: "PUT /programs/{programId}/sub-affiliate-config",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "owner",
  plan: "Pro",
  apiKeyPlan: "Growth",
  effect: "money",
  sensitive: true,
  idempotent: true,
  action: "program.sub_affiliate_config_changed",
  input: SetSubAffiliateConfigInput,
  output: SubAffiliateConfig,
  subject: ({ programId }) => ({ type: "campaign", id: programId }),
  run: subAffiliates.setConfig,
});

export const listSubAffiliates = read({
  name: "list_affiliate_sub_affiliates",
  title: "List sub-affiliates",
  summary: "List the affiliates whom one affiliate recruited, and what was earned through each.",
  rest: "GET /affiliates/{affiliateId}/sub-affiliates",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "viewer",
  apiKeyPlan: "Growth",
  action: "affiliate.recruits_listed",
  input: RecruiterId,
  output: SubAffiliates,
  run: subAffiliates.listRecruits,
});
