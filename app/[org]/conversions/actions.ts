"use server";

import { approveConversion, denyConversion } from "@/lib/conversions/operations";
import { actionFor } from "@/lib/surfaces/action";

export const approve = actionFor(approveConversion);
export const deny = actionFor(denyConversion);
