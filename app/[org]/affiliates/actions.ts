"use server";

import {
  approveAffiliate,
  pauseAffiliate,
  rejectAffiliate,
  removeAffiliate,
  resumeAffiliate,
  updateAffiliate,
} from "@/lib/affiliates/operations";
import { actionFor } from "@/lib/surfaces/action";
import { textsOf } from "../texts";
import { ownTerms } from "./own-terms";

export const approve = actionFor(approveAffiliate);
export const reject = actionFor(rejectAffiliate);
export const pause = actionFor(pauseAffiliate);
export const resume = actionFor(resumeAffiliate);
export const remove = actionFor(removeAffiliate);

export const savePerson = actionFor(updateAffiliate, (form) =>
  textsOf(form, ["id", "fullName", "notes", "paypalEmail"]),
);

export const saveTerms = actionFor(updateAffiliate, (form) => {
  const { id, campaignId } = textsOf(form, ["id", "campaignId"]);
  return { id, commissions: [{ campaignId, ...ownTerms(form) }] };
});
