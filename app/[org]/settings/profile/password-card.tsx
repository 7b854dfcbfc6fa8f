"use client";

import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Notice } from "@/components/ui/notice";
import { PasswordInput } from "@/components/ui/password-input";
import { SubmitButton } from "@/components/ui/submit-button";
import { useForm } from "@/components/ui/use-form";
import type { BoundAction } from "@/lib/surfaces/shape";

export function PasswordCard({ action, email }: { action: BoundAction<void>; email: string }) {
  const { state, form, field, control, problem } = useForm(action);
  return (
    <Card aria-labelledby="password">
      <CardHeader>
        <CardTitle id="password">Change password</CardTitle>
        <CardDescription>Every other browser is signed out.</CardDescription>
      </CardHeader>
      <CardContent>
        {state.status === "done" ? (
          <Notice variant="ok" role="status">
            Your new password holds from now on. Other browsers have been signed out.
          </Notice>
        ) : (
          <form {...form} className="grid gap-4">
            <FormProblem problem={problem} />
            {/* Tells password managers whose password this is. */}
            <input type="hidden" name="username" value={email} autoComplete="username" />
            <Field label="Current password" {...field("currentPassword")}>
              <PasswordInput {...control("currentPassword")} autoComplete="current-password" />
            </Field>
            <Field label="New password" hint="At least 10 characters." {...field("password")}>
              <PasswordInput {...control("password")} autoComplete="new-password" />
            </Field>
            <SubmitButton className="justify-self-start">Change password</SubmitButton>
          </form>
        )}
      </CardContent>
    </Card>
  );
}
