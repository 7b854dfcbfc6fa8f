"use server";

import { endAtStripe } from "@/lib/auth/stripe-connect";
import { actionFor } from "@/lib/surfaces/action";
import { browserFacts } from "@/lib/surfaces/browser";
import type { ActionState } from "@/lib/surfaces/shape";
import {
  connectStripe,
  disconnectStripe,
  removePaddle,
  setPaddleSecret,
} from "@/lib/vendors/operations";

const IDLE = { status: "idle" } as const;
const disconnected = actionFor(disconnectStripe);

export const connect = actionFor(connectStripe);

/** Named like a password, so that what was typed is never sent back. */
export const keepPaddle = actionFor(setPaddleSecret, (form) => ({
  secret: form.get("secretPassword"),
}));
export const forgetPaddle = actionFor(removePaddle);

interface Ended {
  accountId?: string;
  endedAtStripe: boolean;
}

/** It ends here first, whatever Stripe says to it. */
export async function disconnect(
  slug: string,
  _previous: ActionState<Ended>,
  form: FormData,
): Promise<ActionState<Ended>> {
  const state = await disconnected(slug, IDLE, form);
  if (state.status !== "done") return state;
  const { orgId, accountId } = state.output;
  const endedAtStripe = accountId
    ? await endAtStripe(orgId, accountId, await browserFacts())
    : true;
  return { status: "done", output: { accountId, endedAtStripe } };
}
