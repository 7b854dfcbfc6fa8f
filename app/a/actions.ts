"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { OwnCouponInput, OwnInviteInput, PayoutAddressInput } from "@/lib/area/shape";
import {
  areaCookie,
  changePayoutAddress,
  joinCampaign,
  leaveArea,
  mintOwnCode,
  requestAreaLinks,
} from "@/lib/auth/affiliate-area";
import { ForgotInput } from "@/lib/auth/shape";
import { submitForm } from "@/lib/surfaces/action";
import { areaAction } from "@/lib/surfaces/area";
import type { ActionState } from "@/lib/surfaces/shape";

export const join = areaAction(OwnInviteInput, joinCampaign);
export const mintCode = areaAction(OwnCouponInput, mintOwnCode);
export const setPayoutAddress = areaAction(PayoutAddressInput, changePayoutAddress);

/** Answers alike whether or not an affiliate has that address. */
export async function requestLinks(
  _previous: ActionState<string>,
  form: FormData,
): Promise<ActionState<string>> {
  return submitForm(ForgotInput, form, async ({ email }, request) => {
    await requestAreaLinks(email, request);
    return email;
  });
}

export async function leave(): Promise<void> {
  const { name, options } = areaCookie();
  const jar = await cookies();
  const value = jar.get(name)?.value;
  if (value) await leaveArea(value);
  jar.set(name, "", { ...options, maxAge: 0 });
  redirect("/a");
}
