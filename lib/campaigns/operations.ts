import { read, write } from "@/lib/operations/define";
import * as campaigns from "./campaigns";
import {
  Campaign,
  CampaignDetail,
  CampaignId,
  CampaignPage,
  CreateCampaignInput,
  ListCampaignsInput,
} from "./shape";

export const listCampaigns = read({
  name: "list_campaigns",
  title: "List campaigns",
  summary:
    "List the referral campaigns with their commission and payout rules and affiliate counts.",
  rest: "GET /programs",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "viewer",
  apiKeyPlan: "Growth",
  action: "campaign.listed",
  input: ListCampaignsInput,
  output: CampaignPage,
  run: campaigns.listCampaigns,
});

export const getCampaign = read({
  name: "get_campaign",
  title: "Get campaign",
  summary: "Read one campaign with its commission and payout rules and its last 30 days.",
  rest: "GET /programs/{id}",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "viewer",
  apiKeyPlan: "Growth",
  action: "campaign.viewed",
  input: CampaignId,
  output: CampaignDetail,
  subject: ({ id, name }) => ({ type: "campaign", id, label: name }),
  run: campaigns.getCampaign,
});

export const createCampaign = write({
  name: "create_campaign",
  title: "Create campaign",
  summary: "Create a referral campaign in the organization's home currency.",
  guidance:
    "Agree on name, slug, commission type and value with the user first: the slug is permanent.",
  rest: "POST /programs",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "manager",
  apiKeyPlan: "Growth",
  effect: "reversible",
  idempotent: false,
  action: "campaign.created",
  input: CreateCampaignInput,
  output: Campaign,
  subject: ({ id, name }) => ({ type: "campaign", id, label: name }),
  run: campaigns.createCampaign,
});
