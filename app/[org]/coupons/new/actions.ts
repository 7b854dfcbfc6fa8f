"use server";

import { redirect } from "next/navigation";
import { createCampaignCoupon } from "@/lib/coupons/operations";
import type { CampaignCoupon } from "@/lib/coupons/shape";
import { actionFor } from "@/lib/surfaces/action";
import type { ActionState } from "@/lib/surfaces/shape";
import { couponInputOf } from "./coupon-input";

const create = actionFor(createCampaignCoupon, couponInputOf);

export async function createCouponHere(
  slug: string,
  previous: ActionState<CampaignCoupon>,
  form: FormData,
): Promise<ActionState<CampaignCoupon>> {
  const state = await create(slug, previous, form);
  if (state.status === "done") redirect(`/${slug}/coupons?campaign=${state.output.programId}`);
  return state;
}
