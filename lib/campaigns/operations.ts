import { read, write } from "@/lib/operations/define";
import * as campaigns from "./campaigns";
import * as edit from "./edit";
import {
  Campaign,
  CampaignDetail,
  CampaignId,
  CampaignPage,
  CreateCampaignInput,
  ListCampaignsInput,
  UpdateCampaignInput,
} from "./shape";

const subject = ({ id, name }: Campaign) => ({ type: "campaign", id, label: name });

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
  subject,
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
  refuses: ["slug_already_taken"],
  action: "campaign.created",
  input: CreateCampaignInput,
  output: Campaign,
  subject,
  run: edit.createCampaign,
});

export const updateCampaign = write({
  name: "update_campaign",
  title: "Update campaign",
  summary: "Change a campaign's words and rules; a new commission holds for sales from now on.",
  guidance: "What is left out stays as it is. The slug and the currency are permanent.",
  rest: "PATCH /programs/{id}",
  surfaces: ["rest", "dashboard"],
  role: "manager",
  apiKeyPlan: "Growth",
  effect: "reversible",
  idempotent: true,
  action: "campaign.updated",
  input: UpdateCampaignInput,
  output: CampaignDetail,
  subject,
  run: edit.updateCampaign,
});

export const archiveCampaign = write({
  name: "archive_campaign",
  title: "Archive campaign",
  summary:
    "End a campaign: it takes nobody new and credits no new sale, and what was earned stays.",
  rest: "POST /programs/{id}/archive",
  surfaces: ["rest", "dashboard"],
  role: "manager",
  apiKeyPlan: "Growth",
  effect: "destructive",
  idempotent: true,
  action: "campaign.archived",
  input: CampaignId,
  output: CampaignDetail,
  subject,
  run: edit.archiveCampaign,
});

export const restoreCampaign = write({
  name: "restore_campaign",
  title: "Restore campaign",
  summary: "Open an archived campaign again, with its affiliates and rules as they were.",
  rest: "POST /programs/{id}/restore",
  surfaces: ["rest", "dashboard"],
  role: "manager",
  apiKeyPlan: "Growth",
  effect: "reversible",
  idempotent: true,
  action: "campaign.restored",
  input: CampaignId,
  output: CampaignDetail,
  subject,
  run: edit.restoreCampaign,
});
