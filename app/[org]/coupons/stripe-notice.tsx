"use client";

import { counted } from "@/components/counted";
import { FormProblem } from "@/components/ui/form-problem";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { useForm } from "@/components/ui/use-form";
import type { BoundAction } from "@/lib/surfaces/shape";

type Sent = { coupons: number; codes: number };

/** What a connected account does not have yet, and the button that sends it. */
export function Unsent({ count, action }: { count: number; action?: BoundAction<Sent> }) {
  return (
    <Notice
      variant="info"
      title={`${counted(count, "coupon or code", "coupons and codes")} not at Stripe`}
      action={action && <SendForm action={action} />}
    >
      Made before your account was connected, or refused by Stripe. A code takes nothing off at
      Stripe before it is there.
    </Notice>
  );
}

function SendForm({ action }: { action: BoundAction<Sent> }) {
  const { form, problem } = useForm(action);
  return (
    <form {...form} className="grid gap-2">
      <FormProblem problem={problem} />
      <SubmitButton variant="outline">Create at Stripe</SubmitButton>
    </form>
  );
}
