"use server";

import { ApplicationInput } from "@/lib/affiliates/shape";
import { applyToCampaign, type CampaignAddress } from "@/lib/auth/applications";
import { submitForm } from "@/lib/surfaces/action";
import type { ActionState } from "@/lib/surfaces/shape";

/** Says the same to whoever applies; the address is what they have just typed. */
export async function apply(
  address: CampaignAddress,
  _previous: ActionState<{ email: string }>,
  form: FormData,
): Promise<ActionState<{ email: string }>> {
  return submitForm(ApplicationInput, form, async (input, request) => {
    await applyToCampaign(address, input, request);
    return { email: input.email };
  });
}
