"use server";

import { z } from "zod";
import { requestVerification } from "@/lib/auth/email-links";
import { submitForm } from "@/lib/surfaces/action";
import { requirePerson } from "@/lib/surfaces/page";
import type { ActionState } from "@/lib/surfaces/shape";

export async function resendVerification(
  _previous: ActionState<void>,
  form: FormData,
): Promise<ActionState<void>> {
  const { userId } = await requirePerson();
  return submitForm(z.object({}), form, (_nothing, request) =>
    requestVerification(userId, request),
  );
}
