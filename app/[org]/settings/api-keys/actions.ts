"use server";

import { adoptApiKey, mintApiKey, revokeApiKey, rotateApiKey } from "@/lib/api-keys/operations";
import { actionFor } from "@/lib/surfaces/action";

export const mint = actionFor(mintApiKey);
export const rotate = actionFor(rotateApiKey);
export const adopt = actionFor(adoptApiKey);
export const revoke = actionFor(revokeApiKey);
