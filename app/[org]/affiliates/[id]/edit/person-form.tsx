"use client";

import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { useForm } from "@/components/ui/use-form";
import type { AffiliateDetail } from "@/lib/affiliates/shape";
import type { BoundAction } from "@/lib/surfaces/shape";

interface PersonFormProps {
  action: BoundAction<AffiliateDetail>;
  affiliate: Pick<AffiliateDetail, "id" | "fullName" | "email" | "notes" | "paypalEmail">;
}

export function PersonForm({ action, affiliate }: PersonFormProps) {
  const { form, field, control, problem, state } = useForm(action);
  const { id, fullName, email, notes, paypalEmail } = affiliate;
  return (
    <form {...form} className="grid gap-5">
      <FormProblem problem={problem} />
      {state.status === "done" && <Notice variant="ok" role="status" title="Saved" />}
      <input type="hidden" name="id" value={id} />
      <Field label="Name" {...field("fullName")}>
        <Input {...control("fullName", fullName)} autoComplete="off" />
      </Field>
      <Field
        label="PayPal address"
        optional
        hint={`Where payouts go. Left out, they go to ${email}.`}
        {...field("paypalEmail")}
      >
        <Input {...control("paypalEmail", paypalEmail)} type="email" autoComplete="off" />
      </Field>
      <Field label="Notes" optional hint="For your team alone." {...field("notes")}>
        <Textarea {...control("notes", notes)} rows={4} />
      </Field>
      <div>
        <SubmitButton>Save changes</SubmitButton>
      </div>
    </form>
  );
}
