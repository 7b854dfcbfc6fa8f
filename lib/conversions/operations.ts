import { read, write } from "@/lib/operations/define";
import * as conversions from "./conversions";
import { getConversion as readConversion } from "./detail";
import {
  Conversion,
  ConversionDetail,
  ConversionId,
  ConversionPage,
  DenyInput,
  ListConversionsInput,
} from "./shape";

const subject = ({ id, type, externalId, affiliateName }: Conversion) => ({
  type: "conversion",
  id,
  label: `${externalId ?? type} of ${affiliateName}`,
});

export const listConversions = read({
  name: "list_conversions",
  title: "List conversions",
  summary:
    "List conversions with what each earns and why, newest first, of one affiliate, campaign or status or of all.",
  rest: "GET /conversions",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "viewer",
  apiKeyPlan: "Growth",
  action: "conversion.listed",
  input: ListConversionsInput,
  output: ConversionPage,
  run: conversions.listConversions,
});

export const getConversion = read({
  name: "get_conversion",
  title: "Get conversion",
  summary:
    "Read one conversion: how its commission came to be, its ledger, refunds and corrections.",
  rest: "GET /conversions/{id}",
  surfaces: ["rest", "dashboard"],
  role: "viewer",
  apiKeyPlan: "Growth",
  action: "conversion.viewed",
  input: ConversionId,
  output: ConversionDetail,
  subject,
  run: readConversion,
});

export const approveConversion = write({
  name: "approve_conversion",
  title: "Approve conversion",
  summary: "End the hold of a pending conversion, so that the next payout includes it.",
  guidance: "The override on it is approved with it. A repeat changes nothing more.",
  rest: "POST /conversions/{id}/approve",
  surfaces: ["rest", "dashboard"],
  role: "manager",
  apiKeyPlan: "Growth",
  effect: "money",
  idempotent: true,
  action: "conversion.approved",
  input: ConversionId,
  output: Conversion,
  subject,
  run: conversions.approveConversion,
});

export const denyConversion = write({
  name: "deny_conversion",
  title: "Deny conversion",
  summary:
    "Take back what a conversion earns, for good; what was paid already is owed by the affiliate.",
  guidance: "The override on it is denied with it. A repeat changes nothing more.",
  rest: "POST /conversions/{id}/deny",
  surfaces: ["rest", "dashboard"],
  role: "manager",
  apiKeyPlan: "Growth",
  effect: "money",
  idempotent: true,
  action: "conversion.denied",
  input: DenyInput,
  output: Conversion,
  subject,
  run: conversions.denyConversion,
});
