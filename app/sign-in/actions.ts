"use server";

import { redirect } from "next/navigation";
import { signIn } from "@/lib/auth/accounts";
import { endSession } from "@/lib/auth/sessions";
import { SignInInput } from "@/lib/auth/shape";
import { submitForm } from "@/lib/surfaces/action";
import { forgetSession, keepSession, sessionValue } from "@/lib/surfaces/browser";
import { sameSitePath } from "@/lib/surfaces/same-site";
import type { ActionState } from "@/lib/surfaces/shape";

export async function signInWithPassword(
  next: string,
  _previous: ActionState<null>,
  form: FormData,
): Promise<ActionState<null>> {
  const state = await submitForm(SignInInput, form, signIn);
  if (state.status !== "done") return state;
  await keepSession(state.output);
  redirect(sameSitePath(next));
}

/** @param next where to go then: a path on this site */
export async function signOut(next: string): Promise<void> {
  const value = await sessionValue();
  if (value) await endSession(value);
  await forgetSession();
  redirect(sameSitePath(next));
}
