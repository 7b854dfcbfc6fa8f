"use server";

import { approveAffiliate, rejectAffiliate } from "@/lib/affiliates/operations";
import { actionFor } from "@/lib/surfaces/action";

export const approve = actionFor(approveAffiliate);
export const reject = actionFor(rejectAffiliate);
