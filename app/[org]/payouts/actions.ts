"use server";

import {
  createPayout,
  failPayout,
  failPayoutLine,
  settlePayout,
  startPayout,
} from "@/lib/payouts/operations";
import { actionFor } from "@/lib/surfaces/action";

export const create = actionFor(createPayout);
export const start = actionFor(startPayout);
export const settle = actionFor(settlePayout);
export const fail = actionFor(failPayout);
export const failLine = actionFor(failPayoutLine);
