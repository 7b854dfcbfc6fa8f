"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { areaCookie, openMagicLink } from "@/lib/auth/affiliate-area";
import { LinkInput } from "@/lib/auth/shape";
import { submitForm } from "@/lib/surfaces/action";
import type { ActionState } from "@/lib/surfaces/shape";

export async function openArea(
  _previous: ActionState<null>,
  form: FormData,
): Promise<ActionState<null>> {
  const state = await submitForm(LinkInput, form, ({ link }, request) =>
    openMagicLink(link, request),
  );
  if (state.status !== "done") return state;
  const { name, options } = areaCookie();
  (await cookies()).set(name, state.output, options);
  redirect("/a");
}
