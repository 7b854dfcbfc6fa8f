"use server";

import { redirect } from "next/navigation";
import { createOrganization } from "@/lib/auth/own-account";
import { NewOrgInput } from "@/lib/auth/shape";
import { submitForm } from "@/lib/surfaces/action";
import { requirePerson } from "@/lib/surfaces/page";
import type { ActionState } from "@/lib/surfaces/shape";

export async function createOrg(
  _previous: ActionState<null>,
  form: FormData,
): Promise<ActionState<null>> {
  const person = await requirePerson();
  const state = await submitForm(NewOrgInput, form, ({ orgName }, request) =>
    createOrganization(person, orgName, request),
  );
  if (state.status !== "done") return state;
  redirect(`/${state.output.orgSlug}`);
}
