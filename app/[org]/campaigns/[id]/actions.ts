"use server";

import { redirect } from "next/navigation";
import { archiveCampaign, restoreCampaign, updateCampaign } from "@/lib/campaigns/operations";
import { type CampaignDetail, UpdateCampaignInput } from "@/lib/campaigns/shape";
import { actionFor } from "@/lib/surfaces/action";
import { inputOfForm } from "@/lib/surfaces/form";
import type { ActionState } from "@/lib/surfaces/shape";
import { textsOf } from "../../texts";

export const archive = actionFor(archiveCampaign);
export const restore = actionFor(restoreCampaign);

const update = actionFor(updateCampaign, (form) => ({
  ...inputOfForm(UpdateCampaignInput, form),
  ...textsOf(form, ["name", "description", "termsUrl"]),
}));

export async function updateCampaignHere(
  slug: string,
  previous: ActionState<CampaignDetail>,
  form: FormData,
): Promise<ActionState<CampaignDetail>> {
  const state = await update(slug, previous, form);
  if (state.status === "done") redirect(`/${slug}/campaigns/${state.output.id}`);
  return state;
}
