"use server";

import { cancelAffiliateInvite, resendAffiliateInvite } from "@/lib/invites/operations";
import { actionFor } from "@/lib/surfaces/action";

export const resend = actionFor(resendAffiliateInvite);
export const withdraw = actionFor(cancelAffiliateInvite);
