"use client";

import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { useForm } from "@/components/ui/use-form";
import type { BoundAction } from "@/lib/surfaces/shape";

export function NewOrgForm({ action }: { action: BoundAction<null> }) {
  const { form, field, control, problem } = useForm(action);
  return (
    <form {...form} className="grid gap-4">
      <FormProblem problem={problem} />
      <Field label="Organization name" {...field("orgName")}>
        <Input {...control("orgName")} autoComplete="organization" />
      </Field>
      <SubmitButton size="lg">Create organization</SubmitButton>
    </form>
  );
}
