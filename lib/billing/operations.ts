import { z } from "zod";
import { read } from "@/lib/operations/define";
import * as billing from "./billing";
import { BillingState } from "./shape";

export const getBillingState = read({
  name: "get_billing_state",
  title: "Get billing state",
  summary: "Read the plan, its status, the trial's end, its limits and how much of them is in use.",
  guidance: "stripeConnectLinked decides how an installation should send sales.",
  rest: "GET /org/billing",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "owner",
  apiKeyPlan: "Growth",
  action: "billing.viewed",
  input: z.strictObject({}),
  output: BillingState,
  run: billing.getBillingState,
});
