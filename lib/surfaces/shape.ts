import type { RefusalBody } from "@/lib/operations/errors";

/** What a form shows after it was sent: the result, or what to mend with nothing typed lost. */
export type ActionState<T> =
  | { status: "idle" }
  | { status: "done"; output: T }
  | {
      status: "refused";
      error: RefusalBody;
      /** What is to be mended, by the name of the field. */
      fields: Record<string, string>;
      values: Record<string, string | string[]>;
    };

export type FormAction<T> = (
  slug: string,
  previous: ActionState<T>,
  form: FormData,
) => Promise<ActionState<T>>;

/** A form's action once the page has bound what it belongs to. */
export type BoundAction<T> = (previous: ActionState<T>, form: FormData) => Promise<ActionState<T>>;
