"use server";

import { redirect } from "next/navigation";
import { resetPassword } from "@/lib/auth/email-links";
import { ResetInput } from "@/lib/auth/shape";
import { submitForm } from "@/lib/surfaces/action";
import { forgetSession } from "@/lib/surfaces/browser";
import type { ActionState } from "@/lib/surfaces/shape";

export async function setNewPassword(
  _previous: ActionState<void>,
  form: FormData,
): Promise<ActionState<void>> {
  const state = await submitForm(ResetInput, form, resetPassword);
  if (state.status !== "done") return state;
  await forgetSession();
  redirect("/sign-in?password=set");
}
