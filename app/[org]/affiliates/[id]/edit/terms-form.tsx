"use client";

import { FormProblem } from "@/components/ui/form-problem";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { useForm } from "@/components/ui/use-form";
import type { AffiliateDetail, Enrollment } from "@/lib/affiliates/shape";
import type { BoundAction } from "@/lib/surfaces/shape";
import { TermsFields } from "../../terms-fields";

interface TermsFormProps {
  action: BoundAction<AffiliateDetail>;
  affiliateId: string;
  enrollment: Enrollment;
}

export function TermsForm({ action, affiliateId, enrollment }: TermsFormProps) {
  const controls = useForm(action);
  const { form, field, problem, state } = controls;
  return (
    <form {...form} className="grid gap-4">
      <FormProblem problem={problem} />
      {state.status === "done" && <Notice variant="ok" role="status" title="Saved" />}
      <input type="hidden" name="id" value={affiliateId} />
      <input type="hidden" name="campaignId" value={enrollment.campaignId} />
      <TermsFields
        form={controls}
        terms={enrollment}
        currency={enrollment.currency}
        error={field("commissions").error}
      />
      <div>
        <SubmitButton variant="outline">Save commission</SubmitButton>
      </div>
    </form>
  );
}
