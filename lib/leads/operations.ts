import { write } from "@/lib/operations/define";
import { addLead } from "./add-lead";
import { Lead, RecordLeadInput } from "./shape";

export const recordLead = write({
  name: "record_lead",
  title: "Record lead",
  summary:
    "Store that a customer whom an affiliate sent has signed up, so that a later sale is credited.",
  guidance:
    "It mints no commission. Leads of Stripe and Paddle are recorded by themselves. A repeat for the same customer and campaign changes nothing more.",
  rest: "POST /leads",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "manager",
  apiKeyPlan: "Growth",
  effect: "reversible",
  idempotent: true,
  action: "lead.recorded",
  input: RecordLeadInput,
  output: Lead,
  subject: ({ id, email }) => ({ type: "lead", id, label: email }),
  run: addLead,
});
