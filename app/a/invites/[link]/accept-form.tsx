"use client";

import { brandedButton } from "@/components/branded-card";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { useForm } from "@/components/ui/use-form";
import type { Invitation } from "@/lib/invites/accept";
import type { BoundAction } from "@/lib/surfaces/shape";

interface AcceptFormProps {
  action: BoundAction<null>;
  link: string;
  invitation: Pick<Invitation, "brand" | "email" | "fullName" | "isKnown">;
}

export function AcceptForm({ action, link, invitation }: AcceptFormProps) {
  const { form, field, control, problem } = useForm(action);
  const { brand, email, fullName, isKnown } = invitation;
  return (
    <form {...form} className="grid gap-5">
      <FormProblem problem={problem} />
      <input type="hidden" name="link" value={link} />
      {!isKnown && (
        <Field label="Your name" {...field("fullName")}>
          <Input {...control("fullName", fullName)} autoComplete="name" />
        </Field>
      )}
      <Field label="Email" hint="The invitation is for this address.">
        <Input value={email} readOnly autoComplete="email" />
      </Field>
      <SubmitButton size="lg" {...brandedButton(brand)}>
        Accept the invitation
      </SubmitButton>
    </form>
  );
}
