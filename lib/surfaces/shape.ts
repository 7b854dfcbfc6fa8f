import type { RefusalBody } from "@/lib/operations/errors";

export type { RefusalBody };

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

/** A hidden field, different in each rendering of a form: a form that is sent twice is done once. */
export const ONCE_FIELD = "idempotencyKey";
