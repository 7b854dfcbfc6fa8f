"use server";

import { redirect } from "next/navigation";
import { createCampaign } from "@/lib/campaigns/operations";
import type { Campaign } from "@/lib/campaigns/shape";
import { actionFor } from "@/lib/surfaces/action";
import type { ActionState } from "@/lib/surfaces/shape";

const create = actionFor(createCampaign);

export async function createCampaignHere(
  slug: string,
  previous: ActionState<Campaign>,
  form: FormData,
): Promise<ActionState<Campaign>> {
  const state = await create(slug, previous, form);
  if (state.status === "done") redirect(`/${slug}/campaigns/${state.output.id}`);
  return state;
}
