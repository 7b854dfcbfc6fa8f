"use server";

import { requestReset } from "@/lib/auth/email-links";
import { ForgotInput } from "@/lib/auth/shape";
import { submitForm } from "@/lib/surfaces/action";
import type { ActionState } from "@/lib/surfaces/shape";

/** Answers alike whether or not somebody has that address. */
export async function requestPasswordLink(
  _previous: ActionState<string>,
  form: FormData,
): Promise<ActionState<string>> {
  return submitForm(ForgotInput, form, async ({ email }, request) => {
    await requestReset(email, request);
    return email;
  });
}
