import { listCampaigns } from "@/lib/campaigns/operations";
import { installation } from "@/lib/surfaces/installation";
import { readPage } from "@/lib/surfaces/page";
import { listTokens } from "@/lib/tokens/operations";
import { requireMember } from "../member";
import type { ChecklistStep } from "./checklist";

/** What is left to do before the product does its work, from what is there. */
export async function stepsFor(slug: string): Promise<ChecklistStep[]> {
  const { person, may } = await requireMember(slug);
  const { items: campaigns } = await readPage(listCampaigns, slug, { take: 1 });
  const steps: ChecklistStep[] = [
    {
      label: "Confirm your email address",
      why: installation().sendsMail
        ? "Follow the link in the mail we sent you; your profile can send it again."
        : "No mail delivery is set up here: your profile says how the operator confirms it.",
      isDone: person.emailVerifiedAt !== null,
      href: `/${slug}/settings/profile`,
    },
    {
      label: "Create a campaign",
      why: "It says what an affiliate earns, and for what.",
      isDone: campaigns.length > 0,
      href: may("manager") ? `/${slug}/campaigns/new` : undefined,
    },
  ];
  return may("owner") ? [...steps, ...(await assistantSteps(slug))] : steps;
}

/** Only owners make connections, so only they are asked to. */
async function assistantSteps(slug: string): Promise<ChecklistStep[]> {
  const { items: tokens } = await readPage(listTokens, slug, {});
  return [
    {
      label: "Generate a connection token",
      why: "One for each assistant: you choose what it may do.",
      isDone: tokens.length > 0,
      href: `/${slug}/settings/assistant`,
    },
    {
      label: "Let your assistant make its first call",
      why: "The guides show where the token goes in Claude, Cursor and others.",
      isDone: tokens.some(({ check, lastUsedAt }) => check.calledAt ?? lastUsedAt),
      href: `/${slug}/connect`,
    },
  ];
}
