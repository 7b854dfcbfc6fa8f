"use server";

import { retryMail } from "@/lib/mail/operations";
import { actionFor } from "@/lib/surfaces/action";

export const retry = actionFor(retryMail);
