"use server";

import { importAffiliates, importConversions, previewConversions } from "@/lib/imports/operations";
import { actionFor } from "@/lib/surfaces/action";
import { INPUT_FIELD } from "./batches";

export const preview = actionFor(previewConversions, sentIn);
export const bringConversions = actionFor(importConversions, sentIn);
export const bringAffiliates = actionFor(importAffiliates, sentIn);

/** A thousand rows are no form: they come as one text. */
function sentIn(form: FormData): unknown {
  try {
    return JSON.parse(String(form.get(INPUT_FIELD)));
  } catch {
    return {};
  }
}
