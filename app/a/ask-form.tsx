"use client";

import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { useForm } from "@/components/ui/use-form";
import type { BoundAction } from "@/lib/surfaces/shape";

export function AskForm({ action }: { action: BoundAction<string> }) {
  const { state, form, field, control, problem } = useForm(action);
  if (state.status === "done") {
    return (
      <Notice variant="ok" role="status" title="Look into your mail">
        If {state.output} belongs to an affiliate, a link is on its way: one for each program. It
        may take a minute; look into the spam folder too.
      </Notice>
    );
  }
  return (
    <form {...form} className="grid gap-4">
      <FormProblem problem={problem} />
      <Field label="Email" hint="The address that the program knows you by." {...field("email")}>
        <Input {...control("email")} type="email" autoComplete="email" />
      </Field>
      <SubmitButton size="lg">Mail me a link</SubmitButton>
    </form>
  );
}
