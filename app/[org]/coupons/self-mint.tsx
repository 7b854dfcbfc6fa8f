"use client";

import { FormProblem } from "@/components/ui/form-problem";
import { SubmitButton } from "@/components/ui/submit-button";
import { useForm } from "@/components/ui/use-form";
import type { CampaignCoupon } from "@/lib/coupons/shape";
import type { BoundAction } from "@/lib/surfaces/shape";

interface SelfMintProps {
  coupon: Pick<CampaignCoupon, "id" | "programId" | "name" | "allowAffiliateSelfMint">;
  action: BoundAction<CampaignCoupon>;
}

/** Whether affiliates may make codes from a coupon, and the switch for it. */
export function SelfMint({ coupon, action }: SelfMintProps) {
  const { id, programId, name, allowAffiliateSelfMint: isOpen } = coupon;
  const { form, problem } = useForm(action);
  return (
    <form {...form} className="inline-flex flex-wrap items-center gap-2">
      <input type="hidden" name="programId" value={programId} />
      <input type="hidden" name="couponId" value={id} />
      <input type="hidden" name="allowAffiliateSelfMint" value={String(!isOpen)} />
      {isOpen ? "Yes" : "No"}
      <SubmitButton
        variant="outline"
        size="sm"
        aria-label={isOpen ? `Stop codes from ${name}` : `Let affiliates make codes from ${name}`}
      >
        {isOpen ? "Stop" : "Allow"}
      </SubmitButton>
      <FormProblem problem={problem} />
    </form>
  );
}
