import { z } from "zod";
import { read } from "@/lib/operations/define";
import * as orgs from "./orgs";
import { MemberList, OrgProfile } from "./shape";

export const getOrgProfile = read({
  name: "get_org_profile",
  title: "Get organization profile",
  summary: "Read the organization this connection works for: name, plan, trial end, currency.",
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
