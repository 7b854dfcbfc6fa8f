"use server";

import { setSubAffiliateConfig } from "@/lib/sub-affiliates/operations";
import { actionFor } from "@/lib/surfaces/action";

export const setRecruiting = actionFor(setSubAffiliateConfig);
