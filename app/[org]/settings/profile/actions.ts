"use server";

import { revalidatePath } from "next/cache";
import { changePassword } from "@/lib/auth/own-account";
import { revokeOtherSessions, revokeSession } from "@/lib/auth/sessions";
import { ChangePasswordInput, SessionId } from "@/lib/auth/shape";
import { submitForm } from "@/lib/surfaces/action";
import { requirePerson } from "@/lib/surfaces/page";
import type { ActionState } from "@/lib/surfaces/shape";

export async function replacePassword(
  _previous: ActionState<void>,
  form: FormData,
): Promise<ActionState<void>> {
  const person = await requirePerson();
  const state = await submitForm(ChangePasswordInput, form, (input, request) =>
    changePassword(person, input, request),
  );
  if (state.status === "done") revalidatePath("/", "layout");
  return state;
}

export async function signOutBrowser(form: FormData): Promise<void> {
  const { userId } = await requirePerson();
  const { id } = SessionId.parse({ id: form.get("id") });
  await revokeSession(userId, id);
  revalidatePath("/", "layout");
}

export async function signOutElsewhere(): Promise<void> {
  const { userId, sessionId } = await requirePerson();
  await revokeOtherSessions(userId, sessionId);
  revalidatePath("/", "layout");
}
