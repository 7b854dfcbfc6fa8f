"use client";

import { FormProblem } from "@/components/ui/form-problem";
import { SubmitButton } from "@/components/ui/submit-button";
import { useForm } from "@/components/ui/use-form";
import type { BoundAction } from "@/lib/surfaces/shape";

interface JoinFormProps {
  action: BoundAction<{ campaign: string }>;
  inviteId: string;
  campaign: string;
}

export function JoinForm({ action, inviteId, campaign }: JoinFormProps) {
  const { form, problem } = useForm(action);
  return (
    <form {...form} className="grid gap-3">
      <FormProblem problem={problem} />
      <input type="hidden" name="inviteId" value={inviteId} />
      <SubmitButton aria-label={`Accept the invitation to ${campaign}`}>Accept</SubmitButton>
    </form>
  );
}
