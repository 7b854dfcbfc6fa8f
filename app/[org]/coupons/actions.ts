"use server";

import {
  revokeAffiliateCoupon,
  sendCouponsToStripe,
  updateCampaignCoupon,
} from "@/lib/coupons/operations";
import { UpdateCampaignCouponInput } from "@/lib/coupons/shape";
import { actionFor } from "@/lib/surfaces/action";
import { inputOfForm } from "@/lib/surfaces/form";

/** A form says one thing of a coupon, and nothing of the others. */
export const update = actionFor(updateCampaignCoupon, (form) =>
  Object.fromEntries(
    Object.entries(inputOfForm(UpdateCampaignCouponInput, form)).filter(([name]) => form.has(name)),
  ),
);

export const revoke = actionFor(revokeAffiliateCoupon, (form) => ({ couponId: form.get("id") }));
export const sendToStripe = actionFor(sendCouponsToStripe);
