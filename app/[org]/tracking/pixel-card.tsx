"use client";

import { useState } from "react";
import { ConfirmAct } from "@/components/confirm-act";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { useForm } from "@/components/ui/use-form";
import type { BoundAction } from "@/lib/surfaces/shape";
import type { Pixel } from "@/lib/tracking/shape";
import { Saved } from "./saved";

type Act = BoundAction<Pixel>;

interface PixelActions {
  provision: Act;
  rotate: Act;
  setOrigins: Act;
}

interface PixelCardProps {
  pixel: Pixel | undefined;
  /** Left out for whoever may only look. */
  actions?: PixelActions;
}

export function PixelCard({ pixel, actions }: PixelCardProps) {
  return (
    <Card aria-labelledby="pixel" className="scroll-mt-20">
      <CardHeader>
        <CardTitle id="pixel" className="scroll-mt-20">
          Browser pixel
        </CardTitle>
        <CardDescription>
          For sites that neither Stripe, Paddle nor a server of yours reports for. Anybody can call
          a function in a browser, so each sale by pixel waits until one of your team has reviewed
          it.
        </CardDescription>
      </CardHeader>
      <CardContent className="grid gap-4">
        {pixel && <PublicKey pixel={pixel} rotate={actions?.rotate} />}
        {actions && (
          <SitesForm
            // A key that has just been made brings another form.
            key={pixel ? "sites" : "key"}
            origins={pixel?.origins ?? []}
            action={pixel ? actions.setOrigins : actions.provision}
            submit={pixel ? "Save sites" : "Make public key"}
          />
        )}
        {!actions && <Sites pixel={pixel} />}
      </CardContent>
    </Card>
  );
}

function PublicKey({ pixel: { publicKey }, rotate }: { pixel: Pixel; rotate?: Act }) {
  const [asks, setAsks] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="grid min-w-0 flex-1 basis-64 gap-1">
        <h3 className="font-medium">Public key</h3>
        <code className="wrap-anywhere select-all font-mono text-xs">{publicKey}</code>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <CopyButton value={publicKey} label="Copy key" variant="outline" />
        {rotate && (
          <Button type="button" variant="outline" size="sm" onClick={() => setAsks(true)}>
            Rotate key
          </Button>
        )}
      </div>
      {rotate && (
        <ConfirmAct
          open={asks}
          onClose={() => setAsks(false)}
          id="pixel"
          action={rotate}
          title="Rotate the public key?"
          description="Pages with the old key report nothing from now on, until they have the new snippet. Visits go on being counted."
          confirm="Rotate now"
          destructive
          done="The public key is rotated"
          refused="The key was not rotated"
        />
      )}
    </div>
  );
}

interface SitesFormProps {
  origins: readonly string[];
  action: Act;
  submit: string;
}

function SitesForm({ origins, action, submit }: SitesFormProps) {
  const { state, form, field, control, problem } = useForm(action);
  return (
    <form {...form} className="grid gap-4">
      <FormProblem problem={problem} />
      <Field
        label="Sites that may report"
        hint="One a line, by scheme and host: https://www.example.com. From any other, events are refused."
        className="max-w-xl"
        {...field("origins")}
      >
        <Textarea
          {...control("origins", origins.join("\n"))}
          key={origins.join()}
          spellCheck={false}
          autoCapitalize="none"
          className="font-mono"
        />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton variant="outline">{submit}</SubmitButton>
        <Saved state={state}>Saved. It holds from now on.</Saved>
      </div>
    </form>
  );
}

function Sites({ pixel }: { pixel: Pixel | undefined }) {
  if (!pixel)
    return <p className="text-muted-foreground">An admin or owner can make a public key.</p>;
  return pixel.origins.length > 0 ? (
    <ul className="grid gap-1 font-mono text-xs">
      {pixel.origins.map((origin) => (
        <li key={origin}>{origin}</li>
      ))}
    </ul>
  ) : (
    <Notice>No site may report yet. An admin or owner can list yours.</Notice>
  );
}
