"use server";

import { redirect } from "next/navigation";
import { setUp } from "@/lib/auth/accounts";
import { SetupInput } from "@/lib/auth/shape";
import { loadDemo } from "@/lib/demo/operations";
import { submitForm } from "@/lib/surfaces/action";
import { keepSession, performHere } from "@/lib/surfaces/browser";
import type { ActionState } from "@/lib/surfaces/shape";

export async function setUpInstallation(
  _previous: ActionState<null>,
  form: FormData,
): Promise<ActionState<null>> {
  const state = await submitForm(SetupInput, form, async (input, request) => {
    const { orgSlug, session } = await setUp(input, request);
    await keepSession(session);
    const loaded = input.demo ? await performHere(loadDemo, orgSlug, {}) : null;
    return { orgSlug, demoFailed: loaded?.ok === false };
  });
  if (state.status !== "done") return state;
  const { orgSlug, demoFailed } = state.output;
  redirect(`/${orgSlug}${demoFailed ? "?demo=failed" : ""}`);
}
