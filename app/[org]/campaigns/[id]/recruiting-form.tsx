"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { useForm } from "@/components/ui/use-form";
import type { SubAffiliateConfig } from "@/lib/sub-affiliates/shape";
import type { BoundAction } from "@/lib/surfaces/shape";
import { Saved } from "../../tracking/saved";

interface RecruitingFormProps {
  action: BoundAction<SubAffiliateConfig>;
  config: SubAffiliateConfig;
}

export function RecruitingForm({ action, config }: RecruitingFormProps) {
  const { state, form, field, control, checkbox, problem } = useForm(action);
  return (
    <form {...form} className="grid gap-4">
      <FormProblem problem={problem} />
      <input type="hidden" name="programId" value={config.programId} />
      <Field
        inline
        label="Affiliates of this campaign may recruit others"
        hint="Each gets a link to the public page. Whoever applies through it is their recruit."
        {...field("enabled")}
      >
        <Checkbox {...checkbox("enabled", config.enabled)} />
      </Field>
      <Field
        label="Percent of the recruit's commission"
        hint="Holds for sales from now on. 10 of a commission of 20.00 is 2.00."
        {...field("percent")}
      >
        <Input
          {...control("percent", config.percent)}
          inputMode="decimal"
          autoComplete="off"
          className="max-w-40"
        />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton variant="outline">Save</SubmitButton>
        <Saved state={state}>Saved. It holds from now on.</Saved>
      </div>
    </form>
  );
}
