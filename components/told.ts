import { toast } from "@/components/ui/toast";
import type { BoundAction } from "@/lib/surfaces/shape";

interface Words<T> {
  done: string | ((output: T) => string);
  /** Left out: the form itself says what is wrong. */
  refused?: string;
  onDone?: (output: T) => void;
}

/** Says how an action went even where its form is gone by then, with the row or the button that it was for. */
export function told<T>(action: BoundAction<T>, words: Words<T>): BoundAction<T> {
  return async (previous, form) => {
    const state = await action(previous, form);
    if (state.status === "done") {
      const { done, onDone } = words;
      toast.success(typeof done === "string" ? done : done(state.output));
      onDone?.(state.output);
    } else if (state.status === "refused" && words.refused) {
      toast.error(words.refused, { description: state.error.message });
    }
    return state;
  };
}
