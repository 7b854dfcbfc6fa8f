"use client";

import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { toast } from "@/components/ui/toast";
import { useForm } from "@/components/ui/use-form";
import type { ActionState, BoundAction } from "@/lib/surfaces/shape";
import { counted } from "./words";

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
  const { form } = useForm(told(action));
  return (
    <form {...form}>
      <SubmitButton variant="outline">Create at Stripe</SubmitButton>
    </form>
  );
}

function told(action: BoundAction<Sent>): BoundAction<Sent> {
  return async (previous: ActionState<Sent>, form: FormData) => {
    const state = await action(previous, form);
    if (state.status === "done") toast.success("On their way to Stripe");
    if (state.status === "refused")
      toast.error("Nothing was sent", { description: state.error.message });
    return state;
  };
}
