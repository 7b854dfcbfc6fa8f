"use server";

import { setHomeCurrency } from "@/lib/currency/operations";
import { actionFor } from "@/lib/surfaces/action";

export const setCurrency = actionFor(setHomeCurrency);
