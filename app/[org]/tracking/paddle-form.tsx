"use client";

import { useState } from "react";
import { ConfirmAct } from "@/components/confirm-act";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { PasswordInput } from "@/components/ui/password-input";
import { SubmitButton } from "@/components/ui/submit-button";
import { useForm } from "@/components/ui/use-form";
import type { BoundAction } from "@/lib/surfaces/shape";
import type { PaddleConnection } from "@/lib/vendors/shape";
import { Saved } from "./saved";

type Act = BoundAction<PaddleConnection>;

export function PaddleForm({ isConnected, action }: { isConnected: boolean; action: Act }) {
  const { state, form, field, control, problem } = useForm(action);
  return (
    <form {...form} className="grid max-w-xl gap-3">
      <FormProblem problem={problem} />
      <Field
        label={isConnected ? "Another secret key" : "Secret key"}
        hint="It begins with pdl_ntfset_, is kept encrypted and never shown again."
        {...field("secret")}
      >
        <PasswordInput
          // A secret that has been taken does not stay on the page.
          key={state.status}
          {...control("secretPassword")}
          autoComplete="off"
        />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton variant="outline">
          {isConnected ? "Replace secret key" : "Connect Paddle"}
        </SubmitButton>
        <Saved state={state}>Saved. Notifications are believed from now on.</Saved>
      </div>
    </form>
  );
}

export function PaddleOff({ action }: { action: Act }) {
  const [asks, setAsks] = useState(false);
  return (
    <div>
      <Button type="button" variant="outline" onClick={() => setAsks(true)}>
        Disconnect Paddle
      </Button>
      <ConfirmAct
        open={asks}
        onClose={() => setAsks(false)}
        id="paddle"
        action={action}
        title="Disconnect Paddle?"
        description="Its notifications are refused from now on, those of refunds as well. Remove the destination in Paddle too."
        confirm="Disconnect Paddle"
        destructive
        done="Paddle is disconnected"
        refused="Paddle was not disconnected"
      />
    </div>
  );
}
