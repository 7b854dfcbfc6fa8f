"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { SubmitButton } from "@/components/ui/submit-button";
import { useForm } from "@/components/ui/use-form";
import type { BoundAction } from "@/lib/surfaces/shape";

export function SetupForm(props: { action: BoundAction<null>; asksForCode: boolean }) {
  const { form, field, control, checkbox, problem } = useForm(props.action);
  return (
    <form {...form} className="grid gap-4">
      <FormProblem problem={problem} />
      {props.asksForCode && (
        <Field
          label="Set-up code"
          hint="The server printed it when it started, for example ABCD-2345."
          {...field("code")}
        >
          <Input {...control("code")} autoComplete="off" autoCapitalize="characters" />
        </Field>
      )}
      <Field label="Your name" {...field("name")}>
        <Input {...control("name")} autoComplete="name" />
      </Field>
      <Field label="Email" {...field("email")}>
        <Input {...control("email")} type="email" autoComplete="email" />
      </Field>
      <Field label="Password" hint="At least 10 characters." {...field("password")}>
        <PasswordInput {...control("password")} autoComplete="new-password" />
      </Field>
      <Field label="Organization name" {...field("orgName")}>
        <Input {...control("orgName")} autoComplete="organization" />
      </Field>
      <Field
        inline
        label="Load a demo program"
        hint="A year of an invented affiliate program: campaigns, affiliates, clicks and sales to look around in. It needs an empty organization, so it can be loaded only now or before your first campaign."
      >
        <Checkbox {...checkbox("demo", true)} />
      </Field>
      <SubmitButton size="lg">Set up Rekomi</SubmitButton>
    </form>
  );
}
