"use server";

import { redirect } from "next/navigation";
import { generateAffiliateCoupon } from "@/lib/coupons/operations";
import type { AffiliateCoupon } from "@/lib/coupons/shape";
import { actionFor } from "@/lib/surfaces/action";
import type { ActionState } from "@/lib/surfaces/shape";

const generate = actionFor(generateAffiliateCoupon);

export async function makeCodeHere(
  slug: string,
  previous: ActionState<AffiliateCoupon>,
  form: FormData,
): Promise<ActionState<AffiliateCoupon>> {
  const state = await generate(slug, previous, form);
  if (state.status === "done")
    redirect(`/${slug}/coupons?campaign=${state.output.programId}#codes`);
  return state;
}
