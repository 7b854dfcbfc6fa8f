"use client";

import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { PasswordInput } from "@/components/ui/password-input";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextLink } from "@/components/ui/text-link";
import { useForm } from "@/components/ui/use-form";
import type { BoundAction } from "@/lib/surfaces/shape";

export function NewPasswordForm({ action, link }: { action: BoundAction<void>; link: string }) {
  const { form, field, control, problem } = useForm(action);
  return (
    <form {...form} className="grid gap-4">
      <FormProblem problem={problem} />
      {problem?.error === "not_found" && (
        <TextLink href="/forgot-password">Ask for a new link</TextLink>
      )}
      <input type="hidden" name="link" value={link} />
      <Field label="New password" hint="At least 10 characters." {...field("password")}>
        <PasswordInput {...control("password")} autoComplete="new-password" />
      </Field>
      <SubmitButton size="lg">Set password</SubmitButton>
    </form>
  );
}
