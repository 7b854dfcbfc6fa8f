"use client";

import { SubmitButton } from "@/components/ui/submit-button";
import { toast } from "@/components/ui/toast";
import { useForm } from "@/components/ui/use-form";
import type { QueuedMail } from "@/lib/mail/shape";
import type { ActionState, BoundAction } from "@/lib/surfaces/shape";

interface RetryFormProps {
  mail: Pick<QueuedMail, "id" | "recipient">;
  action: BoundAction<QueuedMail>;
}

export function RetryForm({ mail: { id, recipient }, action }: RetryFormProps) {
  const { form } = useForm(told(action));
  return (
    <form {...form}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="outline" size="sm" aria-label={`Try again to ${recipient}`}>
        Try again
      </SubmitButton>
    </form>
  );
}

/** The row leaves the list with its form, so that how it went is said elsewhere. */
function told(action: BoundAction<QueuedMail>): BoundAction<QueuedMail> {
  return async (previous: ActionState<QueuedMail>, form: FormData) => {
    const state = await action(previous, form);
    if (state.status === "refused")
      toast.error("The mail was not queued", { description: state.error.message });
    else if (state.status === "done") toast.success(`Queued again: ${state.output.recipient}`);
    return state;
  };
}
