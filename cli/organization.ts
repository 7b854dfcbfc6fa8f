import { z } from "zod";
import { operatorCaller } from "@/lib/auth/caller";
import { asOperator } from "@/lib/auth/operator";
import { loadDemo } from "@/lib/demo/operations";
import { perform } from "@/lib/operations/perform";
import { resumeOrg, setPlan, suspendOrg } from "@/lib/orgs/operations";
import { listOrgs } from "@/lib/orgs/operator";
import { SUBSCRIPTION_STATUSES, TIERS } from "@/lib/orgs/shape";
import { command, optional, org, required, text } from "./command";

export const orgList = command({
  name: "org list",
  summary: "List the organizations of this installation.",
  options: z.object({}),
  columns: ["slug", "name", "planTier", "subscriptionStatus", "suspendedAt"],
  run: () => asOperator(listOrgs),
});

export const orgPlan = command({
  name: "org plan",
  summary: "Set an organization's plan.",
  options: z.object({
    org,
    tier: required("TIER", `One of ${TIERS.join(", ")}.`, text),
    status: optional(
      "STATUS",
      `One of ${SUBSCRIPTION_STATUSES.join(", ")}; Active if not given.`,
      text,
    ),
  }),
  positionals: ["org", "tier"],
  run: ({ org, tier, status }) => perform(setPlan, operatorCaller(org), { tier, status }),
});

export const orgSuspend = command({
  name: "org suspend",
  summary: "Stop an organization's assistants, scripts and dashboard writes.",
  options: z.object({ org }),
  positionals: ["org"],
  run: ({ org }) => perform(suspendOrg, operatorCaller(org), {}),
});

export const orgResume = command({
  name: "org resume",
  summary: "Let a suspended organization work again.",
  options: z.object({ org }),
  positionals: ["org"],
  run: ({ org }) => perform(resumeOrg, operatorCaller(org), {}),
});

export const demoLoad = command({
  name: "demo load",
  summary: "Fill an empty organization with a year of an invented program.",
  options: z.object({ org }),
  run: ({ org }) => perform(loadDemo, operatorCaller(org), {}),
});
