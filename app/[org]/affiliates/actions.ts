"use server";

import { approveAffiliate, rejectAffiliate } from "@/lib/affiliates/operations";
import type { Affiliate } from "@/lib/affiliates/shape";
import { actionFor } from "@/lib/surfaces/action";
import type { ActionState } from "@/lib/surfaces/shape";

type State = ActionState<Affiliate>;
const approveFor = actionFor(approveAffiliate);
const rejectFor = actionFor(rejectAffiliate);

export async function approve(slug: string, previous: State, form: FormData): Promise<State> {
  return approveFor(slug, previous, form);
}

/** An empty box is no field of the form, and silence would mean the default: to notify. */
export async function reject(slug: string, previous: State, form: FormData): Promise<State> {
  form.set("notify", form.has("notify") ? "true" : "false");
  return rejectFor(slug, previous, form);
}
