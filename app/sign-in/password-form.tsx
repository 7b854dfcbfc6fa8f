"use client";

import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { SubmitButton } from "@/components/ui/submit-button";
import { useForm } from "@/components/ui/use-form";
import type { BoundAction } from "@/lib/surfaces/shape";

export function PasswordForm({ action }: { action: BoundAction<null> }) {
  const { form, field, control, problem } = useForm(action);
  return (
    <form {...form} className="grid gap-4">
      <FormProblem problem={problem} />
      <Field label="Email" {...field("email")}>
        <Input {...control("email")} type="email" autoComplete="username" />
      </Field>
      <Field label="Password" {...field("password")}>
        <PasswordInput {...control("password")} autoComplete="current-password" />
      </Field>
      <SubmitButton size="lg">Sign in</SubmitButton>
    </form>
  );
}
