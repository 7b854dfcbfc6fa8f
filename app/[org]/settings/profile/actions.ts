"use server";

import { revalidatePath } from "next/cache";
import { changePassword, endSessions } from "@/lib/auth/own-account";
import { ChangePasswordInput, SessionId } from "@/lib/auth/shape";
import { submitForm } from "@/lib/surfaces/action";
import { browserFacts } from "@/lib/surfaces/browser";
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
  const person = await requirePerson();
  const asked = SessionId.safeParse({ id: form.get("id") });
  if (asked.success) await endSessions(person, asked.data, await browserFacts());
  revalidatePath("/", "layout");
}

export async function signOutElsewhere(): Promise<void> {
  await endSessions(await requirePerson(), "others", await browserFacts());
  revalidatePath("/", "layout");
}
