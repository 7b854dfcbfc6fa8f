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

export async function reject(slug: string, previous: State, form: FormData): Promise<State> {
  return rejectFor(slug, previous, form);
}
