"use server";

import { verifyEmail } from "@/lib/auth/email-links";
import { LinkInput } from "@/lib/auth/shape";
import { submitForm } from "@/lib/surfaces/action";
import type { ActionState } from "@/lib/surfaces/shape";

export async function confirmEmail(
  _previous: ActionState<void>,
  form: FormData,
): Promise<ActionState<void>> {
  return submitForm(LinkInput, form, ({ link }, request) => verifyEmail(link, request));
}
