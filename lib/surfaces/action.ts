import { revalidatePath } from "next/cache";
import type { z } from "zod";
import { log } from "@/lib/log";
import type { RequestFacts } from "@/lib/operations/context";
import type { Operation } from "@/lib/operations/define";
import { isRefusal, Refusal, refusalBody, refusalOf } from "@/lib/operations/errors";
import { perform } from "@/lib/operations/perform";
import { NUL_WORDS, nulIn } from "@/lib/operations/text";
import { browserCaller, browserFacts } from "./browser";
import { fieldMessages, inputOfForm } from "./form";
import { type ActionState, type FormAction, ONCE_FIELD } from "./shape";

export type { ActionState, FormAction } from "./shape";

/**
 * A form's server action from an operation. The slug is bound by the page; membership, role and input are
 * checked here all the same, since anybody can call an action.
 * @param inputOf for a form that asks in other words than the operation's input
 */
export function actionFor<I extends z.ZodObject, O extends z.ZodObject>(
  operation: Operation<I, O>,
  inputOf: (form: FormData) => unknown = (form) => inputOfForm(operation.input, form),
): FormAction<z.infer<O>> {
  return async (slug, _previous, form) => {
    const caller = await browserCaller(String(slug));
    const once = form.get(ONCE_FIELD);
    if (typeof once === "string" && once !== "") caller.request.idempotencyKey = once;
    const input = inputOf(form);
    try {
      const output = await perform(operation, caller, input);
      // What an operation reveals is only in this answer, so the page behind it must not be asked again.
      if (!operation.reveals) revalidatePath(`/${slug}`, "layout");
      return { status: "done", output };
    } catch (error) {
      return refused(error, caller.request, form, operation.input, input);
    }
  };
}

/** A form's server action before any organization: signing in, setting up, a person's own account. */
export async function submitForm<I extends z.ZodObject, T>(
  shape: I,
  form: FormData,
  run: (input: z.infer<I>, request: RequestFacts) => Promise<T>,
): Promise<ActionState<T>> {
  const request = await browserFacts();
  const input = inputOfForm(shape, form);
  const parsed = shape.safeParse(input);
  try {
    if (!parsed.success) throw new Refusal("validation_failed", "Mend the marked fields.");
    const field = nulIn(parsed.data);
    if (field !== undefined) throw new Refusal("validation_failed", NUL_WORDS, { field });
    return { status: "done", output: await run(parsed.data, request) };
  } catch (error) {
    if (!isRefusal(error)) log.error({ err: error, requestId: request.requestId });
    return refused(error, request, form, shape, input);
  }
}

function refused(
  error: unknown,
  { requestId }: RequestFacts,
  form: FormData,
  shape: z.ZodObject,
  input: unknown,
): ActionState<never> {
  const refusal = refusalOf(error);
  const fields = refusal.code === "validation_failed" ? fieldMessages(shape, input) : {};
  const { field } = refusal.details;
  if (field && !fields[field]) fields[field] = refusal.message.replace(`${field}: `, "");
  return {
    status: "refused",
    error: refusalBody(refusal, requestId),
    fields,
    values: valuesOf(form),
  };
}

/** What was typed, but for passwords and files. */
function valuesOf(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$ACTION") || /password/i.test(name)) continue;
    const texts = form.getAll(name).filter((value) => typeof value === "string");
    const [first] = texts;
    if (first !== undefined) values[name] = texts.length > 1 ? texts : first;
  }
  return values;
}
