import type { z } from "zod";
import { log } from "@/lib/log";
import type { Operation } from "@/lib/operations/define";
import { isRefusal } from "@/lib/operations/errors";
import { perform } from "@/lib/operations/perform";
import { browserCaller } from "./browser";
import { json, refusalResponse } from "./http";

/** Answers a page of ours that asks again and again while something changes: the session is its right. */
export async function answerPoll<I extends z.ZodObject, O extends z.ZodObject>(
  operation: Operation<I, O>,
  slug: string,
  input: z.input<I>,
): Promise<Response> {
  const caller = await browserCaller(slug);
  const { requestId } = caller.request;
  try {
    return json(200, await perform(operation, caller, input));
  } catch (error) {
    if (!isRefusal(error)) log.error({ err: error, requestId }, "poll failed");
    return refusalResponse(error, requestId);
  }
}
