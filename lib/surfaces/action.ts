import { revalidatePath } from "next/cache";
import type { z } from "zod";
import type { Operation } from "@/lib/operations/define";
import { type RefusalBody, refusalBody, refusalOf } from "@/lib/operations/errors";
import { perform } from "@/lib/operations/perform";
import { browserCaller } from "./browser";
import { inputOfForm } from "./form";

/** What a form shows after it was sent: the result, or what to mend with nothing typed lost. */
export type ActionState<T> =
  | { status: "idle" }
  | { status: "done"; output: T }
  | { status: "refused"; error: RefusalBody; values: Record<string, string | string[]> };

export type FormAction<T> = (
  slug: string,
  previous: ActionState<T>,
  form: FormData,
) => Promise<ActionState<T>>;

/**
 * A form's server action from an operation. The slug is bound by the page; membership, role and input are
 * checked here all the same, since anybody can call an action.
 */
export function actionFor<I extends z.ZodObject, O extends z.ZodObject>(
  operation: Operation<I, O>,
): FormAction<z.infer<O>> {
  return async (slug, _previous, form) => {
    const caller = await browserCaller(String(slug));
    try {
      const output = await perform(operation, caller, inputOfForm(operation.input, form));
      // What an operation reveals is only in this answer, so the page behind it must not be asked again.
      if (!operation.reveals) revalidatePath(`/${slug}`, "layout");
      return { status: "done", output };
    } catch (error) {
      return {
        status: "refused",
        error: refusalBody(refusalOf(error), caller.request.requestId),
        values: valuesOf(form),
      };
    }
  };
}

/** What was typed, but for passwords and files. */
export function valuesOf(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$ACTION") || /password/i.test(name)) continue;
    const texts = form.getAll(name).filter((value) => typeof value === "string");
    const [first] = texts;
    if (first !== undefined) values[name] = texts.length > 1 ? texts : first;
  }
  return values;
}
