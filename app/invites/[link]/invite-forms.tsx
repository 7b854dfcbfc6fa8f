"use client";

import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { SubmitButton } from "@/components/ui/submit-button";
import { useForm } from "@/components/ui/use-form";
import type { BoundAction } from "@/lib/surfaces/shape";

/** For somebody who is signed in with the invited address. */
export function AcceptForm({ action, link }: { action: BoundAction<string>; link: string }) {
  const { form, problem } = useForm(action);
  return (
    <form {...form} className="grid gap-4">
      <FormProblem problem={problem} />
      <input type="hidden" name="link" value={link} />
      <SubmitButton size="lg">Join the team</SubmitButton>
    </form>
  );
}

interface NewcomerFormProps {
  action: BoundAction<{ orgSlug: string }>;
  link: string;
  email: string;
}

/** For somebody without an account: it is made with the invited address. */
export function NewcomerForm({ action, link, email }: NewcomerFormProps) {
  const { form, field, control, problem } = useForm(action);
  return (
    <form {...form} className="grid gap-4">
      <FormProblem problem={problem} />
      <input type="hidden" name="link" value={link} />
      <Field label="Your name" {...field("name")}>
        <Input {...control("name")} autoComplete="name" />
      </Field>
      <Field label="Email">
        <Input value={email} readOnly autoComplete="username" />
      </Field>
      <Field label="Password" hint="At least 10 characters." {...field("password")}>
        <PasswordInput {...control("password")} autoComplete="new-password" />
      </Field>
      <SubmitButton size="lg">Create account and join</SubmitButton>
    </form>
  );
}
