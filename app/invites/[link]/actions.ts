"use server";

import { redirect } from "next/navigation";
import { acceptAsNewcomer, acceptInvite } from "@/lib/auth/invites";
import { AcceptInput, NewcomerInput } from "@/lib/auth/shape";
import { submitForm } from "@/lib/surfaces/action";
import { currentPerson, keepSession } from "@/lib/surfaces/browser";
import type { ActionState } from "@/lib/surfaces/shape";

export async function accept(
  _previous: ActionState<string>,
  form: FormData,
): Promise<ActionState<string>> {
  const person = await currentPerson();
  if (!person) redirect(`/sign-in?next=${encodeURIComponent(`/invites/${form.get("link")}`)}`);
  const state = await submitForm(AcceptInput, form, ({ link }, request) =>
    acceptInvite(link, person, request),
  );
  return state.status === "done" ? redirect(`/${state.output}`) : state;
}

type Joined = { orgSlug: string };

export async function join(
  _previous: ActionState<Joined>,
  form: FormData,
): Promise<ActionState<Joined>> {
  const state = await submitForm(NewcomerInput, form, ({ link, ...newcomer }, request) =>
    acceptAsNewcomer(link, newcomer, request),
  );
  if (state.status !== "done") return state;
  await keepSession(state.output.session);
  redirect(`/${state.output.orgSlug}`);
}
