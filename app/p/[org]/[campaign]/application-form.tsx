"use client";

import { brandedButton } from "@/components/branded-card";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { useForm } from "@/components/ui/use-form";
import type { Brand } from "@/lib/mail/brand";
import type { BoundAction } from "@/lib/surfaces/shape";

interface ApplicationFormProps {
  action: BoundAction<{ email: string }>;
  brand: Brand;
  /** Who sent them here. */
  via?: string;
}

export function ApplicationForm({ action, brand, via }: ApplicationFormProps) {
  const { form, field, control, problem, state } = useForm(action);
  if (state.status === "done") {
    return (
      <Notice variant="ok" role="status" title="Thank you for applying">
        A mail to {state.output.email} says how it goes on. If it does not arrive, look among the
        unwanted mails.
      </Notice>
    );
  }
  return (
    <form {...form} className="grid gap-5">
      <FormProblem problem={problem} />
      {via && <input type="hidden" name="via" value={via} />}
      <Field label="Your name" {...field("fullName")}>
        <Input {...control("fullName")} autoComplete="name" />
      </Field>
      <Field label="Email" hint={`${brand.name} writes to you there.`} {...field("email")}>
        <Input {...control("email")} type="email" autoComplete="email" />
      </Field>
      <Field label="Website" optional {...field("website")}>
        <Input
          {...control("website")}
          inputMode="url"
          autoComplete="url"
          placeholder="https://example.com"
        />
      </Field>
      <Field
        label="Your audience"
        hint="Who reads, hears or watches you, and why they would like this."
        {...field("application")}
      >
        <Textarea {...control("application")} rows={5} />
      </Field>
      <Field
        label="Referral name"
        optional
        hint="Stands in your links. Lower-case letters, digits and hyphens; left out, you get one."
        {...field("slug")}
      >
        <Input {...control("slug")} autoComplete="off" className="font-mono" />
      </Field>
      <SubmitButton size="lg" {...brandedButton(brand)}>
        Apply
      </SubmitButton>
    </form>
  );
}
