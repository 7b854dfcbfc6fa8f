"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { FormProblem } from "@/components/ui/form-problem";
import { SubmitButton } from "@/components/ui/submit-button";
import { toast } from "@/components/ui/toast";
import { useForm } from "@/components/ui/use-form";
import type { BoundAction } from "@/lib/surfaces/shape";

/** Forms may be sent to us alone, so what follows is a link, followed at once where there is script. */
export function ConnectStripe({ action }: { action: BoundAction<{ url: string }> }) {
  const { state, form, problem } = useForm(action);
  const url = state.status === "done" ? state.output.url : undefined;

  useEffect(() => {
    if (url) window.location.assign(url);
  }, [url]);

  if (url) {
    return (
      <Button asChild className="w-fit">
        <a href={url}>Go on to Stripe</a>
      </Button>
    );
  }
  return (
    <form {...form} className="grid justify-items-start gap-3">
      <FormProblem problem={problem} />
      <SubmitButton>Connect Stripe</SubmitButton>
    </form>
  );
}

interface DisconnectStripeProps {
  account: string;
  action: BoundAction<{ endedAtStripe: boolean }>;
}

export function DisconnectStripe({ account, action }: DisconnectStripeProps) {
  const [open, setOpen] = useState(false);

  async function send(form: FormData) {
    const state = await action({ status: "idle" }, form);
    setOpen(false);
    if (state.status === "refused")
      toast.error("Stripe was not disconnected", { description: state.error.message });
    else if (state.status === "done" && !state.output.endedAtStripe)
      toast.success("Stripe is disconnected here", {
        description:
          "Stripe did not confirm it. Remove the app under Installed apps in Stripe as well.",
      });
    else toast.success("Stripe is disconnected");
  }

  return (
    <div>
      <Confirm
        open={open}
        onOpenChange={setOpen}
        trigger={<Button variant="outline">Disconnect Stripe</Button>}
        title="Disconnect Stripe?"
        description={`No sale, refund or dispute of ${account} arrives from now on, also not of sales that are credited already. Coupons stay at Stripe, but are not changed there any more.`}
        confirm="Disconnect Stripe"
        destructive
        action={send}
      />
    </div>
  );
}
