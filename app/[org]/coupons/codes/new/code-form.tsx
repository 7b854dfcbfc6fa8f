"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { useForm } from "@/components/ui/use-form";
import type { AffiliateCoupon } from "@/lib/coupons/shape";
import type { BoundAction } from "@/lib/surfaces/shape";

interface CodeFormProps {
  action: BoundAction<AffiliateCoupon>;
  programId: string;
  affiliates: readonly { id: string; fullName: string; slug: string }[];
  /** Where to go instead. */
  cancelPath: string;
}

export function CodeForm({ action, programId, affiliates, cancelPath }: CodeFormProps) {
  const { form, field, control, problem } = useForm(action);
  return (
    <form {...form} className="grid max-w-xl gap-5">
      <FormProblem problem={problem} />
      <input type="hidden" name="programId" value={programId} />
      <Field label="Affiliate" {...field("affiliateId")}>
        <Select {...control("affiliateId")}>
          {affiliates.map(({ id, fullName, slug }) => (
            <option key={id} value={id}>
              {fullName} ({slug})
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label="Code"
        optional
        hint="3 to 40 letters and digits. Left out, it is made from their referral name."
        {...field("vanity")}
      >
        <Input
          {...control("vanity")}
          autoComplete="off"
          spellCheck={false}
          className="font-mono uppercase"
        />
      </Field>
      <div className="flex gap-2">
        <SubmitButton>Make code</SubmitButton>
        <Button asChild variant="outline">
          <Link href={cancelPath}>Cancel</Link>
        </Button>
      </div>
    </form>
  );
}
