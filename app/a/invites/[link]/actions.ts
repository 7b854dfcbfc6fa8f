"use server";

import { enterArea } from "@/app/a/enter-area";
import { acceptAffiliateInvite } from "@/lib/auth/affiliate-invites";
import { AcceptInviteInput } from "@/lib/invites/shape";
import { submitForm } from "@/lib/surfaces/action";
import type { ActionState } from "@/lib/surfaces/shape";

export async function accept(
  _previous: ActionState<null>,
  form: FormData,
): Promise<ActionState<null>> {
  const state = await submitForm(AcceptInviteInput, form, ({ link, fullName }, request) =>
    acceptAffiliateInvite(link, fullName, request),
  );
  if (state.status !== "done") return state;
  return enterArea(state.output);
}
