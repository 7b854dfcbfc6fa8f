"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { areaCookie } from "@/lib/auth/affiliate-area";
import { acceptAffiliateInvite } from "@/lib/auth/affiliate-invites";
import { AcceptInviteInput } from "@/lib/invites/shape";
import { submitForm } from "@/lib/surfaces/action";
import type { ActionState } from "@/lib/surfaces/shape";

export async function accept(
  _previous: ActionState<null>,
  form: FormData,
): Promise<ActionState<null>> {
  const state = await submitForm(AcceptInviteInput, form, ({ link, fullName }, request) =>
    acceptAffiliateInvite(link, fullName, request),
  );
  if (state.status !== "done") return state;
  const { name, options } = areaCookie();
  (await cookies()).set(name, state.output, options);
  redirect("/a");
}
