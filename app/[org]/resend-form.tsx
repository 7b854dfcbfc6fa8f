"use client";

import { SubmitButton } from "@/components/ui/submit-button";
import { useForm } from "@/components/ui/use-form";
import type { BoundAction } from "@/lib/surfaces/shape";

export function ResendForm({ action }: { action: BoundAction<void> }) {
  const { state, form, problem } = useForm(action);
  if (state.status === "done") return <p role="status">A new link is on its way.</p>;
  if (problem) return <p role="alert">{problem.message}</p>;
  return (
    <form {...form}>
      <SubmitButton variant="outline" size="sm">
        Mail a new link
      </SubmitButton>
    </form>
  );
}
