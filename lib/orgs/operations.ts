import { z } from "zod";
import { read, write } from "@/lib/operations/define";
import * as operator from "./operator";
import * as orgs from "./orgs";
import { MemberList, OrgProfile, OrgStanding, SetPlanInput } from "./shape";

export const getOrgProfile = read({
  name: "get_org_profile",
  title: "Get organization profile",
  summary:
    "Read the account this connection works for: the organization's name, plan, trial end, currency.",
  guidance: "A good first call: it tells whose program this is.",
  rest: "GET /org",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "viewer",
  apiKeyPlan: "Growth",
  action: "org.viewed",
  input: z.strictObject({}),
  output: OrgProfile,
  run: orgs.getOrgProfile,
});

export const listMembers = read({
  name: "list_members",
  title: "List members",
  summary: "List the people of the organization and their roles.",
  surfaces: ["dashboard"],
  role: "viewer",
  action: "members.listed",
  input: z.strictObject({}),
  output: MemberList,
  run: orgs.listMembers,
});

/** What follows is offered nowhere: the operator's command line alone performs it. */
const byOperator = {
  surfaces: [],
  role: "owner",
  idempotent: true,
  output: OrgStanding,
  subject: ({ id, name }: OrgStanding) => ({ type: "org", id, label: name }),
} as const;

export const setPlan = write({
  ...byOperator,
  name: "set_plan",
  title: "Set plan",
  summary: "Set an organization's plan and the state of its subscription.",
  effect: "reversible",
  action: "org.plan_changed",
  input: SetPlanInput,
  run: operator.setPlan,
});

export const suspendOrg = write({
  ...byOperator,
  name: "suspend_org",
  title: "Suspend organization",
  summary:
    "Refuse an organization's assistants, scripts and dashboard writes from the next call on.",
  effect: "destructive",
  action: "org.suspended",
  input: z.strictObject({}),
  run: (ctx) => operator.suspend(ctx, true),
});

export const resumeOrg = write({
  ...byOperator,
  name: "resume_org",
  title: "Resume organization",
  summary: "Let a suspended organization's assistants, scripts and people work again.",
  effect: "reversible",
  action: "org.resumed",
  input: z.strictObject({}),
  run: (ctx) => operator.suspend(ctx, false),
});
