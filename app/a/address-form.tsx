"use client";

import { Check } from "lucide-react";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { useForm } from "@/components/ui/use-form";
import type { BoundAction } from "@/lib/surfaces/shape";

interface AddressFormProps {
  action: BoundAction<{ paypalEmail: string }>;
  email: string;
  paypalEmail?: string;
}

export function AddressForm({ action, email, paypalEmail }: AddressFormProps) {
  const { state, form, field, control, problem } = useForm(action);
  return (
    <form {...form} className="grid gap-4">
      <FormProblem problem={problem} />
      <Field
        label="PayPal address"
        optional
        hint={`Left out, they go to ${email}.`}
        className="max-w-md"
        {...field("paypalEmail")}
      >
        <Input {...control("paypalEmail", paypalEmail)} type="email" autoComplete="email" />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton variant="outline">Save address</SubmitButton>
        <p role="status" className="wrap-anywhere flex items-center gap-1.5 text-ok text-xs">
          {state.status === "done" && (
            <>
              <Check aria-hidden="true" className="size-3.5 shrink-0" />
              Payouts go to {state.output.paypalEmail}.
            </>
          )}
        </p>
      </div>
    </form>
  );
}
