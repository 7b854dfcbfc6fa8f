"use client";

import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { useForm } from "@/components/ui/use-form";
import type { BoundAction } from "@/lib/surfaces/shape";

export function ForgotForm({ action }: { action: BoundAction<string> }) {
  const { state, form, field, control, problem } = useForm(action);
  if (state.status === "done") {
    return (
      <Notice variant="ok" role="status" title="Look into your mail">
        If {state.output} belongs to an account here, a link to set a new password is on its way. It
        may take a minute; look into the spam folder too.
      </Notice>
    );
  }
  return (
    <form {...form} className="grid gap-4">
      <FormProblem problem={problem} />
      <Field label="Email" {...field("email")}>
        <Input {...control("email")} type="email" autoComplete="username" />
      </Field>
      <SubmitButton size="lg">Mail me a link</SubmitButton>
    </form>
  );
}
