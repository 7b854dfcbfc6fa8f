"use server";

import { enterArea } from "@/app/a/enter-area";
import { openMagicLink } from "@/lib/auth/affiliate-area";
import { LinkInput } from "@/lib/auth/shape";
import { submitForm } from "@/lib/surfaces/action";
import type { ActionState } from "@/lib/surfaces/shape";

export async function openArea(
  _previous: ActionState<null>,
  form: FormData,
): Promise<ActionState<null>> {
  const state = await submitForm(LinkInput, form, ({ link }, request) =>
    openMagicLink(link, request),
  );
  if (state.status !== "done") return state;
  return enterArea(state.output);
}
