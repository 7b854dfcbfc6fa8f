"use client";

import { told } from "@/components/told";
import { SubmitButton } from "@/components/ui/submit-button";
import { useForm } from "@/components/ui/use-form";
import type { QueuedMail } from "@/lib/mail/shape";
import type { BoundAction } from "@/lib/surfaces/shape";

interface RetryFormProps {
  mail: Pick<QueuedMail, "id" | "recipient">;
  action: BoundAction<QueuedMail>;
}

export function RetryForm({ mail: { id, recipient }, action }: RetryFormProps) {
  // The row leaves the list with its form, so that how it went is said elsewhere.
  const { form } = useForm(
    told(action, {
      done: (queued) => `Queued again: ${queued.recipient}`,
      refused: "The mail was not queued",
    }),
  );
  return (
    <form {...form}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="outline" size="sm" aria-label={`Try again to ${recipient}`}>
        Try again
      </SubmitButton>
    </form>
  );
}
