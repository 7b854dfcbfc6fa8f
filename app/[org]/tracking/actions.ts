"use server";

import { updateAttributionParams } from "@/lib/attribution/operations";
import { actionFor } from "@/lib/surfaces/action";
import { provisionPixel, rotatePixelKey, setPixelOrigins } from "@/lib/tracking/operations";

export const updateParams = actionFor(updateAttributionParams);
export const provision = actionFor(provisionPixel);
export const rotate = actionFor(rotatePixelKey);
export const setOrigins = actionFor(setPixelOrigins);
